package dev.sotto.client.command;

import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads the command lines that a person types. A line that is no command is never sent to anybody: it yields
 * {@link ParsedLine.Wrong} with the nearest command. Words are taken in any case; the message of {@code msg} is
 * everything behind the one space after the name, as it was typed.
 */
public final class CommandParser {
    /** How many messages {@code history} shows if it is not told. */
    public static final int HISTORY_DEFAULT = 20;

    /** What one answer may hold: more than a screen, bounded memory. */
    public static final int HISTORY_MAX = 1000;

    /** Of a safety number. */
    private static final int SAFETY_NUMBER_DIGITS = 60;

    private CommandParser() {}

    public static ParsedLine parse(String line) {
        String typed = line.stripLeading();
        int space = firstBlank(typed);
        String word = typed.substring(0, space);
        String rest = typed.substring(space);
        if (word.isEmpty()) {
            return new ParsedLine.Nothing();
        }
        Optional<CommandWord> known = CommandWord.of(word);
        if (known.isEmpty()) {
            return unknown(word);
        }
        String arguments = rest.strip();
        return switch (known.get()) {
            case INIT -> forUser(CommandWord.INIT, arguments, Command.Init::new);
            case MSG -> message(rest);
            case RESET -> reset(arguments);
            case RESET_SERVER -> throw new IllegalStateException("two words are no word");
            case CHATS -> alone(CommandWord.CHATS, arguments, new ParsedLine.Run(new Command.ListChats()));
            case UNREAD -> alone(CommandWord.UNREAD, arguments, new ParsedLine.ListUnread());
            case READ -> aboutUser(CommandWord.READ, arguments, ParsedLine.ReadChat::new);
            case HISTORY -> history(arguments);
            case LINKS -> aboutUser(CommandWord.LINKS, arguments, ParsedLine.ListLinks::new);
            case SAFETY_NUMBER -> forUser(CommandWord.SAFETY_NUMBER, arguments, Command.ShowSafetyNumber::new);
            case VERIFY -> verify(arguments);
            case ACCEPT -> forUser(CommandWord.ACCEPT, arguments, Command.AcceptIdentity::new);
            case REJECT -> forUser(CommandWord.REJECT, arguments, Command.RejectIdentity::new);
            case PASSWD -> alone(CommandWord.PASSWD, arguments, new ParsedLine.AskPasswords());
            case STATUS -> alone(CommandWord.STATUS, arguments, new ParsedLine.ShowStatus());
            case LOCK -> alone(CommandWord.LOCK, arguments, new ParsedLine.Lock());
            case HELP -> new ParsedLine.ShowHelp(Optional.of(arguments).filter(topic -> !topic.isEmpty()));
            case EXIT -> alone(CommandWord.EXIT, arguments, new ParsedLine.Run(new Command.Exit()));
        };
    }

    private static ParsedLine message(String rest) {
        String behindWord = rest.stripLeading();
        int space = firstBlank(behindWord);
        String text = behindWord.substring(Math.min(space + 1, behindWord.length()));
        if (space == 0 || text.isBlank()) {
            return usage(CommandWord.MSG);
        }
        return named(behindWord.substring(0, space), peer -> new Command.SendText(peer, text));
    }

    private static ParsedLine reset(String arguments) {
        if (arguments.equals("server")) {
            return new ParsedLine.ConfirmResetServer();
        }
        String[] parts = arguments.split("\\s+", -1);
        boolean forget = parts.length == 2 && parts[1].equals("--forget");
        if (arguments.isEmpty() || (parts.length > 1 && !forget)) {
            return usage(CommandWord.RESET);
        }
        return named(parts[0], peer -> new Command.Reset(peer, forget));
    }

