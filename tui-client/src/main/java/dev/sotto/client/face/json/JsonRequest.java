package dev.sotto.client.face.json;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.CommandParser;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.Passwords;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One input line as a command, or as the reason why it is none. */
final class JsonRequest {
    /** Each command with the fields it knows besides {@code id} and {@code command}. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("init", List.of("user")),
            Map.entry("msg", List.of("user", "text")),
            Map.entry("reset", List.of("user", "forget")),
            Map.entry("reset-server", List.of("confirm")),
            Map.entry("safety-number", List.of("user")),
            Map.entry("verify", List.of("user")),
            Map.entry("accept", List.of("user")),
            Map.entry("reject", List.of("user")),
            Map.entry("chats", List.of()),
            Map.entry("history", List.of("user", "limit", "before", "after")),
            Map.entry("mark-read", List.of("user", "upTo")),
            Map.entry("passwd", List.of("old", "new")),
            Map.entry("exit", List.of()));

    private final Optional<String> id;
    private final Optional<Command> command;
    private final Optional<CommandFailure> failure;

    private JsonRequest(Optional<String> id, Optional<Command> command, Optional<CommandFailure> failure) {
        this.id = id;
        this.command = command;
        this.failure = failure;
    }

    static JsonRequest parse(String line) {
        try (JsonFields fields = JsonFields.parse(line)) {
            try {
                return new JsonRequest(fields.id(), Optional.of(command(fields)), Optional.empty());
            } catch (CommandFailure failure) {
                return new JsonRequest(fields.id(), Optional.empty(), Optional.of(failure));
            }
        } catch (JsonFields.Malformed malformed) {
            return new JsonRequest(malformed.id(), Optional.empty(), Optional.of(malformed(malformed.sentence())));
        }
    }

    /** For a line that could not even be read. */
    static JsonRequest unreadable(String sentence) {
        return new JsonRequest(Optional.empty(), Optional.empty(), Optional.of(malformed(sentence)));
    }

    /** JSON already. */
    Optional<String> id() {
        return id;
    }

    Optional<Command> command() {
        return command;
    }

    /** There if there is no command. */
    Optional<CommandFailure> failure() {
        return failure;
    }

    private static Command command(JsonFields fields) throws CommandFailure {
        String word =
                fields.text("command").orElseThrow(() -> malformed("The field 'command' is missing or not a string."));
        List<String> known = FIELDS.get(word);
        if (known == null) {
            throw new CommandFailure(
                    ErrorCode.UNKNOWN_COMMAND,
                    "Unknown command '" + word + "'. There are: "
                            + String.join(
                                    ", ", FIELDS.keySet().stream().sorted().toList()) + ".");
        }
        for (String name : fields.names()) {
            if (!name.equals("command") && !known.contains(name)) {
                throw malformed("The command '" + word + "' has no field '" + name + "'.");
            }
        }
        return switch (word) {
            case "init" -> new Command.Init(user(fields));
            case "msg" -> new Command.SendText(user(fields), text(fields));
            case "reset" -> new Command.Reset(user(fields), flag(fields, "forget"));
            case "reset-server" -> new Command.ResetServer(required(fields, "confirm"));
            case "safety-number" -> new Command.ShowSafetyNumber(user(fields));
            case "accept" -> new Command.AcceptIdentity(user(fields));
            case "reject" -> new Command.RejectIdentity(user(fields));
            case "chats" -> new Command.ListChats();
            case "verify" -> new Command.Verify(user(fields));
            case "history" ->
                new Command.ShowHistory(user(fields), limit(fields), number(fields, "before"), number(fields, "after"));
            case "mark-read" ->
                new Command.MarkRead(
                        user(fields),
                        number(fields, "upTo").orElseThrow(() -> malformed("The field 'upTo' is missing.")));
            case "passwd" -> new Command.ChangePassword(secret(fields, "old"), secret(fields, "new"));
            case "exit" -> new Command.Exit();
            default -> throw new IllegalStateException(word);
        };
    }

    private static AccountName user(JsonFields fields) throws CommandFailure {
        String name = required(fields, "user");
        return AccountName.parse(name)
                .orElseThrow(() -> new CommandFailure(ErrorCode.INVALID_NAME, CommandParser.invalidName(name)));
    }

    private static String text(JsonFields fields) throws CommandFailure {
        String text = required(fields, "text");
        if (text.isEmpty()) {
            throw malformed("The field 'text' is empty.");
        }
        return text;
    }

    private static int limit(JsonFields fields) throws CommandFailure {
        String digits = fields.text("limit").orElse(Integer.toString(CommandParser.HISTORY_DEFAULT));
        int limit = digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
        if (limit < 1 || limit > CommandParser.HISTORY_MAX) {
            throw malformed("The field 'limit' is a number from 1 to " + CommandParser.HISTORY_MAX + ".");
        }
        return limit;
    }

    private static OptionalLong number(JsonFields fields, String name) throws CommandFailure {
        Optional<String> digits = fields.text(name);
        OptionalLong number = digits.map(CommandParser::number).orElse(OptionalLong.empty());
        if (digits.isPresent() && number.isEmpty()) {
            throw malformed("The field '" + name + "' is the number of a message.");
        }
        return number;
    }

    private static boolean flag(JsonFields fields, String name) throws CommandFailure {
        if (fields.text(name).isPresent()) {
            throw malformed("The field '" + name + "' is true or false.");
        }
        return fields.flag(name);
    }

    private static SecretBytes secret(JsonFields fields, String name) throws CommandFailure {
        SecretBytes secret = fields.secret(name)
                .orElseThrow(() -> malformed("The field '" + name + "' is missing or not a string."));
        // A copy: the fields close theirs.
        return Passwords.checked(SecretBytes.own(secret.copy()));
    }

    private static String required(JsonFields fields, String name) throws CommandFailure {
        return fields.text(name).orElseThrow(() -> malformed("The field '" + name + "' is missing or not a string."));
    }

    private static CommandFailure malformed(String sentence) {
        return new CommandFailure(ErrorCode.MALFORMED, sentence);
    }
}
