package dev.sotto.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The account transcripts of the seed. */
class AccountIT extends SharedRelay {
    @Test
    @DisplayName("registering logs in; logging in again finds the account")
    void registerAndLogin() throws Exception {
        try (JsonClient paul = JsonClient.start(relay, "Paul", folder.resolve("a"))) {
            assertThat(paul.leave()).isZero();
        }
        try (JsonClient paul = JsonClient.launch(relay, "paul", "password of Paul", folder.resolve("a"))) {
            assertThat(paul.event("ready").get("user")).isEqualTo("Paul");
            assertThat(paul.leave()).isZero();
        }
    }

    @Test
    @DisplayName("an invalid name is refused with a clear message")
    void invalidName() throws Exception {
        for (String name : new String[] {"#", "seventeenletters1", "a b"}) {
            try (JsonClient client = JsonClient.launch(relay, name, "secret", folder.resolve("b"))) {
                assertThat(String.valueOf(
                                client.event("problem", "code", "invalid-name").get("message")))
                        .contains("1 to 16");
                assertThat(client.exitCode()).isNotZero();
            }
        }
    }

    @Test
    @DisplayName("a wrong password is told; the third within five minutes is one too many, and so is what follows")
    void wrongPassword() throws Exception {
        try (JsonClient client = JsonClient.start(relay, "Wanda", folder.resolve("c"))) {
            assertThat(client.leave()).isZero();
        }
        // From another folder: the store of the first one would refuse the password by itself.
        for (int i = 0; i < 2; i++) {
            try (JsonClient client = JsonClient.launch(relay, "Wanda", "345", folder.resolve("c2"))) {
                assertThat(client.event("problem", "code", "bad-password").get("message"))
                        .isEqualTo("Password incorrect.");
                assertThat(client.exitCode()).isNotZero();
            }
        }
        for (String password : new String[] {"345", "password of Wanda"}) {
            try (JsonClient client = JsonClient.launch(relay, "Wanda", password, folder.resolve("c2"))) {
                assertThat(client.event("problem", "code", "too-many-attempts").get("message"))
                        .asString()
                        .startsWith("Too many failed login attempts.");
                assertThat(client.exitCode()).isNotZero();
            }
        }
    }

    @Test
    @DisplayName("a wrong password for a local store is told too")
    void wrongStorePassword() throws Exception {
        try (JsonClient client = JsonClient.start(relay, "Stan", folder.resolve("d"))) {
            assertThat(client.leave()).isZero();
        }
        try (JsonClient client = JsonClient.launch(relay, "Stan", "345", folder.resolve("d"))) {
            assertThat(client.event("problem", "code", "bad-password").get("message"))
                    .isEqualTo("Password incorrect.");
            assertThat(client.exitCode()).isNotZero();
        }
    }

    @Test
    @DisplayName("a second connection is refused while the first one lives")
    void alreadyConnected() throws Exception {
        try (JsonClient first = JsonClient.start(relay, "Anna", folder.resolve("e"))) {
            try (JsonClient second = JsonClient.launch(relay, "Anna", "password of Anna", folder.resolve("e2"))) {
                assertThat(second.event("problem", "code", "already-connected").get("message"))
                        .isEqualTo("A user with this name is already connected.");
                assertThat(second.exitCode()).isNotZero();
            }
            assertThat(first.run("chats")).containsKey("chats");
            assertThat(first.leave()).isZero();
        }
    }

    @Test
    @DisplayName("two clients on one folder: the second is told who holds it")
    void folderLocked() throws Exception {
        try (JsonClient first = JsonClient.start(relay, "Lock", folder.resolve("l"))) {
            try (JsonClient second = JsonClient.launch(relay, "Lock", "password of Lock", folder.resolve("l"))) {
                assertThat(second.event("problem", "code", "store-locked").get("message"))
                        .asString()
                        .contains(Long.toString(first.program().pid()));
                assertThat(second.exitCode()).isNotZero();
            }
            assertThat(first.leave()).isZero();
        }
    }

    @Test
    @DisplayName("the password can be changed; the old one no longer opens anything")
    void passwordChange() throws Exception {
        Path data = folder.resolve("p");
        try (JsonClient client = JsonClient.start(relay, "Petra", data)) {
            assertThat(client.refused("passwd", "old", "wrong", "new", "next secret"))
                    .isEqualTo("bad-password");
            assertThat(client.run("passwd", "old", "password of Petra", "new", "next secret"))
                    .isEmpty();
            assertThat(client.leave()).isZero();
        }
        try (JsonClient client = JsonClient.launch(relay, "Petra", "password of Petra", data)) {
            client.event("problem", "code", "bad-password");
            assertThat(client.exitCode()).isNotZero();
        }
        try (JsonClient client = JsonClient.launch(relay, "Petra", "next secret", data)) {
            client.event("ready");
            client.event("connection", "state", "online");
            assertThat(client.leave()).isZero();
        }
    }

    @Test
    @DisplayName("bad lines are error answers and nothing more")
    void badLines() throws Exception {
        try (JsonClient client = JsonClient.start(relay, "Json", folder.resolve("j"))) {
            client.raw("this is not JSON");
            client.awaitObject("error answer", o -> o.get("error") != null);
            client.raw("[1,2]");
            client.awaitObject("error answer", o -> o.get("error") != null);
            assertThat(client.refused("dance")).isEqualTo("unknown-command");
            assertThat(client.refused("msg", "user", "Hans")).isEqualTo("malformed");
            assertThat(client.refused("reset-server", "confirm", "elsewhere:1")).isEqualTo("not-confirmed");
            assertThat(client.run("chats")).containsKey("chats");
            assertThat(client.leave()).isZero();
        }
    }
}
