package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The transcripts of the seed through the plain face, with the sentences that docs/SCRIPTING.md promises. */
class PlainIT extends SharedRelay {
    private static final List<String> INTRODUCTION = List.of(
            "User logged in successfully.",
            "You can now send messages to the server.",
            "Type 'exit' to close the connection.",
            "Type 'init <user>' to initiate a key exchange and open a chat.",
            "Type 'msg <user> <message>' to send a message.",
            "Type 'reset <user> [--forget]' to reset the chat with a user; --forget deletes its history too.",
            "Type 'reset server' to delete your account.",
            "Type 'help' to show this list.");
    private static final List<String> FAREWELL = List.of("Closing connection.", "Connection closed.");

    @Test
    @DisplayName("registering and logging in, whole transcripts")
    void registerAndLogin() throws Exception {
        Path data = folder.resolve("register");
        try (PlainClient paul = PlainClient.launch(relay, data)) {
            paul.type("Register", "123", "exit");
            assertThat(paul.exitCode()).isZero();
            assertThat(paul.rest())
                    .isEqualTo(transcript(
                            List.of(
                                    "Enter your username:",
                                    "Connected to server " + relay.address() + " as Register.",
                                    "First contact with this server. Trusting its fingerprint from now on: "
                                            + relay.fingerprint()
                                            + ". Compare it with the one that the server printed at its start.",
                                    "User not registered.",
                                    "Enter your new password:",
                                    "Computing keys...",
                                    "Sending registration request to server...",
                                    "User registered successfully."),
                            INTRODUCTION,
                            FAREWELL));
        }
        try (PlainClient paul = PlainClient.launch(relay, data)) {
            paul.type("Register", "123", "exit");
            assertThat(paul.exitCode()).isZero();
            assertThat(paul.rest())
                    .isEqualTo(transcript(
                            List.of(
                                    "Enter your username:",
                                    "Connected to server " + relay.address() + " as Register.",
                                    "User registered.",
                                    "Enter your password:"),
                            INTRODUCTION,
                            FAREWELL));
        }
    }

    @Test
    @DisplayName("an invalid name is told, and ends the client")
    void invalidName() throws Exception {
        try (PlainClient client = PlainClient.launch(relay, folder.resolve("invalid"))) {
            client.type("#");
            assertThat(client.exitCode()).isEqualTo(4);
            assertThat(client.rest())
                    .containsExactly(
                            "Enter your username:",
                            "'#' is not a user name: it has 1 to 16 letters (A-Z, a-z) and digits. Connection refused.");
        }
    }

    @Test
    @DisplayName("a wrong password is told twice, the third time is one too many")
    void wrongPassword() throws Exception {
        try (PlainClient client = PlainClient.start(relay, "Wrong", folder.resolve("wrong"))) {
            assertThat(client.endInput()).isZero();
        }
        String incorrect = "Error logging in: Password incorrect.";
        // From another folder: the store of the first one would refuse the password by itself.
        for (int i = 0; i < 3; i++) {
            try (PlainClient client = PlainClient.launch(relay, folder.resolve("wrong elsewhere"))) {
                client.type("Wrong", "345");
                client.prints("Enter your password:");
                if (i < 2) {
                    client.says(incorrect);
                } else {
                    client.saysMatching("Error logging in: Too many failed login attempts\\..*");
                }
                assertThat(client.exitCode()).isEqualTo(4);
            }
        }
    }

    @Test
    @DisplayName("a name in use is told")
    void alreadyConnected() throws Exception {
        try (PlainClient first = PlainClient.start(relay, "Twice", folder.resolve("twice"))) {
            try (PlainClient second = PlainClient.launch(relay, folder.resolve("twice elsewhere"))) {
                second.type("Twice", "password of Twice");
                second.says("Received error from server: A user with this name is already connected.");
                assertThat(second.exitCode()).isEqualTo(4);
            }
            assertThat(first.exit()).isZero();
        }
    }

