package dev.sotto.client.face.tui.model;

import static dev.sotto.client.face.tui.model.Play.chat;
import static dev.sotto.client.face.tui.model.Play.history;
import static dev.sotto.client.face.tui.model.Play.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.client.face.tui.settings.NotifyLevel;
import dev.sotto.protocol.EnvelopeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was seen, what is told about, and what is loaded. */
final class ReadingTest {
    @Test
    void whatIsSeenIsReadOnce() {
        Play play = new Play(80, 24).ready(chat("bob", 3, false, false)).open("bob", history(20));
        assertThat(play.command(Command.MarkRead.class)).isEqualTo(new Command.MarkRead(name("bob"), 20));
        play.received("bob", "one").received("bob", "two");
        assertThat(play.submitted(Command.MarkRead.class))
                .as("one is in flight")
                .isFalse();
        assertThat(play.model().chats().unread()).as("what is looked at").isZero();
        assertThat(play.model().screen().title()).isEqualTo("Sotto");
    }

    @Test
    void theNextMarkGoesWhenTheOneBeforeIsAnswered() {
        Play play = new Play(80, 24).ready(chat("bob", 3, false, false)).open("bob", history(20));
        play.received("bob", "one").received("bob", "two");
        play.answer(Command.MarkRead.class, new Reply.Done());
        assertThat(play.command(Command.MarkRead.class).upTo()).isEqualTo(1_001);
        assertThat(play.model().screen().title()).isEqualTo("Sotto");
    }

