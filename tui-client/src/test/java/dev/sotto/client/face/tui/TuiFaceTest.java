package dev.sotto.client.face.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.runtime.Probe;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the first frame to a started client, or to an end before. */
@Timeout(60)
class TuiFaceTest extends FaceBench {
    private static final String FINGERPRINT = "SHA-256:" + "ab".repeat(32);

    @Test
    @DisplayName("three questions, the fingerprint, the passphrase twice: registered and signed in")
    void wizard() throws Exception {
        user = Optional.empty();
        server = Optional.empty();
        client.probe = probe(false, true);
        start();
        terminal.awaitText("Which server?");
        terminal.key(Key.ctrl("u"));
        terminal.line("nowhere at all");
        terminal.awaitText("no address");
        terminal.key(Key.ctrl("u"));
        terminal.line("localhost");
        terminal.awaitText("Which name?");
        terminal.line("Paul");
        terminal.awaitText("Is it the right server?");
        assertThat(terminal.picture).contains("abab");
        terminal.enterKey();
        terminal.awaitText("Your passphrase");
        terminal.line("correct horse");
        terminal.awaitText("once more");
        assertThat(terminal.picture).doesNotContain("correct");
        terminal.line("correct horse");
        awaitClient("register Paul@localhost:25567 correct horse");
        terminal.awaitSoon(() -> remembered.get().equals("Paul@localhost:25567"));
    }

    @Test
    @DisplayName("a wrong passphrase is said, and asked for again without a new probe by hand")
    void wrongPassphrase() throws Exception {
        client.startFailure = Optional.of(new CommandFailure(ErrorCode.BAD_PASSWORD, "Wrong password."));
        start();
        terminal.awaitText("Your passphrase");
        terminal.line("wrong");
        terminal.awaitText("Wrong password.");
        client.startFailure = Optional.empty();
        terminal.line("right");
        awaitClient("login Paul@localhost:25567 right");
    }

    @Test
    @DisplayName("a given passphrase is not asked for; a wrong one is")
    void given() throws Exception {
        variables.put("SOTTO_PASSWORD", "from outside");
        client.startFailure = Optional.of(new CommandFailure(ErrorCode.BAD_PASSWORD, "Wrong password."));
        start();
        terminal.awaitText("Wrong password.");
        client.startFailure = Optional.empty();
        terminal.line("typed");
        awaitClient("login Paul@localhost:25567 typed");
        assertThat(client.calls).contains("login Paul@localhost:25567 from outside");
    }

    @Test
    @DisplayName("another device: taking over is asked for twice, the passphrase once")
    void takeOver() throws Exception {
        client.startFailure = Optional.of(new CommandFailure(ErrorCode.OTHER_DEVICE, "Another device has it."));
        start();
        terminal.awaitText("Your passphrase");
        terminal.line("secret");
        terminal.awaitText("Another device has it.");
        terminal.type("t");
        terminal.awaitText("Take the account over?");
        client.startFailure = Optional.empty();
        terminal.type("y");
        awaitClient("taken over login Paul@localhost:25567 secret");
    }

    @Test
    @DisplayName("an account in use, or a locked store: said in words, tried again with one key")
    void retry() throws Exception {
        for (ErrorCode code : List.of(ErrorCode.ALREADY_CONNECTED, ErrorCode.STORE_LOCKED)) {
            client.startFailure = Optional.of(new CommandFailure(code, "Refused as " + code.word() + "."));
            if (code == ErrorCode.ALREADY_CONNECTED) {
                start();
                terminal.awaitText("Your passphrase");
                terminal.line("secret");
            } else {
                terminal.type("r");
            }
            terminal.awaitText("Refused as " + code.word() + ".");
            assertThat(terminal.picture).contains("try again");
        }
        client.startFailure = Optional.empty();
        terminal.enterKey();
        awaitClient("login Paul@localhost:25567 secret");
    }

    @Test
    @DisplayName("a relay with another identity: its sentence with both fingerprints, and how to accept it")
    void relayChanged() throws Exception {
        client.probeFailure =
                Optional.of(new CommandFailure(ErrorCode.RELAY_CHANGED, "Was SHA-256:11, is SHA-256:22."));
        start();
        terminal.awaitText("Was SHA-256:11, is SHA-256:22.");
        assertThat(terminal.picture).contains("--accept-relay");
        terminal.type("q");
        assertThat(exitCode()).isZero();
    }

    @Test
    @DisplayName("a relay that registers by token: the token is asked for, a wrong one again; the passphrase once")
    void token() throws Exception {
        client.probe = probe(false, false, Probe.RegistrationMode.TOKEN);
        start();
        terminal.awaitText("Which token?");
        client.startFailure = Optional.of(new CommandFailure(ErrorCode.REGISTRATION_REFUSED, "No such token."));
        terminal.line("wrong");
        terminal.awaitText("Your passphrase");
        terminal.line("secret");
        terminal.awaitText("once more");
        terminal.line("secret");
        terminal.awaitText("No such token.");
        client.startFailure = Optional.empty();
        terminal.key(Key.ctrl("u"));
        terminal.line("right");
        awaitClient("register Paul@localhost:25567 secret with right");
    }

    @Test
    @DisplayName("Ctrl-Z goes back to the shell from the questions too")
    void suspended() throws Exception {
        start();
        terminal.awaitText("Your passphrase");
        terminal.key(Key.ctrl("z"));
        terminal.awaitSoon(() -> terminal.calls.contains("suspend"));
        terminal.key(Key.ctrl("c"));
        assertThat(exitCode()).isZero();
    }

    @Test
    @DisplayName("q and Ctrl-C end the wizard with 0, a signal with its number, whatever is asked")
    void ends() throws Exception {
        start();
        terminal.awaitText("Your passphrase");
        terminal.key(Key.ctrl("c"));
        assertThat(exitCode()).isZero();
        for (int number : new int[] {1, 2, 15}) {
            start();
            terminal.awaitText("Your passphrase");
            terminal.send(new TermEvent.Signalled(TermEvent.Kind.END, number));
            assertThat(exitCode()).isEqualTo(128 + number);
        }
        start();
        terminal.awaitText("Your passphrase");
        terminal.send(new TermEvent.HungUp());
        assertThat(exitCode()).isEqualTo(129);
    }

    @Test
    @DisplayName("a setting that cannot be honoured stops the start before the screen is taken")
    void brokenSettings() throws Exception {
        Files.writeString(folder.resolve("client.toml"), "[tui]\ntheme = \"nope\"\n");
        start();
        assertThat(exitCode()).isEqualTo(2);
        assertThat(shell).singleElement().asString().contains("client.toml:2", "nope");
        terminal.calls.add("close");
    }

    private static Probe probe(boolean registered, boolean newIdentity) {
        return probe(registered, newIdentity, Probe.RegistrationMode.OPEN);
    }

    private static Probe probe(boolean registered, boolean newIdentity, Probe.RegistrationMode registration) {
        return new Probe(
                true, Optional.empty(), registered, registration, Optional.of(FINGERPRINT), newIdentity, registered);
    }
}
