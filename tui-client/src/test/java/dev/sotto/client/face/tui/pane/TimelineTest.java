package dev.sotto.client.face.tui.pane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.MessageStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
    private static final String AT = "2026-11-25T12:00:00Z";

    @Test
    @DisplayName("pages and live events overlap, and each message is there once")
    void once() {
        Timeline timeline = Timeline.EMPTY
                .arrived(message(12), true)
                .withOlder(page(8, 12), true)
                .arrived(message(12), true)
                .arrived(message(13), true)
                .withOlder(page(5, 9), false);
        assertThat(numbers(timeline)).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
        assertThat(timeline.hasOlder()).isFalse();
        assertThat(timeline.hasNewer()).isFalse();
    }

    @Test
    @DisplayName("a live event for what an older page will bring waits for that page")
    void waits() {
        Timeline timeline = Timeline.EMPTY.withOlder(page(8, 12), true).arrived(message(3), true);
        assertThat(timeline.oldest()).hasValue(8);
        assertThat(timeline.withOlder(page(3, 7), false).oldest()).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, ACCEPTED, ACCEPTED",
        "QUEUED, FAILED, FAILED",
        "ACCEPTED, DELIVERED, DELIVERED",
        "ACCEPTED, FAILED, FAILED",
        "ACCEPTED, QUEUED, ACCEPTED",
        "DELIVERED, ACCEPTED, DELIVERED",
        "DELIVERED, FAILED, DELIVERED",
        "FAILED, ACCEPTED, FAILED",
        "FAILED, QUEUED, FAILED",
        "FAILED, DELIVERED, DELIVERED",
    })
    @DisplayName("a status only moves forward, told by an event or by a page")
    void forward(MessageStatus first, MessageStatus then, MessageStatus shown) {
        Timeline timeline = Chat.of(Chat.own(1, "hi", AT, first));
        Timeline told = timeline.status(Chat.id(1), then, Optional.empty());
        assertThat(told.message(new EntryKey(1, 0)).orElseThrow().status()).contains(shown);
        Timeline read = timeline.withNewer(List.of(Chat.own(1, "hi", AT, then)), false);
        assertThat(read.message(new EntryKey(1, 0)).orElseThrow().status()).contains(shown);
    }

    @Test
    @DisplayName("no status is taken for a message of the peer, or for one that is not loaded")
    void foreign() {
        Timeline timeline = Chat.of(message(1));
        assertThat(timeline.status(Chat.id(1), MessageStatus.DELIVERED, Optional.empty()))
                .isSameAs(timeline);
        assertThat(timeline.status(Chat.id(2), MessageStatus.DELIVERED, Optional.empty()))
                .isSameAs(timeline);
    }

    @Test
    @DisplayName("a full window loses what is furthest from the reader")
    void bounded() {
        Timeline full = Timeline.EMPTY.withOlder(page(1_001, 3_000), true);
        Timeline older = full.withOlder(page(801, 1_000), true);
        assertThat(older.oldest()).hasValue(801);
        assertThat(older.newest()).hasValue(2_800);
        assertThat(older.hasNewer()).isTrue();
        Timeline follows = full.arrived(message(3_001), true);
        assertThat(follows.oldest()).hasValue(1_002);
        assertThat(follows.hasNewer()).isFalse();
        assertThat(follows.hasOlder()).isTrue();
        Timeline reads = full.arrived(message(3_001), false);
        assertThat(reads.oldest()).hasValue(1_001);
        assertThat(reads.newest()).hasValue(3_000);
        assertThat(reads.hasNewer()).isTrue();
        Timeline back = older.withNewer(page(2_801, 3_000), false);
        assertThat(back.newest()).hasValue(3_000);
        assertThat(back.oldest()).hasValue(1_001);
        assertThat(back.hasNewer()).isFalse();
    }

    @Test
    @DisplayName("what comes while the newest messages are not loaded is counted, and loaded later without a gap")
    void beyond() {
        Timeline away = Timeline.EMPTY
                .replaced(page(100, 299), true, true)
                .arrived(message(900), false)
                .arrived(message(901), true)
                .arrived(message(901), true);
        assertThat(away.newest()).hasValue(299);
        assertThat(away.peerMessagesAfter(299)).isEqualTo(2);
        Timeline nearer = away.withNewer(page(300, 900), false);
        assertThat(nearer.hasNewer()).as("901 came after that page was read").isTrue();
        assertThat(nearer.peerMessagesAfter(899)).isEqualTo(2);
        Timeline all = nearer.withNewer(page(901, 901), false);
        assertThat(all.hasNewer()).isFalse();
        assertThat(all.peerMessagesAfter(899)).isEqualTo(2);
        assertThat(away.replaced(page(800, 901), true, false).hasNewer()).isFalse();
    }

    @Test
    @DisplayName("notes keep their place between the messages, and come back with them")
    void notes() {
        Timeline timeline = Timeline.EMPTY
                .note("before anything was loaded", Instant.parse(AT), false)
                .withOlder(page(5, 6), true)
                .note("behind 6", Instant.parse(AT), false)
                .arrived(message(7), true)
                .note("behind 7", Instant.parse(AT), false)
                .note("also behind 7", Instant.parse(AT), true);
        assertThat(texts(timeline))
                .containsExactly("5", "6", "before anything was loaded", "behind 6", "7", "behind 7", "also behind 7");
        Timeline away = timeline.replaced(page(1, 4), false, true);
        assertThat(texts(away)).containsExactly("1", "2", "3", "4");
        assertThat(texts(away.withNewer(page(5, 7), false)))
                .containsExactly(
                        "1",
                        "2",
                        "3",
                        "4",
                        "5",
                        "6",
                        "before anything was loaded",
                        "behind 6",
                        "7",
                        "behind 7",
                        "also behind 7");
    }

    @Test
    @DisplayName("notes are bounded")
    void manyNotes() {
        Timeline timeline = Chat.of(message(1));
        for (int i = 0; i < 1_200; i++) {
            timeline = timeline.note("note " + i, Instant.parse(AT), false);
        }
        assertThat(timeline.entries()).hasSize(501);
        assertThat(texts(timeline))
                .endsWith("note 1199")
                .doesNotContain("note 699")
                .contains("note 700");
    }

    @Test
    @DisplayName("any time that a sender claims has a day")
    void times() {
        Timeline timeline = Chat.of(
                new Entry.Message(
                        1, Chat.id(1), false, "Alice", "min", Instant.MIN, Optional.empty(), Optional.empty()),
                new Entry.Message(
                        2, Chat.id(2), false, "Alice", "max", Instant.MAX, Optional.empty(), Optional.empty()));
        assertThat(Chat.text(Chat.pane(timeline, 40, 6), Viewport.FOLLOW))
                .contains("Friday 2 January 1970", "Thursday 30 December 9999");
    }

    private static Entry.Message message(long number) {
        return Chat.from(number, Long.toString(number), AT);
    }

    private static List<Entry.Message> page(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(TimelineTest::message).toList();
    }

    private static List<Long> numbers(Timeline timeline) {
        return timeline.entries().stream().map(entry -> entry.key().number()).toList();
    }

    private static List<String> texts(Timeline timeline) {
        return timeline.entries().stream()
                .map(entry -> entry instanceof Entry.Message message ? message.text() : ((Entry.Note) entry).sentence())
                .toList();
    }
}