    @Test
    @DisplayName("msg before init, init, chat both ways, offline message")
    void chat() throws Exception {
        Path hansData = folder.resolve("hans");
        try (PlainClient paul = PlainClient.start(relay, "Paul", folder.resolve("paul"), "--statuses")) {
            try (PlainClient hans = PlainClient.start(relay, "Hans", hansData)) {
                paul.type("msg Hans Hey!");
                paul.says("No shared secret found for Hans. Initiate a chat using 'init Hans'.");
                paul.says("Failed to send message.");

                paul.type("init Hans");
                paul.says("Requesting key bundle for Hans...");
                paul.says("Computing shared secret...");
                paul.says("Shared secret computed and saved for Hans.");
                hans.says("Successfully computed shared secret with Paul.");

                paul.type("msg Hans Hey!", "msg hans How are you? ");
                hans.says("Paul: Hey!");
                hans.says("Paul: How are you? ");
                paul.says("Message to Hans accepted by the server.");
                paul.says("Message to Hans delivered.");
                hans.type("msg Paul I'm good thanks. How about you?", "msg Paul שלום 👍🏽");
                paul.says("Hans: I'm good thanks. How about you?");
                paul.says("Hans: \u2068שלום 👍🏽\u2069");

                paul.type("init Hans");
                paul.says("Already have shared secret with Hans. Use 'reset Hans' to reset or 'msg Hans <message>' to"
                        + " send a message.");
                hans.type("mgs Paul oops", "msg Paul");
                hans.says("Unknown command 'mgs'. Did you mean 'msg <user> <message>'? Type 'help' for all commands.");
                hans.says("Usage: msg <user> <message>");
                hans.type("msg Paul Have to go offline now, will read your messages later.");
                assertThat(hans.exit()).isZero();
                assertThat(hans.rest()).endsWith("Closing connection.", "Connection closed.");
                paul.says("Hans: Have to go offline now, will read your messages later.");
            }
            paul.type("msg Hans No Problem, this chat supports offline messages :D");
            assertThat(paul.exit()).isZero();
        }
        try (PlainClient hans = PlainClient.start(relay, "Hans", hansData)) {
            hans.says("Paul: No Problem, this chat supports offline messages :D");
            assertThat(hans.endInput()).isZero();
            assertThat(hans.rest()).endsWith("Connection closed.").noneMatch(line -> line.contains("Hey!"));
        }
    }

    @Test
    @DisplayName("a reset is told to both, a new init works, the history stays")
    void resetChat() throws Exception {
        try (PlainClient rosa = PlainClient.start(relay, "Rosa", folder.resolve("rosa"));
                PlainClient theo = PlainClient.start(relay, "Theo", folder.resolve("theo"))) {
            initiate(rosa, "Rosa", theo, "Theo");
            theo.type("msg Rosa Hi!");
            rosa.says("Theo: Hi!");
            rosa.type("reset Theo");
            rosa.says("Deleted shared secret, chat session and key bundle with Theo from the database.");
            theo.says("Received reset request from Rosa.");
            theo.says("Deleted shared secret, chat session and key bundle with Rosa from the database.");
            theo.type("msg Rosa gone?");
            theo.says("No shared secret found for Rosa. Initiate a chat using 'init Rosa'.");
            theo.says("Failed to send message.");

            initiate(rosa, "Rosa", theo, "Theo");
            rosa.type("msg Theo once more");
            theo.says("Rosa: once more");
            theo.type("history Rosa");
            theo.saysMatching("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d] Theo \\(delivered\\): Hi!");
            theo.saysMatching("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d] Rosa: once more");
            assertThat(rosa.exit()).isZero();
            assertThat(theo.exit()).isZero();
        }
    }

    @Test
    @DisplayName("an account reset asks first, ends the client, and is told to a contact at its next login")
    void resetAccount() throws Exception {
        Path restData = folder.resolve("rest");
        try (PlainClient goes = PlainClient.start(relay, "Goes", folder.resolve("goes"))) {
            try (PlainClient rest = PlainClient.start(relay, "Rest", restData)) {
                initiate(goes, "Goes", rest, "Rest");
                assertThat(rest.exit()).isZero();
            }
            String question = "This deletes your account and its messages waiting at the server, for good. Type "
                    + relay.address() + " to confirm:";
            goes.type("reset server", "yes");
            goes.prints(question);
            goes.says("This deletes your account. To confirm, name the server exactly: " + relay.address() + ".");
            goes.type("reset server", relay.address());
            goes.prints(question);
            goes.says("Sending reset request to server for server.");
            goes.says("Account reset. Closing connection.");
            assertThat(goes.exitCode()).isZero();
            assertThat(goes.rest()).endsWith("Connection closed.");
        }
        try (PlainClient rest = PlainClient.start(relay, "Rest", restData)) {
            rest.says("Received reset request from Goes.");
            rest.says("Deleted shared secret, chat session and key bundle with Goes from the database.");
            assertThat(rest.exit()).isZero();
        }
        try (PlainClient again = PlainClient.launch(relay, folder.resolve("goes"))) {
            again.type("Goes", "another password", "exit");
            again.says("User not registered.");
            again.says("User registered successfully.");
            assertThat(again.exitCode()).isZero();
        }
    }

