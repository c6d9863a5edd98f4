package dev.sotto.client.face.tui.slash;

import dev.sotto.client.command.CommandParser;
import dev.sotto.client.command.CommandWord;
import dev.sotto.client.command.ParsedLine;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import dev.sotto.protocol.AccountName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one line; see {@link SlashLine}. */
final class SlashParser {
    private static final Pattern GUARDED = Pattern.compile("[ \\t]+/[A-Za-z].*");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}([ \\t]+--.*)?");
    private static final Pattern ANSWER = Pattern.compile("(?i:yes)|([0-9][ \\t-]*){60}");
    private static final Pattern MINUTES = Pattern.compile("[1-9][0-9]{0,3}");
    private static final int SHOWN = 40;

    private final Optional<AccountName> currentChat;

    SlashParser(Optional<AccountName> currentChat) {
        this.currentChat = currentChat;
    }

    SlashLine parse(String line) {
        if (line.isBlank()) {
            return new SlashLine.Nothing();
        }
        if (line.startsWith("//")) {
            return new SlashLine.Text(line.substring(1));
        }
        if (GUARDED.matcher(line).matches()) {
            return new SlashLine.Guarded(
                    line, "This begins with a blank and a slash. Send it again to send it as a message.");
        }
        return line.startsWith("/") ? command(line.substring(1).stripTrailing()) : new SlashLine.Text(line);
    }

    private SlashLine command(String line) {
        if (line.indexOf('\n') >= 0) {
            return wrong("A command is one line. To send this as a message, begin it with two slashes: //");
        }
        int space = firstBlank(line);
        String typed = line.substring(0, space);
        String rest = line.substring(space);
        if (typed.isEmpty()) {
            return wrong("Type a command behind the slash, such as /help. To send a slash, type two: //");
        }
        Optional<SlashWord> word = SlashWord.of(typed);
        if (word.isEmpty()) {
            return unknown(typed);
        }
        return word.get().command().isPresent()
                ? forClient(word.get(), word.get().command().get(), rest)
                : forFace(word.get(), rest.strip());
    }

    private static SlashLine unknown(String typed) {
        String hint = SlashWord.nearest(typed)
                .map(near -> "Did you mean /" + near + "?")
                .orElse("Type /help for all commands.");
        return wrong("Unknown command /" + shortened(typed) + ". " + hint
                + " To send it as a message, begin it with two slashes: //");
    }

    private SlashLine forClient(SlashWord word, CommandWord command, String rest) {
        String arguments = word == SlashWord.MSG ? withoutAt(rest) : withUser(word, withoutAt(rest.strip()));
        ParsedLine parsed = CommandParser.parse(command.word() + (arguments.isEmpty() ? "" : " ") + arguments);
        if (parsed instanceof ParsedLine.Wrong wrong) {
            // The usage as it is typed here, with its slash.
            return wrong.sentence().equals("Usage: " + command.usage()) ? usage(word) : wrong(wrong.sentence());
        }
        return ClientLines.of(parsed);
    }

    /** Names the user of the open chat where no user is named. A number alone is a count, not a user of that name. */
    private String withUser(SlashWord word, String arguments) {
        boolean nobody = arguments.isEmpty()
                || arguments.startsWith("--")
                || (word == SlashWord.HISTORY && COUNT.matcher(arguments).matches())
                || (word == SlashWord.VERIFY && ANSWER.matcher(arguments).matches());
        return currentChat
                .filter(chat -> nobody && word.userMayBeLeftOut())
                .map(chat -> (chat.display() + " " + arguments).strip())
                .orElse(arguments);
    }

    private SlashLine forFace(SlashWord word, String arguments) {
        return switch (word) {
            case OPEN -> named(word, arguments, FaceCommand.Open::new);
            case SPLIT -> perhapsNamed(word, arguments, FaceCommand.Split::new);
            case TAB -> perhapsNamed(word, arguments, FaceCommand.Tab::new);
            case UNREAD -> alone(word, arguments, Action.NEXT_UNREAD);
            case COPY -> alone(word, arguments, Action.COPY);
            case EDITOR -> alone(word, arguments, Action.EXTERNAL_EDITOR);
            case LOCK -> alone(word, arguments, Action.LOCK);
            case CLOSE -> alone(word, arguments, Action.CLOSE_PANEL);
            case LIST -> alone(word, arguments, Action.TOGGLE_LIST);
            case REDRAW -> alone(word, arguments, Action.REDRAW);
            case SUSPEND -> alone(word, arguments, Action.SUSPEND);
            case EXIT -> alone(word, arguments, Action.QUIT);
            case HELP -> help(arguments);
            default -> setting(word, arguments);
        };
    }

    private static SlashLine setting(SlashWord word, String typed) {
        if (typed.isEmpty()) {
            return new SlashLine.Face(new FaceCommand.Choose(word.word()));
        }
        Argument kind = word.arguments().get(0);
        String value = kind == Argument.THEME ? typed : typed.toLowerCase(Locale.ROOT);
        boolean known = kind == Argument.THEME
                || kind.words().contains(value)
                || (kind == Argument.MINUTES && MINUTES.matcher(value).matches());
        // The file has a number of minutes, and 0 for never.
        String kept = kind == Argument.MINUTES && value.equals("off") ? "0" : value;
        return known && firstBlank(value) == value.length()
                ? new SlashLine.Face(new FaceCommand.Set(word.word(), kept))
                : usage(word);
    }

    private static SlashLine help(String arguments) {
        if (arguments.isEmpty()) {
            return new SlashLine.Help(Optional.empty());
        }
        return HelpTopic.of(arguments)
                .<SlashLine>map(topic -> new SlashLine.Help(Optional.of(topic.name())))
                .orElseGet(() -> wrong("There is no help on " + shortened(arguments) + ". "
                        + HelpTopic.nearest(arguments)
                                .map(near -> "Did you mean /help " + near + "?")
                                .orElse("Type /help for all topics.")));
    }

    private static SlashLine alone(SlashWord word, String arguments, Action action) {
        return arguments.isEmpty() ? new SlashLine.Face(new FaceCommand.Perform(action)) : usage(word);
    }

    private static SlashLine perhapsNamed(
            SlashWord word, String arguments, Function<Optional<AccountName>, FaceCommand> command) {
        return arguments.isEmpty()
                ? new SlashLine.Face(command.apply(Optional.empty()))
                : named(word, arguments, peer -> command.apply(Optional.of(peer)));
    }

    private static SlashLine named(SlashWord word, String arguments, Function<AccountName, FaceCommand> command) {
        List<String> names = Arrays.asList(withoutAt(arguments).split("\\s+", -1));
        if (arguments.isEmpty() || names.size() != 1) {
            return usage(word);
        }
        return AccountName.parse(names.get(0))
                .<SlashLine>map(peer -> new SlashLine.Face(command.apply(peer)))
                .orElseGet(() -> wrong(CommandParser.invalidName(names.get(0))));
    }

    /** {@code @bob} names bob. */
    private static String withoutAt(String arguments) {
        String name = arguments.stripLeading();
        return name.startsWith("@") ? name.substring(1) : name;
    }

    private static SlashLine usage(SlashWord word) {
        return wrong("Usage: " + word.usage() + "   Example: " + word.example());
    }

    private static SlashLine wrong(String sentence) {
        return new SlashLine.Wrong(DisplayText.line(sentence));
    }

    private static String shortened(String typed) {
        return Clusters.ellipsis(DisplayText.beginning(typed, SHOWN + 1), SHOWN);
    }

    private static int firstBlank(String text) {
        int at = 0;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
