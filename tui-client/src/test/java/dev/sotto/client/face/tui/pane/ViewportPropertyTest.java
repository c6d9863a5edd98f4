package dev.sotto.client.face.tui.pane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Signs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewportPropertyTest {
    private static final int STEPS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    @DisplayName("whatever comes, what is being read stays in its row; whatever is drawn stays in its rectangle")
    void holds(long seed) {
        Reader reader = new Reader(seed);
        for (int step = 0; step < STEPS; step++) {
            reader.step(step);
        }
    }

    /** One chat of 1 000 messages of which the newest page is loaded at first, and somebody who reads in it. */
    private static final class Reader {
        private final Random random;
        private long newest = 1_000;
        private Timeline timeline;
        private int width = 60;
        private int height = 20;
        private Viewport viewport;

        Reader(long seed) {
            random = new Random(seed);
            timeline = Timeline.EMPTY.withOlder(page(971, 1_000), true);
            viewport = Viewport.opened(980, 12, pane());
        }

        void step(int step) {
            Optional<Held> held = held();
            boolean moved = false;
            int operation = random.nextInt(12);
            switch (operation) {
                case 0, 1, 2 -> timeline = timeline.arrived(message(++newest), viewport.isFollowing());
                case 3 -> timeline = timeline.note(words(), at(newest), random.nextBoolean());
                case 4 -> timeline = status();
                case 5 -> timeline = older();
                case 6 -> {
                    viewport = viewport.scroll(0, pane());
                    held = held();
                    width = random.nextInt(120);
                    height = random.nextInt(40);
                    boolean out = height < 2 || viewport.window(pane()).pushed();
                    held = out ? Optional.empty() : held.map(row -> row.within(height));
                }
                case 7 -> {
                    viewport = random.nextBoolean() ? viewport.selectUp(pane()) : viewport.selectDown(pane());
                    moved = true;
                }
                case 8 -> {
                    viewport = viewport.scroll(random.nextInt(9) - 4, pane());
                    moved = true;
                }
                case 9 -> {
                    viewport = random.nextInt(3) > 0 ? viewport.pageUp(pane()) : viewport.pageDown(pane());
                    moved = true;
                }
                case 10 -> {
                    viewport = jump();
                    moved = true;
                }
                default -> timeline = timeline.arrived(message(newest), viewport.isFollowing());
            }
            viewport = viewport.settled(pane());
            check(step + " operation " + operation, moved ? Optional.empty() : held);
        }

        private void check(String step, Optional<Held> held) {
            Pane pane = pane();
            Frame frame = Chat.frame(pane, viewport);
            for (int row = 0; row < frame.rows(); row++) {
                assertThat(frame.cluster(0, row)).isEqualTo("#");
                assertThat(frame.cluster(frame.columns() - 1, row)).isEqualTo("#");
            }
            held.ifPresent(row -> assertThat(screenRow(row.key(), row.start()))
                    .as("step %s: %s", step, row)
                    .hasValue(row.screenRow()));
            if (viewport.isFollowing() && height > 0) {
                assertThat(viewport.window(pane).showsLast()).isTrue();
                assertThat(viewport.newBelow(pane)).isZero();
            }
        }

        private Viewport jump() {
            return switch (random.nextInt(6)) {
                case 0 -> viewport.bottom();
                case 1 -> viewport.top(pane());
                case 2 -> viewport.toUnread(pane());
                case 3 -> viewport.deselect(pane());
                case 4 -> viewport.withoutUnread();
                default -> viewport.withUnread(newest - 10, 3);
            };
        }

        /** The row that is being read: the selected message if it is in sight, else the first row of a text. */
        private Optional<Held> held() {
            Window window = viewport.window(pane());
            if (viewport.isFollowing() || height < 2 || window.isEmpty()) {
                return Optional.empty();
            }
            Optional<Held> first = Optional.empty();
            for (int y = window.blanks(); y < height; y++) {
                Spot spot = window.layout().move(window.top(), y - window.blanks());
                Block block = window.layout().block(spot.index());
                int row = spot.row() - block.lead();
                if (row >= 0 && row < block.body().size()) {
                    EntryKey key = window.layout().entry(spot.index()).key();
                    Held here = new Held(key, block.body().get(row).start(), y);
                    if (row == 0 && viewport.selected().equals(Optional.of(key))) {
                        return Optional.of(here);
                    }
                    first = first.isPresent() ? first : Optional.of(here);
                }
            }
            return first;
        }

        private OptionalInt screenRow(EntryKey key, int start) {
            Window window = viewport.window(pane());
            for (int y = window.blanks(); y < height; y++) {
                Spot spot = window.layout().move(window.top(), y - window.blanks());
                Block block = window.layout().block(spot.index());
                int row = spot.row() - block.lead();
                if (window.layout().entry(spot.index()).key().equals(key)
                        && row >= 0
                        && row < block.body().size()
                        && Body.rowOf(block.body(), start) == row) {
                    return OptionalInt.of(y);
                }
            }
            return OptionalInt.empty();
        }

        private Timeline status() {
            long number = newest - random.nextInt(40);
            MessageStatus status = List.of(MessageStatus.values()).get(random.nextInt(3));
            return timeline.status(Chat.id(number), status, Optional.empty());
        }

        private Timeline older() {
            long oldest = timeline.oldest().orElse(1_001);
            long from = Math.max(1, oldest - 1 - random.nextInt(30));
            return oldest == 1 ? timeline : timeline.withOlder(page(from, oldest + 3), from > 1);
        }

        private List<Entry.Message> page(long from, long to) {
            List<Entry.Message> page = new ArrayList<>();
            for (long number = from; number <= Math.min(to, newest); number++) {
                page.add(message(number));
            }
            return page;
        }

        /** The same message for the same number; times of a sender need not be in order. */
        private Entry.Message message(long number) {
            Random own = new Random(number * 31);
            String text = words(own);
            return own.nextInt(3) == 0
                    ? Chat.own(
                            number,
                            text,
                            at(number).toString(),
                            List.of(MessageStatus.values()).get(own.nextInt(4)))
                    : Chat.from(number, text, at(number).toString());
        }

        private Instant at(long number) {
            return Instant.parse("2026-11-20T00:00:00Z").plusSeconds(number * 90 * (1 + number % 3));
        }

        private String words() {
            return words(random);
        }

        private static String words(Random source) {
            StringBuilder text = new StringBuilder();
            String[] words = {
                "hello",
                "\u4E2D\u6587",
                "\uD83D\uDC4D\uD83C\uDFFD",
                "a",
                "\n",
                "```\n",
                "\u05E9\u05DC\u05D5\u05DD",
                "https://example.com/a/long/path",
                "e\u0301",
                "supercalifragilisticexpialidocious"
            };
            for (int i = source.nextInt(40); i >= 0; i--) {
                text.append(words[source.nextInt(words.length)]).append(' ');
            }
            return text.toString();
        }

        private Pane pane() {
            return new Pane(timeline, Chat.context(Signs.UNICODE), width, height);
        }
    }

    private record Held(EntryKey key, int start, int screenRow) {
        Held within(int height) {
            return new Held(key, start, Math.min(screenRow, height - 1));
        }
    }
}
