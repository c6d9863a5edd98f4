package dev.sotto.client.face.tui.model;

import static dev.sotto.client.face.tui.model.Play.chat;
import static dev.sotto.client.face.tui.model.Play.history;
import static dev.sotto.client.face.tui.model.Play.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the status line says is about now, and all of it can be read. */
final class NoticeTest {
    private static final String UNKNOWN = "Failed to request key bundle: there is no user named dave at this relay.";

    @Test
    void theNextKeyTakesAwayWhatWasRead() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/nonsense").keys("enter");
        assertThat(play.notice()).contains("Unknown command /nonsense");
        play.type("x");
        assertThat(play.notice()).as("a moment later").contains("Unknown command /nonsense");
        play.pass(Duration.ofSeconds(2)).type("y");
        assertThat(play.notice()).isEmpty();
    }

    @Test
    void whatNobodyAskedForStaysWhileOneTypes() {
        Play play = new Play(80, 24).ready(chat("bob"), chat("carol")).open("bob", history(3));
        play.client(new ClientEvent.Problem(
                ErrorCode.MESSAGES_MISSING, "A message of carol cannot be read.", Optional.of(name("carol"))));
        play.pass(Duration.ofSeconds(2)).type("hello");
        assertThat(play.notice()).contains("carol");
    }

    @Test
    void progressEndsWithTheFailure() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/open dave").keys("enter").history("dave", history(0));
        play.type("hi").keys("enter").client(new ClientEvent.Progress("Requesting key bundle for dave..."));
        assertThat(play.notice()).contains("Requesting");
        play.fail(Command.Init.class, ErrorCode.UNKNOWN_USER, UNKNOWN);
        assertThat(play.notice()).isEmpty();
        assertThat(play.screen()).contains("Not sent: Failed to request key");
    }

    @Test
    void aLongOneHasTheRowsThatItNeeds() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/nonsense").keys("enter");
        assertThat(play.screen())
                .contains("Unknown command /nonsense.")
                .contains("begin it with two slashes: //")
                .contains("\u203a /nonsense");
        assertThat(play.frame().line(23)).contains("two slashes");
    }

    @Test
    void onASmallScreenTheMessagesKeepTheirPlace() {
        Play play = new Play(40, 10).ready(chat("bob")).open("bob", history(3));
        play.type("/nonsense").keys("enter");
        assertThat(Geometry.of(play.model()).status().height()).isEqualTo(2);
        assertThat(play.frame().line(9)).endsWith("\u2026");
    }

    @Test
    void aCommandForAUserWhoIsNotThereMakesNoChat() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/init dave").keys("enter").fail(Command.Init.class, ErrorCode.UNKNOWN_USER, UNKNOWN);
        assertThat(play.notice()).isEqualTo(UNKNOWN);
        assertThat(play.model().chats().of(name("dave"))).isEmpty();
    }
}
