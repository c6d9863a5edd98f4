package dev.sotto.client.face.tui.model;

import static dev.sotto.client.face.tui.model.Play.chat;
import static dev.sotto.client.face.tui.model.Play.history;
import static dev.sotto.client.face.tui.model.Play.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom one talks to, always in words; and what happens when that changes. */
final class IdentityTest {
    private static final String OLD = "54321".repeat(12);
    private static final String NEW = "12345".repeat(12);

    @Test
    void theTitleSaysTheTrustAlways() {
        assertThat(new Play(40, 10).ready(chat("bob")).open("bob", history(1)).screen())
                .contains("bob  unverified");
        assertThat(new Play(40, 10)
                        .ready(chat("bob", 0, true, false))
                        .open("bob", history(1))
                        .screen())
                .contains("bob  verified");
        Play split = new Play(200, 50).ready(chat("bob", 0, false, true)).open("bob", history(1));
        split.keys("alt-s", "alt-s", "alt-s");
        assertThat(split.screen()).contains("bob  KEY CHANGED");
    }

    @Test
    void aChangeShowsBothNumbersAndTheKeys() {
        Play play = changed(100, 30);
        assertThat(play.screen())
                .contains("KEY CHANGED")
                .contains("old 54321 54321")
                .contains("new 12345 12345")
                .contains("Alt-V compare")
                .contains("Alt-Y accept");
    }

    @Test
    void theNewNumberAndTheKeysAreThereInTheSmallestWindow() {
        assertThat(changed(40, 10).screen())
                .contains("new 12345")
                .contains("Alt-V compare")
                .contains("/reject");
    }

    @Test
    void theNumberThatIsMissingIsNotAskedForAgainAndAgain() {
        Play play = new Play(100, 30).ready(chat("bob", 0, false, true)).open("bob", history(1));
        play.fail(Command.ShowSafetyNumber.class, ErrorCode.NO_SESSION, "There is none.")
                .keys("left", "right");
        assertThat(play.submitted(Command.ShowSafetyNumber.class)).isFalse();
        assertThat(play.screen()).contains("/reject");
    }

    @Test
    void comparingVerifies() {
        Play play = changed(100, 30).keys("alt-v");
        play.answer(Command.ShowSafetyNumber.class, shown());
        assertThat(play.screen()).contains("12345");
        play.type("v");
        assertThat(play.command(Command.Verify.class)).isEqualTo(new Command.Verify(name("bob")));
    }

    @Test
    void whoStillComparesTheOldNumberDoesNotVerifyTheNewOne() {
        Play play = new Play(100, 30).ready(chat("bob")).open("bob", history(3));
        play.keys("alt-v")
                .answer(
                        Command.ShowSafetyNumber.class,
                        new Reply.SafetyNumberShown(name("bob"), OLD, "", false, Optional.empty()));
        change(play).answer(Command.ShowSafetyNumber.class, shown()); // asked for by the banner: the core has shown it
        play.type("v");
        assertThat(play.submitted(Command.Verify.class)).isFalse();
        assertThat(play.screen()).contains("KEY CHANGED");
    }

    @Test
    void whoIsAskedAboutOneIdentityDoesNotAcceptTheNext() {
        Play play = changed(100, 30).keys("alt-y");
        change(play).type("y");
        assertThat(play.submitted(Command.AcceptIdentity.class)).isFalse();
    }

    @Test
    void onlyEqualDigitsVerify() {
        Play play = new Play(100, 30).ready(chat("bob")).open("bob", history(3));
        play.type("/verify bob " + OLD).keys("enter").answer(Command.ShowSafetyNumber.class, shown());
        assertThat(play.submitted(Command.Verify.class)).isFalse();
        assertThat(play.notice()).contains("not the digits");
        play.type("/verify bob " + NEW).keys("enter").answer(Command.ShowSafetyNumber.class, shown());
        assertThat(play.submitted(Command.Verify.class)).isTrue();
        play.answer(Command.Verify.class, new Reply.Done());
        assertThat(play.notice()).contains("bob is verified");
    }

    @Test
    void acceptingAsksOnceAndClearsTheBanner() {
        Play play = changed(100, 30).keys("alt-y");
        assertThat(play.submitted(Command.AcceptIdentity.class)).isFalse();
        play.type("y").answer(Command.AcceptIdentity.class, new Reply.Done());
        play.answer(Command.ListChats.class, new Reply.Chats(List.of(chat("bob"))));
        assertThat(play.screen()).contains("bob  unverified").doesNotContain("old 54321");
        play.type("hi").keys("enter");
        assertThat(play.submitted(Command.SendText.class)).isTrue();
    }

    @Test
    void rejectingKeepsTheKnownOne() {
        Play play = changed(100, 30).type("/reject").keys("enter");
        play.answer(Command.RejectIdentity.class, new Reply.Done());
        assertThat(play.screen()).contains("known one stays");
    }

    @Test
    void thePasswordsAreAskedForElsewhere() {
        Play play = new Play(100, 30).ready();
        play.type("/passwd").keys("enter");
        assertThat(play.effects()).contains(new TuiEffect.AskPasswords());
    }

    @Test
    void deletingTheAccountWantsTheNameOfTheServer() {
        Play play = new Play(100, 30).ready();
        play.type("/reset server").keys("enter").type("wrong").keys("enter");
        assertThat(play.submitted(Command.ResetServer.class)).isFalse();
        play.keys("esc")
                .type("/reset server")
                .keys("enter")
                .type("localhost:25567")
                .keys("enter");
        assertThat(play.command(Command.ResetServer.class).confirm()).isEqualTo("localhost:25567");
    }

    @Test
    void forgettingAChatTakesItFromTheScreen() {
        Play play = new Play(100, 30).ready(chat("bob")).open("bob", history(3));
        play.type("/reset bob --forget").keys("enter");
        assertThat(play.screen()).contains("Delete all messages with bob here, for good");
        play.keys("n");
        assertThat(play.submitted(Command.Reset.class)).isFalse();
        play.type("/reset bob --forget").keys("enter", "y");
        assertThat(play.take(Command.Reset.class).command()).isEqualTo(new Command.Reset(name("bob"), true));
        play.type("/reset bob --forget").keys("enter", "y").answer(Command.Reset.class, new Reply.Done());
        assertThat(play.model().chats().of(name("bob"))).isEmpty();
        assertThat(play.model().panels()).isEqualTo(Panels.EMPTY);
    }

    private static Play changed(int columns, int rows) {
        Play play = new Play(columns, rows).ready(chat("bob")).open("bob", history(3));
        return change(play).answer(Command.ShowSafetyNumber.class, shown());
    }

    private static Play change(Play play) {
        play.client(new ClientEvent.SessionChanged(
                name("bob"), ClientEvent.SessionState.IDENTITY_CHANGED, ClientEvent.Initiator.PEER));
        return play;
    }

    private static Reply.SafetyNumberShown shown() {
        return new Reply.SafetyNumberShown(name("bob"), NEW, "", false, Optional.of(OLD));
    }
}