    @Test
    void atMidnightTodayBecomesYesterdayByItself() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(20)).received("bob", "good night");
        assertThat(play.screen()).contains(" Today ").doesNotContain(" Yesterday ");
        play.pass(Duration.ofMinutes(1)); // what was said at the start has gone
        Instant midnight = play.model().wakeAt().orElseThrow();
        assertThat(midnight.atZone(play.model().settings().zone()).toLocalTime())
                .isEqualTo(LocalTime.MIDNIGHT);
        play.pass(Duration.between(play.model().now(), midnight));
        assertThat(play.screen()).contains(" Yesterday ").doesNotContain(" Today ");
    }

    @Test
    void nothingIsReadWithoutFocus() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(20));
        play.msg(new Msg.Term(new TermEvent.Focused(false))).received("bob", "psst");
        assertThat(play.submitted(Command.MarkRead.class)).isFalse();
        assertThat(play.effects()).contains(new TuiEffect.Title("(1) Sotto"));
        assertThat(play.effects()).contains(new TuiEffect.Notify("bob", "psst"));
        assertThat(play.screen()).contains("1 unread");
        play.msg(new Msg.Term(new TermEvent.Focused(true)));
        assertThat(play.submitted(Command.MarkRead.class)).isTrue();
    }

    @Test
    void nothingIsReadBehindAnOverlayOrFurtherDown() {
        Play play = new Play(80, 14).ready(chat("bob")).open("bob", history(20));
        play.keys("f1").received("bob", "behind");
        assertThat(play.submitted(Command.MarkRead.class)).isFalse();
        play.keys("esc");
        assertThat(play.submitted(Command.MarkRead.class)).isTrue();
        play.answer(Command.MarkRead.class, new Reply.Done());
        play.keys("page-up", "page-up").received("bob", "below");
        assertThat(play.submitted(Command.MarkRead.class)).isFalse();
        assertThat(play.screen()).contains("1 new");
        play.keys("ctrl-end");
        assertThat(play.submitted(Command.MarkRead.class)).isTrue();
    }

    @Test
    void aMessageThatIsLookedAtIsNotNotified() {
        Play play = new Play(80, 24).ready(chat("bob"), chat("carol")).open("bob", history(20));
        play.received("bob", "hi");
        assertThat(play.effects(TuiEffect.Notify.class)).isEmpty();
        play.received("carol", "hi");
        assertThat(play.effects(TuiEffect.Notify.class)).hasSize(1);
    }

    @Test
    void aNotificationSaysNoMoreThanItMay() {
        assertThat(notified(NotifyLevel.SENDER)).containsExactly(new TuiEffect.Notify("Sotto", "New message from bob"));
        assertThat(notified(NotifyLevel.NONE)).containsExactly(new TuiEffect.Notify("Sotto", "New message"));
        assertThat(notified(NotifyLevel.OFF)).isEmpty();
    }

    private static List<TuiEffect.Notify> notified(NotifyLevel level) {
        Play play = new Play(80, 24, Play.settings(Profile.DEFAULT, Signs.UNICODE, level)).ready(chat("bob"));
        return play.received("bob", "secret").effects(TuiEffect.Notify.class);
    }

    @Test
    void oldMessagesAndFloodsAreNotNotified() {
        Play play = new Play(80, 24).ready(chat("bob"));
        play.client(new ClientEvent.MessageReceived(
                name("bob"), new EnvelopeId(2, 2), 21, "old", Play.START.minus(Duration.ofHours(1))));
        assertThat(play.effects(TuiEffect.Notify.class)).isEmpty();
        IntStream.range(0, 50).forEach(i -> play.received("bob", "flood " + i));
        assertThat(play.effects(TuiEffect.Notify.class)).hasSize(1);
    }

    @Test
    void loadsPagesAsOneScrollsUp() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", page(801, 200));
        IntStream.range(0, 40).forEach(i -> play.keys("page-up"));
        Command.ShowHistory asked = play.command(Command.ShowHistory.class);
        assertThat(asked.before().getAsLong()).isEqualTo(801);
        assertThat(play.submitted(Command.ShowHistory.class)).as("once").isFalse();
    }

    @Test
    void goesToTheVeryFirstMessageAndBack() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", page(9_801, 200));
        play.keys("ctrl-home", "ctrl-home");
        assertThat(play.effects(TuiEffect.Submit.class)).as("once").hasSize(1);
        answer(play, Optional.of(0L), page(1, 200));
        assertThat(play.screen()).contains("message 1\n").doesNotContain("message 30\n");
        IntStream.range(0, 8).forEach(i -> play.keys("page-down"));
        answer(play, Optional.of(200L), page(201, 200));
        play.keys("ctrl-end");
        answer(play, Optional.empty(), page(9_801, 200));
        assertThat(play.screen()).contains("message 10000\n");
    }

    private static void answer(Play play, Optional<Long> after, List<HistoryEntry> page) {
        TuiEffect.Submit asked = play.take(Command.ShowHistory.class);
        Command.ShowHistory history = (Command.ShowHistory) asked.command();
        assertThat(history.before()).isEmpty();
        assertThat(history.after().stream().boxed().findFirst()).isEqualTo(after);
        play.msg(new Msg.Answer(asked.ticket(), new Reply.History(name("bob"), page)));
    }

    @Test
    void whoWentBackToTheNewestMessageStaysThere() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", page(9_801, 200));
        play.keys("ctrl-home", "ctrl-end").history("bob", page(1, 200));
        assertThat(play.screen()).contains("message 10000\n");
    }

    @Test
    void anAnswerToNothingIsIgnored() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(20));
        Model before = play.model();
        play.msg(new Msg.Answer(77, new Reply.History(name("bob"), page(900, 3))));
        assertThat(play.model().chat()).isEqualTo(before.chat());
    }

    @Test
    void aStrangersMessageMakesAChat() {
        Play play = new Play(80, 24).ready();
        play.received("dave", "hi, it is me");
        assertThat(play.screen()).contains("dave").contains("hi, it is me").contains("(1)");
        play.keys("alt-1").history("dave", List.of());
        assertThat(play.model().panels().chat()).contains(name("dave"));
    }

    @Test
    void aProblemStandsWhereItBelongs() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(2));
        play.client(new ClientEvent.Problem(
                ErrorCode.MESSAGE_UNREADABLE, "A message of bob could not be read.", Optional.of(name("bob"))));
        assertThat(play.screen()).contains("A message of bob could not be read.");
        play.client(new ClientEvent.Problem(ErrorCode.RATE_LIMITED, "The server asks to wait.", Optional.empty()));
        assertThat(play.screen()).contains("The server asks to wait.");
        assertThat(play.notice()).isEqualTo("The server asks to wait.");
    }

    @Test
    void copiesOpensAndExplainsTheSelectedMessage() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(2));
        play.received("bob", "see https://example.org/x").keys("up").type("o");
        assertThat(play.effects()).contains(new TuiEffect.OpenLink("https://example.org/x"));
        play.type("y");
        assertThat(play.effects()).contains(new TuiEffect.Copy("see https://example.org/x"));
        play.type("s");
        assertThat(play.screen()).contains("From: bob");
    }

    @Test
    void listsTheLinksOfAChatAndTheStatus() {
        Play play = new Play(120, 24).ready(chat("bob")).open("bob", history(2));
        play.type("/links").keys("enter");
        assertThat(play.notice()).contains("No link");
        play.received("bob", "https://example.org/a").received("bob", "https://example.org/b");
        play.type("/links").keys("enter");
        assertThat(play.screen()).contains("example.org/a").contains("example.org/b");
        play.keys("esc").type("/status").keys("enter");
        assertThat(play.notice()).contains("alice at localhost:25567, online");
    }

    static List<HistoryEntry> page(long from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new HistoryEntry(
                        from + i,
                        new EnvelopeId(5, from + i),
                        false,
                        "page message " + (from + i),
                        Play.START,
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }
}