    @Test
    @DisplayName("what a hostile peer writes neither reaches the terminal raw nor passes for a line of somebody else")
    void hostileText() throws Exception {
        String time = "[12:34:56] ";
        List<String> breaks = List.of("\n", "\r\n", "\u0085", "\u2028", "\u2029");
        try (PlainClient victim = PlainClient.start(relay, "Victim", folder.resolve("victim"));
                JsonClient eve = JsonClient.start(relay, "Eve", folder.resolve("eve"))) {
            eve.run("init", "user", "Victim");
            victim.says("Successfully computed shared secret with Eve.");
            eve.say("Victim", "esc \u001B[2J\u001B]0;title\u0007 csi \u009B31m nul \u0000 del \u007F bs \b\b");
            victim.says("Eve: esc ␛[2J␛]0;title␇ csi \uFFFD31m nul ␀ del ␡ bs ␈␈");
            eve.say("Victim", "rlo \u202Egpj.exe iso \u2066x\u2069 zero\u200Bwidth tag\uDB40\uDC41 bom\uFEFF");
            victim.says("Eve: rlo \uFFFDgpj.exe iso \uFFFDx\uFFFD zero\uFFFDwidth tag\uFFFD bom\uFFFD");
            eve.say("Victim", "cr\r" + time + "Hans: vt\u000B" + time + "Hans: ff\f" + time + "Hans: forged");
            victim.says("Eve: cr␍" + time + "Hans: vt␋" + time + "Hans: ff␌" + time + "Hans: forged");
            for (String lineBreak : breaks) {
                String mark = Integer.toHexString(lineBreak.charAt(lineBreak.length() - 1));
                eve.say("Victim", "first" + mark + lineBreak + time + "Hans: forged" + mark);
                victim.says("Eve: first" + mark);
                victim.prints("         | " + time + "Hans: forged" + mark);
            }
            eve.say("Victim", "\n\n" + time + "User logged in successfully.");
            victim.says("Eve: ");
            victim.prints("         | ");
            victim.prints("         | " + time + "User logged in successfully.");
            victim.type("history Eve");
            victim.saysMatching(".{19}Eve: first2028");
            assertThat(victim.exit()).isZero();
            // Of the rest, history included, every line is ours or indented, and none holds a control.
            List<String> printed = new ArrayList<>(victim.program().rest());
            assertThat(printed)
                    .isNotEmpty()
                    .allMatch(line -> line.matches("^(\\[\\d\\d:\\d\\d:\\d\\d] | {9}\\| ).*")
                            || line.equals("Enter your username:")
                            || line.startsWith("Enter your"));
            assertThat(victim.program().transcript().replace("\n", ""))
                    .doesNotContainPattern("[\\p{Cc}\\u2028-\\u202E\\u2066\\u200B\\uFEFF]");
            assertThat(eve.leave()).isZero();
        }
    }

