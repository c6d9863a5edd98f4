package dev.sotto.client.face.tui.model;

import static dev.sotto.client.face.tui.model.Play.chat;
import static dev.sotto.client.face.tui.model.Play.history;
import static dev.sotto.client.face.tui.model.Play.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.protocol.EnvelopeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tabs, panels, narrow windows, the mouse, and what of it is kept. */
final class LayoutTest {
    @Test
    void splitsUpToFourAndCloses() {
        Play play = new Play(200, 50).ready(chat("bob"), chat("carol")).open("bob", history(3));
        IntStream.range(0, 5).forEach(i -> play.keys("alt-s"));
        assertThat(play.model().panels().tab().panels()).hasSize(4);
        assertThat(play.notice()).contains("at most 4");
        assertThat(Geometry.of(play.model()).panels()).hasSize(4);
        IntStream.range(0, 5).forEach(i -> play.keys("alt-w"));
        assertThat(play.model().panels()).isEqualTo(Panels.EMPTY);
    }

    @Test
    void aChatIsOnceInATab() {
        Play play = new Play(200, 50).ready(chat("bob"), chat("carol")).open("bob", history(3));
        play.keys("alt-s", "alt-2", "alt-1");
        assertThat(play.model().panels().tab().active()).isZero();
        assertThat(play.model().panels().tab().panels()).hasSize(2);
        play.keys("alt-right");
        assertThat(play.model().panels().chat()).contains(name("carol"));
    }

    @Test
    void tabsComeAndGo() {
        Play play = new Play(100, 30).ready(chat("bob"), chat("carol")).open("bob", history(3));
        play.keys("alt-t", "alt-2");
        assertThat(play.screen()).contains("1 bob").contains("[2 carol]");
        play.keys("alt-,");
        assertThat(play.model().panels().chat()).contains(name("bob"));
        play.keys("alt-.", "alt-w");
        assertThat(play.model().panels().tabs()).hasSize(1);
    }

    @Test
    void layoutAndDraftsAreKept() {
        Play play = new Play(120, 30).ready(chat("bob"), chat("carol")).open("bob", history(3));
        play.type("a draft").keys("alt-s", "alt-2").keys("alt-t", "alt-c").forget();
        play.pass(Duration.ofSeconds(4));
        byte[] kept = play.command(Command.SaveWorkspace.class).bytes();
        Play later = new Play(120, 30).ready(kept, chat("bob"), chat("carol"));
        assertThat(later.model().panels()).isEqualTo(play.model().panels());
        assertThat(later.model().list().shown()).isFalse();
        later.keys("alt-,", "alt-1");
        assertThat(later.line()).isEqualTo("a draft");
    }

    @Test
    void aTextThatWaitsForItsChatIsKeptAsADraft() {
        Play play = new Play(120, 30).ready();
        play.type("/open dave").keys("enter").type("waiting").keys("enter").msg(new Msg.Parting());
        Play later = new Play(120, 30)
                .ready(play.command(Command.SaveWorkspace.class).bytes());
        assertThat(later.line()).isEqualTo("waiting");
    }

    @Test
    void whatIsDamagedIsIgnoredWithANote() {
        Play good = new Play(120, 30).ready(chat("bob")).open("bob", history(3));
        good.type("draft").msg(new Msg.Parting());
        byte[] kept = good.command(Command.SaveWorkspace.class).bytes();
        for (int length = 1; length < kept.length; length++) {
            Play play = new Play(120, 30).ready(Arrays.copyOf(kept, length), chat("bob"));
            assertThat(play.notice()).as("cut at %d", length).contains("damaged");
            assertThat(play.model().panels()).isEqualTo(Panels.EMPTY);
        }
        for (int at = 0; at < kept.length; at++) {
            byte[] changed = kept.clone();
            changed[at] ^= (byte) 0x80;
            new Play(120, 30).ready(changed, chat("bob")).frame();
        }
    }

    @Test
    void nothingIsKeptBeforeWhatWasKeptIsRead() {
        Play play = new Play(120, 30);
        play.type("early").keys("ctrl-q");
        assertThat(play.submitted(Command.SaveWorkspace.class)).isFalse();
        assertThat(play.effects(TuiEffect.Quit.class)).hasSize(1);
    }

    @Test
    void aNarrowWindowHasTwoScreens() {
        Play play = new Play(50, 15).ready(chat("bob", 2, false, false), chat("carol"));
        play.keys("alt-c");
        assertThat(play.screen())
                .contains("Chats")
                .doesNotContain("Write a message")
                .contains("carol");
        play.keys("down", "enter").history("carol", history(3));
        assertThat(play.model().panels().chat()).contains(name("carol"));
        assertThat(play.screen()).doesNotContain("Chats (").contains("+2 unread");
    }