    private static ParsedLine history(String arguments) {
        List<String> parts = words(arguments);
        OptionalLong before = OptionalLong.empty();
        if (parts.size() >= 2 && parts.get(parts.size() - 2).equals("--before")) {
            before = number(parts.get(parts.size() - 1));
            if (before.isEmpty()) {
                return wrong(ErrorCode.MALFORMED, "The number of a message has 1 to 18 digits.");
            }
            parts = parts.subList(0, parts.size() - 2);
        }
        if (parts.isEmpty() || parts.size() > 2) {
            return usage(CommandWord.HISTORY);
        }
        Optional<Integer> limit = parts.size() == 1 ? Optional.of(HISTORY_DEFAULT) : historyLimit(parts.get(1));
        if (limit.isEmpty()) {
            return wrong(ErrorCode.MALFORMED, "The count of messages is a number from 1 to " + HISTORY_MAX + ".");
        }
        OptionalLong bound = before;
        return named(parts.get(0), peer -> new Command.ShowHistory(peer, limit.get(), bound, OptionalLong.empty()));
    }

    private static Optional<Integer> historyLimit(String digits) {
        if (!digits.matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        int count = Integer.parseInt(digits);
        return count >= 1 && count <= HISTORY_MAX ? Optional.of(count) : Optional.empty();
    }

    /** The number of a message as it is typed; empty if it cannot be one. */
    public static OptionalLong number(String digits) {
        return digits.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    private static ParsedLine verify(String arguments) {
        String name = arguments.substring(0, firstBlank(arguments));
        String answer = arguments.substring(name.length()).strip();
        if (name.isEmpty()) {
            return usage(CommandWord.VERIFY);
        }
        if (answer.isEmpty()) {
            return parsed(name, ParsedLine.StartVerify::new);
        }
        if (answer.equalsIgnoreCase("yes")) {
            return named(name, Command.Verify::new);
        }
        String digits = answer.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]+")) {
            return usage(CommandWord.VERIFY);
        }
        return digits.length() == SAFETY_NUMBER_DIGITS
                ? parsed(name, peer -> new ParsedLine.CompareNumber(peer, digits))
                : wrong(
                        ErrorCode.MALFORMED,
                        "A safety number has " + SAFETY_NUMBER_DIGITS + " digits, and these are " + digits.length()
                                + ". Nothing was compared.");
    }

    private static List<String> words(String arguments) {
        return arguments.isEmpty() ? List.of() : List.of(arguments.split("\\s+", -1));
    }

    private static ParsedLine aboutUser(CommandWord word, String arguments, Function<AccountName, ParsedLine> line) {
        return arguments.isEmpty() || firstBlank(arguments) < arguments.length()
                ? usage(word)
                : parsed(arguments, line);
    }

    private static ParsedLine forUser(CommandWord word, String arguments, Function<AccountName, Command> command) {
        return arguments.isEmpty() || firstBlank(arguments) < arguments.length()
                ? usage(word)
                : named(arguments, command);
    }

    private static ParsedLine alone(CommandWord word, String arguments, ParsedLine parsed) {
        return arguments.isEmpty() ? parsed : usage(word);
    }

    private static ParsedLine named(String name, Function<AccountName, Command> command) {
        return parsed(name, command.andThen(ParsedLine.Run::new));
    }

    private static ParsedLine parsed(String name, Function<AccountName, ? extends ParsedLine> line) {
        Optional<AccountName> peer = AccountName.parse(name);
        return peer.isPresent() ? line.apply(peer.get()) : wrong(ErrorCode.INVALID_NAME, invalidName(name));
    }

    /** The sentence for a name that cannot be one. Not sanitised. */
    public static String invalidName(String name) {
        return "'" + shortened(name) + "' is not a user name: it has 1 to " + AccountName.MAX_LENGTH
                + " letters (A-Z, a-z) and digits.";
    }

    private static ParsedLine unknown(String word) {
        String hint = CommandWord.nearest(word)
                .map(near -> "Did you mean '" + near.usage() + "'?")
                .orElse("Type 'msg <user> <message>' to send a message.");
        return wrong(
                ErrorCode.UNKNOWN_COMMAND,
                "Unknown command '" + shortened(word) + "'. " + hint + " Type 'help' for all commands.");
    }

    private static ParsedLine usage(CommandWord word) {
        return wrong(ErrorCode.MALFORMED, "Usage: " + word.usage());
    }

    private static ParsedLine wrong(ErrorCode code, String sentence) {
        return new ParsedLine.Wrong(code, sentence);
    }

    private static String shortened(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "...";
    }

    private static int firstBlank(String text) {
        int at = 0;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