    @Test
    @DisplayName(
            "the end of the input ends the client with 0, with 6 if something is left unsent, and it goes out later")
    void endOfInput() throws Exception {
        Path sallyData = folder.resolve("sally");
        Path tessData = folder.resolve("tess");
        try (Relay own = Relay.start(folder.resolve("own relay"))) {
            try (PlainClient tess = PlainClient.start(own, "Tess", tessData);
                    PlainClient sally = PlainClient.start(own, "Sally", sallyData)) {
                initiate(sally, "Sally", tess, "Tess");
                sally.type("msg Tess last words");
                assertThat(sally.endInput()).isZero();
                assertThat(sally.rest()).endsWith("Connection closed.").doesNotContain("Closing connection.");
                tess.says("Sally: last words");
                assertThat(tess.exit()).isZero();
            }
            try (PlainClient sally = PlainClient.start(own, "Sally", sallyData)) {
                own.kill();
                sally.says("Connection to the server lost. Trying to reach it; messages wait until then.");
                sally.type("msg Tess while it is away");
                sally.says("Message to Tess waits until the server is back.");
                assertThat(sally.endInput()).isEqualTo(6);
                assertThat(sally.rest())
                        .endsWith(
                                "Some messages are not sent yet. They are kept and go out at the next start.",
                                "Connection closed.");
            }
            try (PlainClient sally = PlainClient.launch(own, sallyData)) {
                sally.type("Sally", "password of Sally");
                sally.saysMatching(own.address() + " cannot be reached: .*");
                sally.says("Opening the local data of Sally.");
                sally.says("The server is out of reach. Messages wait until it is back.");
                sally.says("You can now send messages to the server.");
                own.restart();
                sally.says("User logged in successfully.");
                assertThat(sally.endInput()).isZero();
            }
            try (PlainClient tess = PlainClient.start(own, "Tess", tessData)) {
                tess.says("Sally: while it is away");
                assertThat(tess.exit()).isZero();
            }
        }
    }

    @Test
    @DisplayName(
            "another identity of the server is refused with both fingerprints; whoever accepts it is told which one")
    void relayChanged() throws Exception {
        Path data = folder.resolve("cora");
        String before;
        int port;
        try (Relay one = Relay.start(folder.resolve("relay one"));
                PlainClient cora = PlainClient.start(one, "Cora", data)) {
            before = one.fingerprint();
            port = one.port();
            assertThat(cora.exit()).isZero();
        }
        try (Relay other = Relay.startOn(port, folder.resolve("relay two"))) {
            try (PlainClient cora = PlainClient.launch(other, data)) {
                cora.type("Cora");
                cora.saysMatching(".*" + before + ".*" + other.fingerprint() + ".* start once with --accept-relay\\.");
                assertThat(cora.exitCode()).isEqualTo(5);
            }
            try (PlainClient cora = PlainClient.launch(other, data, "--accept-relay")) {
                cora.type("Cora");
                cora.says("Trusting the fingerprint of this server from now on: " + other.fingerprint()
                        + ". Compare it with the one that the server printed at its start.");
                cora.says("User not registered.");
                cora.type("another password");
                cora.says("Error logging in: There is local data of Cora made with another password. Register with that"
                        + " one, or give the local chats up with --take-over.");
                assertThat(cora.exitCode()).isEqualTo(4);
            }
            try (PlainClient cora = PlainClient.launch(other, data, "--take-over")) {
                cora.type("Cora", "another password", "chats", "exit");
                cora.says("User registered successfully.");
                cora.says("No chats yet. Initiate one using 'init <user>'.");
                assertThat(cora.exitCode()).isZero();
            }
        }
    }

    @Test
    @DisplayName("without a name, or without a password, the end of the input is told")
    void noInput() throws Exception {
        try (PlainClient nobody = PlainClient.launch(relay, folder.resolve("nobody"))) {
            assertThat(nobody.endInput()).isEqualTo(2);
            assertThat(nobody.rest()).containsExactly("Enter your username:", "No username was given.");
        }
        try (PlainClient silent = PlainClient.launch(relay, folder.resolve("silent"))) {
            silent.type("Silent");
            assertThat(silent.endInput()).isEqualTo(2);
            assertThat(silent.rest()).endsWith("No password was given: the input has ended.");
        }
    }

    private static void initiate(PlainClient from, String fromName, PlainClient to, String toName) throws Exception {
        from.type("init " + toName);
        from.says("Requesting key bundle for " + toName + "...");
        from.says("Computing shared secret...");
        from.says("Shared secret computed and saved for " + toName + ".");
        to.says("Successfully computed shared secret with " + fromName + ".");
    }

    @SafeVarargs
    private static List<String> transcript(List<String>... parts) {
        List<String> lines = new ArrayList<>();
        for (List<String> part : parts) {
            lines.addAll(part);
        }
        return lines;
    }
}