    @Test
    void aTinyWindowSaysSo() {
        for (int columns = 0; columns < 45; columns++) {
            for (int rows = 0; rows < 12; rows++) {
                Play play = new Play(columns, rows).ready(chat("bob")).open("bob", history(3));
                boolean tiny = columns < Screen.MIN_COLUMNS || rows < Screen.MIN_ROWS;
                boolean said = tiny && columns >= 9 && rows > 0;
                assertThat(play.screen().startsWith("Too small"))
                        .as("%d x %d", columns, rows)
                        .isEqualTo(said);
            }
        }
    }

    @Test
    void theMouseMeansWhatIsUnderIt() {
        Play play = new Play(100, 24).ready(chat("bob"), chat("carol")).open("bob", history(12));
        Geometry geometry = Geometry.of(play.model());
        play.mouse(MouseKind.PRESS, 3, geometry.listRows().y() + 2);
        assertThat(play.model().panels().chat()).contains(name("carol"));
        play.mouse(MouseKind.PRESS, 3, geometry.listRows().y());
        play.mouse(
                MouseKind.PRESS,
                geometry.panels().get(0).messages().x() + 14,
                geometry.panels().get(0).messages().bottom() - 1);
        assertThat(play.model().input().selecting()).isTrue();
        assertThat(play.model().chat().orElseThrow().viewport().selected()).isPresent();
        play.mouse(MouseKind.PRESS, geometry.text().x(), geometry.text().y());
        assertThat(play.model().input().selecting()).isFalse();
    }

    @Test
    void aClickMovesTheCursorOpensLinksAndTabs() {
        Play play = new Play(100, 24).ready(chat("bob"), chat("carol")).open("bob", history(0));
        play.received("bob", "https://example.org/x").type("hello");
        Geometry geometry = Geometry.of(play.model());
        play.mouse(MouseKind.PRESS, geometry.text().x() + 2, geometry.text().y());
        assertThat(play.model().draft().editor().cursor()).isEqualTo(2);
        int row = row(play, "https://");
        play.mouse(MouseKind.PRESS, play.frame().line(row).indexOf("https") + 3, row);
        assertThat(play.effects()).contains(new TuiEffect.OpenLink("https://example.org/x"));
        play.keys("alt-t").mouse(MouseKind.PRESS, 2, 0);
        assertThat(play.model().panels().current()).isZero();
    }

