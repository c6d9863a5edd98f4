package dev.sotto.client.face.tui.pane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Rect;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final Timeline HUNDRED = Timeline.EMPTY.withOlder(page(901, 1_000), true);

    @Test
    @DisplayName("who is at the newest message follows it; who scrolled up is told what came")
    void follows() {
        Pane pane = Chat.pane(HUNDRED, 60, 10);
        assertThat(Viewport.FOLLOW.showsNewest(pane)).isTrue();
        Viewport up = Viewport.FOLLOW.scroll(-5, pane);
        assertThat(up.isFollowing()).isFalse();
        assertThat(up.newBelow(pane)).as("what was seen before is not new").isZero();
        String before = Chat.text(pane, up);
        Timeline more = HUNDRED;
        for (long number = 1_001; number <= 1_004; number++) {
            more = more.arrived(message(number), up.isFollowing());
        }
        Pane later = Chat.pane(more, 60, 10);
        assertThat(up.newBelow(later)).isEqualTo(4);
        assertThat(Chat.text(later, up).lines().limit(9))
                .isEqualTo(before.lines().limit(9).toList());
        assertThat(Chat.text(later, up)).endsWith("\u25BC 4 new below\n");
        assertThat(up.scroll(7, later).newBelow(later))
                .as("one of them is in sight, another one covered")
                .isEqualTo(3);
        assertThat(up.scroll(7, later).scroll(-7, later).newBelow(later))
                .as("seen is seen")
                .isEqualTo(3);
        assertThat(up.scroll(9, later).isFollowing()).isTrue();
        assertThat(up.bottom().showsNewest(later)).isTrue();
        assertThat(up.bottom().newBelow(later)).isZero();
    }

    @Test
    @DisplayName("paging up and down comes back, and pages overlap")
    void pages() {
        Pane pane = Chat.pane(HUNDRED, 60, 10);
        Viewport up = Viewport.FOLLOW.pageUp(pane).pageUp(pane);
        Viewport upper = up.pageUp(pane);
        assertThat(Chat.text(pane, upper).lines().skip(8))
                .isEqualTo(Chat.text(pane, up).lines().limit(2).toList());
        assertThat(Chat.text(pane, upper.pageDown(pane))).isEqualTo(Chat.text(pane, up));
        assertThat(upper.pageDown(pane).pageDown(pane).pageDown(pane).isFollowing())
                .isTrue();
        assertThat(Chat.text(pane, Viewport.FOLLOW.scroll(Integer.MIN_VALUE, pane)))
                .isEqualTo(Chat.text(pane, Viewport.FOLLOW.top(pane)));
    }

    @Test
    @DisplayName("pages of the history are asked for in time, and only then")
    void wants() {
        Pane pane = Chat.pane(HUNDRED, 60, 10);
        assertThat(Viewport.FOLLOW.wantsOlder(pane)).isFalse();
        assertThat(Viewport.FOLLOW.scroll(-60, pane).wantsOlder(pane)).isTrue();
        assertThat(Viewport.FOLLOW.wantsOlder(Chat.pane(Timeline.EMPTY, 60, 10)))
                .isTrue();
        assertThat(Viewport.FOLLOW.wantsOlder(Chat.pane(Chat.of(), 60, 10))).isFalse();
        Timeline middle = HUNDRED.replaced(page(400, 600), true, true);
        Pane away = Chat.pane(middle, 60, 10);
        assertThat(Viewport.FOLLOW.wantsNewest(middle)).isTrue();
        Viewport top = Viewport.FOLLOW.top(away);
        assertThat(top.wantsNewest(middle)).isFalse();
        assertThat(top.wantsNewer(away)).isFalse();
        Viewport end = top.scroll(1_000, away);
        assertThat(end.isFollowing()).as("newer ones are not loaded").isFalse();
        assertThat(end.wantsNewer(away)).isTrue();
        assertThat(end.showsNewest(away)).isFalse();
        String before = Chat.text(away, end);
        assertThat(Chat.text(Chat.pane(middle.withNewer(page(601, 800), true), 60, 10), end))
                .isEqualTo(before);
    }

    @Test
    @DisplayName("opens at the unread line, or at the newest message if all that is unread is in sight")
    void opens() {
        Pane pane = Chat.pane(HUNDRED, 60, 10);
        Viewport few = Viewport.opened(998, 2, pane);
        assertThat(few.isFollowing()).isTrue();
        assertThat(Chat.text(pane, few)).contains(" 2 unread ");
        Viewport many = Viewport.opened(950, 50, pane);
        assertThat(Chat.text(pane, many)).contains(" 50 unread ", "message 951", "new below");
        assertThat(many.readTo(pane)).hasValue(958);
        assertThat(many.newBelow(pane)).isEqualTo(42);
        assertThat(many.bottom().toUnread(pane).newBelow(pane))
                .as("all of it was in sight since")
                .isZero();
        assertThat(Chat.text(pane, many.withoutUnread())).doesNotContain("unread");
        assertThat(Viewport.opened(500, 500, pane).wantsOlder(pane)).isTrue();
        assertThat(Chat.text(pane, Viewport.opened(500, 500, pane)))
                .as("the first unread one is not loaded")
                .doesNotContain("unread");
    }

    @Test
    @DisplayName("selecting goes from message to message, and holds the view")
    void selects() {
        Timeline noted = HUNDRED.note("between", Chat.NOW, false).arrived(message(1_001), true);
        Pane pane = Chat.pane(noted, 60, 6);
        Viewport viewport = Viewport.FOLLOW.selectUp(pane);
        assertThat(viewport.selected()).contains(new EntryKey(1_001, 0));
        viewport = viewport.selectUp(pane);
        assertThat(viewport.selected()).as("a note is none").contains(new EntryKey(1_000, 0));
        for (int i = 0; i < 30; i++) {
            viewport = viewport.selectUp(pane);
            assertThat(Chat.text(pane, viewport)).contains("\u203A message " + (999 - i));
        }
        for (int i = 0; i < 10; i++) {
            viewport = viewport.selectDown(pane);
            assertThat(Chat.text(pane, viewport)).contains("\u203A message " + (971 + i));
        }
        assertThat(viewport.selectedMessage(noted).orElseThrow().text()).isEqualTo("message 980");
        assertThat(viewport.select(new EntryKey(5, 0), pane)).isSameAs(viewport);
        assertThat(Viewport.FOLLOW.selectDown(pane)).isSameAs(Viewport.FOLLOW);
    }

    @Test
    @DisplayName("says what is under the mouse")
    void hits() {
        Timeline timeline = HUNDRED.arrived(
                Chat.from(
                        1_001,
                        "see https://example.com/a/rather/long/path/that/folds/over now",
                        "2026-11-25T12:00:00Z"),
                true);
        Rect area = new Rect(5, 3, 40, 6);
        Pane pane = Chat.pane(timeline, area.width(), area.height());
        Frame frame = new Frame(60, 20);
        PanePainter.draw(frame, area, timeline, Viewport.FOLLOW, pane.context());
        assertThat(frame.line(7)).isEqualTo("     \u2502 https://example.com/a/rather/long/path");
        String address = "https://example.com/a/rather/long/path/that/folds/over";
        EntryKey key = new EntryKey(1_001, 0);
        assertThat(hit(8, 7, area, pane, Viewport.FOLLOW)).isEqualTo(new Hit.OnLink(key, address));
        assertThat(hit(8, 8, area, pane, Viewport.FOLLOW)).isEqualTo(new Hit.OnLink(key, address));
        assertThat(hit(8, 6, area, pane, Viewport.FOLLOW)).isEqualTo(new Hit.OnMessage(key));
        assertThat(hit(4, 7, area, pane, Viewport.FOLLOW)).isEqualTo(new Hit.Nothing());
        assertThat(hit(8, 9, area, pane, Viewport.FOLLOW)).isEqualTo(new Hit.Nothing());
        Viewport up = Viewport.FOLLOW.scroll(-9, pane);
        Pane later = Chat.pane(timeline.arrived(message(1_002), false), area.width(), area.height());
        assertThat(hit(8, 8, area, later, up)).isEqualTo(new Hit.OnNewBelow());
    }

    private static Hit hit(int column, int row, Rect area, Pane pane, Viewport viewport) {
        return PanePainter.hit(column, row, area, pane.timeline(), viewport, pane.context());
    }

    private static Entry.Message message(long number) {
        return Chat.from(number, "message " + number, "2026-11-25T12:00:00Z");
    }

    private static List<Entry.Message> page(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(ViewportTest::message).toList();
    }
}
