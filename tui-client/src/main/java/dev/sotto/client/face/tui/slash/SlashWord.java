package dev.sotto.client.face.tui.slash;

import dev.sotto.client.command.CommandWord;
import dev.sotto.client.command.EditDistance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every command of the full screen, in the order in which help lists them. Those that the client carries out have their
 * words from {@link CommandWord}; the others are the face's own.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum SlashWord {
    OPEN("<user>", "go to the chat with a user", "/open bob", List.of("j", "join", "w", "win", "query"), Argument.USER),
    INIT(CommandWord.INIT, "/init bob", Argument.USER),
    MSG(CommandWord.MSG, "/msg bob See you at eight.", Argument.USER, Argument.MESSAGE),
    CHATS(CommandWord.CHATS, "/chats"),
    UNREAD("", "go to the next chat with unread messages", "/unread"),
    READ(CommandWord.READ, "/read bob", Argument.USER),
    HISTORY(CommandWord.HISTORY, "/history bob 50", Argument.USER, Argument.COUNT),
    LINKS(CommandWord.LINKS, "/links bob", Argument.USER),
    COPY("", "copy the newest message, or the selected one", "/copy"),
    EDITOR("", "write the message in your editor", "/editor"),

    SAFETY_NUMBER(CommandWord.SAFETY_NUMBER, "/safety-number bob", Argument.USER),
    VERIFY(CommandWord.VERIFY, "/verify bob yes", Argument.USER, Argument.YES),
    ACCEPT(CommandWord.ACCEPT, "/accept bob", Argument.USER),
    REJECT(CommandWord.REJECT, "/reject bob", Argument.USER),
    RESET(CommandWord.RESET, "/reset bob --forget", Argument.USER_OR_SERVER, Argument.FORGET),
    RESET_SERVER(CommandWord.RESET_SERVER, "/reset server"),
    PASSWD(CommandWord.PASSWD, "/passwd"),
    LOCK("", "lock the screen; your keys leave the memory until you type your passphrase", "/lock"),

    SPLIT("[user]", "one more panel beside this one", "/split bob", List.of(), Argument.USER),
    TAB("[user]", "a new tab", "/tab bob", List.of(), Argument.USER),
    CLOSE("", "close this panel", "/close", List.of("wc"), new Argument[0]),
    LIST("", "show or hide the list of chats", "/list"),

    THEME("[name]", "change the colours", "/theme dark", List.of(), Argument.THEME),
    KEYS("[default|vim|emacs]", "change the key bindings", "/keys vim", List.of(), Argument.PROFILE),
    MOUSE("[on|off]", "listen to the mouse, or leave it to the terminal", "/mouse off", List.of(), Argument.ON_OFF),
    NOTIFY(
            "[all|sender|none|off]",
            "what a notification says: name and text, the name, that there is one; or none at all",
            "/notify sender",
            List.of(),
            Argument.PRIVACY),
    SIGNS("[unicode|ascii]", "which signs the screen is made of", "/signs ascii", List.of(), Argument.SIGNS),
    ENTER("[send|newline]", "what the Enter key does", "/enter newline", List.of(), Argument.ENTER),
    IDLE_LOCK(
            "[minutes|off]",
            "lock by itself after so many minutes without a key",
            "/idle-lock 15",
            List.of(),
            Argument.MINUTES),

    STATUS(CommandWord.STATUS, "/status"),
    HELP("[topic]", "explain a topic or a command", "/help verify", List.of("h"), Argument.TOPIC),
    REDRAW("", "draw the screen anew", "/redraw"),
    SUSPEND("", "back to the shell; fg returns", "/suspend"),
    EXIT("", "close Sotto", "/exit", List.of("q", "quit"), new Argument[0]);

    private static final int SHORTEST_GUESS = 3;

    private final String parameters;
    private final String purpose;
    private final String example;
    private final List<String> aliases;
    private final List<Argument> arguments;
    private final Optional<CommandWord> command;

    SlashWord(String parameters, String purpose, String example) {
        this(parameters, purpose, example, List.of());
    }

    SlashWord(String parameters, String purpose, String example, List<String> aliases, Argument... arguments) {
        this.parameters = parameters;
        this.purpose = purpose;
        this.example = example;
        this.aliases = aliases;
        this.arguments = List.of(arguments);
        this.command = Optional.empty();
    }

    SlashWord(CommandWord command, String example, Argument... arguments) {
        this.parameters = command.usage().substring(command.word().length()).strip();
        this.purpose = command.purpose();
        this.example = example;
        this.aliases = List.of();
        this.arguments = List.of(arguments);
        this.command = Optional.of(command);
    }

    /** Without its slash. */
    public String word() {
        return command.map(CommandWord::word)
                .orElseGet(() -> name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Other words for the same, without their slash. */
    public List<String> aliases() {
        return aliases;
    }

    /** {@code /history [user] [count]}: what may be left out in an open chat is in brackets. */
    public String usage() {
        String shown = userMayBeLeftOut() ? parameters.replace("<user>", "[user]") : parameters;
        return "/" + word() + (shown.isEmpty() ? "" : " " + shown);
    }

    public String purpose() {
        return purpose;
    }

    /** A line that does it. */
    public String example() {
        return example;
    }

    /** What stands behind the word, in order. */
    public List<Argument> arguments() {
        return arguments;
    }

    /** Whether the user of the open chat is meant if none is named. */
    public boolean userMayBeLeftOut() {
        return command.isPresent() && this != MSG && parameters.startsWith("<user>");
    }

    /** The command that the client carries out; empty for one of the face. */
    Optional<CommandWord> command() {
        return command;
    }

    /** The command of a word or of another word for it, without slash, in any case of letters. */
    public static Optional<SlashWord> of(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(known -> known.word().equals(word) || known.aliases.contains(word))
                .findFirst();
    }

    /** The word that was probably meant. */
    static Optional<String> nearest(String typed) {
        List<String> words = new ArrayList<>();
        for (SlashWord known : values()) {
            words.add(known.word());
            words.addAll(known.aliases);
        }
        // A short word is near to every other one.
        words.removeIf(word -> word.length() < SHORTEST_GUESS);
        return EditDistance.nearest(typed.toLowerCase(Locale.ROOT), words);
    }
}