    @Test
    void theWheelScrollsWhatIsUnderIt() {
        Play play = new Play(120, 16).ready(chat("bob"), chat("carol")).open("bob", history(20));
        play.keys("alt-s", "alt-2").history("carol", history(20));
        PanelArea left = Geometry.of(play.model()).panels().get(0);
        play.mouse(MouseKind.WHEEL_UP, left.messages().x() + 1, left.messages().y() + 1);
        assertThat(play.model().chats().of(name("bob")).orElseThrow().viewport().isFollowing())
                .isFalse();
        assertThat(play.model()
                        .chats()
                        .of(name("carol"))
                        .orElseThrow()
                        .viewport()
                        .isFollowing())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 59, 60, 80, 120, 300})
    void everythingHasItsPlaceAtEverySize(int columns) {
        for (int rows = 10; rows <= 100; rows += 5) {
            Play play =
                    new Play(columns, rows).ready(chat("bob", 0, false, true)).open("bob", history(20));
            play.msg(new Msg.Term(new TermEvent.Pasted("line\n".repeat(60), false)))
                    .keys("alt-s", "alt-t");
            Geometry geometry = Geometry.of(play.model());
            assertThat(geometry.compose().height()).isBetween(1, Math.max(1, rows / 3));
            assertThat(geometry.panels())
                    .isNotEmpty()
                    .allMatch(panel -> panel.messages().height() > 0);
            assertThat(geometry.status()).isEqualTo(new Rect(0, rows - 1, columns, 1));
        }
    }

    @Test
    void mouseOffIsKeptAndTakesEffectWhenItComesBack() {
        Play play = new Play(100, 24).ready(chat("bob"));
        play.type("/mouse off").keys("enter");
        assertThat(play.effects()).contains(new TuiEffect.SaveSetting("mouse", "off"));
        Settings now = play.model().settings();
        play.msg(new Msg.SettingsChanged(new Settings(
                now.look(), now.theme(), now.keys(), now.zone(), now.themes(), false, now.notices(), now.listWidth())));
        assertThat(play.effects()).contains(new TuiEffect.Mouse(false));
    }

    @Test
    void movesBetweenChats() {
        Play play = new Play(100, 24).ready(chat("bob"), chat("carol", 2, false, false), chat("dave", 1, true, false));
        play.act(Action.NEXT_UNREAD);
        assertThat(play.model().panels().chat()).contains(name("carol"));
        play.act(Action.NEXT_UNREAD);
        assertThat(play.model().panels().chat()).contains(name("dave"));
        play.act(Action.NEXT_CHAT);
        assertThat(play.model().panels().chat()).contains(name("bob"));
        play.act(Action.PREVIOUS_CHAT).act(Action.LAST_CHAT);
        assertThat(play.model().panels().chat()).contains(name("bob"));
        play.act(Action.CHAT_9);
        assertThat(play.notice()).contains("no chat 9");
        assertThat(play.model().input().previous()).isEqualTo(Optional.of(name("dave")));
    }

    private static int row(Play play, String text) {
        return IntStream.range(0, play.frame().rows())
                .filter(i -> play.frame()
                        .line(i)
                        .substring(30 > play.frame().line(i).length() ? 0 : 30)
                        .contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNameThatWasOnlyTriedDoesNotStay() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/open dave").keys("enter").history("dave", history(0));
        assertThat(play.model().chats().of(name("dave"))).isPresent();
        play.keys("alt-2");
        assertThat(play.model().chats().order()).containsExactly(name("bob"));
    }

    @Test
    void aNameWithADraftOrAPanelStays() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/open dave")
                .keys("enter")
                .history("dave", history(0))
                .type("hi")
                .keys("alt-2");
        play.type("/tab erin").keys("enter").history("erin", history(0)).keys("alt-.");
        assertThat(play.model().chats().order()).contains(name("dave"), name("erin"));
    }

    @Test
    void saysWhichOfSeveralPanelsIsSeen() {
        Play play =
                new Play(80, 24).ready(chat("bob"), chat("carol"), chat("dave")).open("bob", history(3));
        play.type("/split carol").keys("enter").type("/split dave").keys("enter");
        assertThat(play.frame().line(0)).contains("dave").contains("3/3");
        play.keys("alt-left", "alt-left");
        assertThat(play.frame().line(0)).contains("bob").contains("1/3");
        play.keys("alt-s");
        assertThat(play.frame().line(0)).contains("\u203aSotto").contains("2/4");
        Play wide = new Play(200, 24).ready(chat("bob"), chat("carol")).open("bob", history(3));
        wide.type("/split carol").keys("enter");
        assertThat(wide.frame().line(0)).doesNotContain("2/2");
    }

    @Test
    void whatWasSentIsFoundAfterTheNextStart() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("one").keys("enter").queued().type("two").keys("enter").queued();
        play.msg(new Msg.Parting());
        byte[] kept = play.command(Command.SaveWorkspace.class).bytes();
        Play next = new Play(80, 24).ready(kept, chat("bob"));
        next.history("bob", history(3)).type("begun").keys("alt-p");
        assertThat(next.line()).isEqualTo("two");
        next.keys("alt-p");
        assertThat(next.line()).isEqualTo("one");
        next.keys("alt-n", "alt-n");
        assertThat(next.line()).isEqualTo("begun");
    }

    @Test
    void aLayoutOfTheFirstFormIsStillRead() {
        byte[] first = {
            1, 1, 1, 0, 1, 0, 0, 0, 0, 3, 'b', 'o', 'b', 0, 0, 0, 1, 0, 0, 0, 3, 'b', 'o', 'b', 0, 0, 0, 2, 'h', 'i'
        };
        Play play = new Play(80, 24).ready(first, chat("bob"));
        assertThat(play.line()).isEqualTo("hi");
        assertThat(play.notice()).isEmpty();
    }

    @Test
    void whatWasSaidBeforeAChatIsLoadedStandsBeforeWhatCameLater() {
        Play play = new Play(80, 24).ready(chat("bob"));
        play.client(
                new ClientEvent.Problem(ErrorCode.MESSAGES_MISSING, "Something went wrong.", Optional.of(name("bob"))));
        play.received("bob", "later");
        List<HistoryEntry> page = new ArrayList<>(history(3));
        page.add(new HistoryEntry(
                1_000, new EnvelopeId(2, 1_000), false, "later", Play.START, Optional.empty(), Optional.empty()));
        play.open("bob", page);
        String screen = play.screen();
        assertThat(screen.indexOf("Something went wrong."))
                .isGreaterThan(screen.indexOf("message number 20"))
                .isLessThan(screen.lastIndexOf("later"));
    }

    @Test
    void theSwitcherOffersWhatIsUnreadThenWhereOneWasBefore() {
        Play play = new Play(80, 24).ready(chat("bob"), chat("carol"), chat("dave", 2, false, false));
        play.open("bob", history(3)).keys("ctrl-k", "enter");
        assertThat(play.model().panels().chat()).contains(name("dave"));
        play.history("dave", history(3)).type("/open bob").keys("enter", "ctrl-k", "enter");
        assertThat(play.model().panels().chat()).contains(name("dave"));
    }
}
