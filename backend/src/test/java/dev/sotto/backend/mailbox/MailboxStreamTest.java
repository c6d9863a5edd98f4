package dev.sotto.backend.mailbox;

import static dev.sotto.backend.testing.Await.await;
import static dev.sotto.backend.testing.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sotto.backend.notice.Bus;
import dev.sotto.backend.notice.UserNotice;
import dev.sotto.backend.store.QueuedEnvelope;
import dev.sotto.backend.testing.RecordingListener;
import dev.sotto.backend.testing.TestRelay;
import dev.sotto.protocol.EnvelopeId;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.Deliver;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxStreamTest {
    @TempDir
    Path folder;

    private TestRelay relay;
    private Post post;
    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void open() {
        relay = new TestRelay(folder, new MailboxLimits(10_000, 1L << 30, 10_000, 1L << 30, Duration.ofDays(30)));
        post = new Post(relay);
        relay.user("Hans");
        relay.user("Paul");
        relay.user("Anna");
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void anEmptyMailboxIsDrainedAtOnceAndThenLive() {
        post.connect("hans", listener);
        until("drained", () -> listener.events.contains("drained"));
        post.send("Paul", "hans", 1, 3);
        until("delivered", () -> listener.delivered.size() == 3);
        Deliver frame = listener.delivered.get(0);
        assertThat(frame.getN()).isEqualTo(1);
        assertThat(frame.getId()).isEqualTo(new EnvelopeId(0, 1).toByteString());
        assertThat(frame.getFrom()).isEqualTo("paul");
        assertThat(frame.getFromName()).isEqualTo("Paul");
        assertThat(frame.getAcceptedAt()).isEqualTo(relay.time.millis());
        assertThat(listener.events).containsExactly("drained");
    }

    @Test
    void aBacklogComesInOrderAndIsDrainedWhenItIsAcknowledged() {
        post.send("Paul", "hans", 1, 200);
        MailboxStream stream = post.connect("hans", listener);
        until("delivered", () -> listener.delivered.size() == 200);
        post.send("Paul", "hans", 201, 5);
        until("delivered", () -> listener.delivered.size() == 205);
        assertThat(Post.numbers(listener)).isEqualTo(range(1, 205));
        for (long n = 2; n <= 200; n++) {
            assertThat(post.ack(stream, n)).isTrue();
        }
        assertThat(listener.events).isEmpty();
        // What came after the login does not count.
        assertThat(post.ack(stream, 1)).isTrue();
        assertThat(listener.events).containsExactly("drained");
        assertThat(post.waiting("hans")).isEqualTo(5);
    }

    @Test
    void nothingIsDeliveredBeforeTheStart() {
        post.send("Paul", "hans", 1, 1);
        MailboxStream stream = await(relay.onConnection(() -> relay.mailbox.open("hans", listener)));
        post.send("Paul", "hans", 2, 1);
        assertThat(listener.delivered).isEmpty();
        await(relay.onConnection(() -> {
            stream.start();
            stream.start();
            return Future.succeededFuture();
        }));
        until("delivered", () -> listener.delivered.size() == 2);
        post.send("Paul", "hans", 3, 1);
        until("delivered", () -> listener.delivered.size() >= 3);
        assertThat(Post.numbers(listener)).isEqualTo(range(1, 3));
    }

    @Test
    void theWindowHoldsAtMost256AndMovesWithTheAcknowledgements() {
        post.send("Paul", "hans", 1, 300);
        MailboxStream stream = post.connect("hans", listener);
        until("window full", () -> listener.delivered.size() == Limits.WINDOW_ENVELOPES);
        post.send("Paul", "hans", 301, 100);
        assertThat(listener.delivered).hasSize(Limits.WINDOW_ENVELOPES);
        for (long n = 1; n <= 256; n++) {
            assertThat(post.ack(stream, n)).isTrue();
        }
        until("the rest", () -> listener.delivered.size() == 400);
        assertThat(Post.numbers(listener)).isEqualTo(range(1, 400));
    }

    @Test
    void aLiveStreamWhoseWindowFillsGoesOnFromTheStore() {
        MailboxStream stream = post.connect("hans", listener);
        until("drained", () -> listener.events.contains("drained"));
        post.send("Paul", "hans", 1, 300);
        until("window full", () -> listener.delivered.size() == Limits.WINDOW_ENVELOPES);
        listener.onDeliver(frame -> stream.ack(frame.getN()));
        for (long n = 1; n <= 256; n++) {
            post.ack(stream, n);
        }
        until("the rest", () -> listener.delivered.size() == 300);
        post.send("Paul", "hans", 301, 5);
        until("live again", () -> listener.delivered.size() == 305);
        assertThat(Post.numbers(listener)).isEqualTo(range(1, 305));
        until("all deleted", () -> post.waiting("hans") == 0);
    }

    @Test
    void theWindowHoldsAtMostOneMebibyte() {
        ByteString large = ByteString.copyFrom(new byte[Limits.CIPHERTEXT]);
        Submissions paul = post.sender("Paul");
        for (int i = 1; i <= 15; i++) {
            await(post.submit(paul, "hans", i, large));
        }
        MailboxStream stream = post.connect("hans", listener);
        until("window full", () -> listener.delivered.size() == 10);
        await(post.submit(paul, "hans", 16, large));
        assertThat(listener.delivered).hasSize(10);
        for (long n = 1; n <= 5; n++) {
            post.ack(stream, n);
        }
        until("five more", () -> listener.delivered.size() == 15);
    }

    @Test
    void unknownAcknowledgementsAreSaidSo() {
        post.send("Paul", "hans", 1, 2);
        MailboxStream stream = post.connect("hans", listener);
        until("delivered", () -> listener.delivered.size() == 2);
        assertThat(post.ack(stream, 0)).isFalse();
        assertThat(post.ack(stream, 3)).isFalse();
        assertThat(post.ack(stream, -1)).isFalse();
        assertThat(post.ack(stream, 2)).isTrue();
        assertThat(post.ack(stream, 2)).isFalse();
        List<QueuedEnvelope> left =
                await(relay.database.submit(tx -> tx.envelopes().read("hans", 0, 10)));
        assertThat(left).hasSize(1);
        assertThat(left.get(0).ciphertext().toStringUtf8()).isEqualTo("1");
    }

    @Test
    void aNewConnectionReplacesTheOldOneAndGetsWhatWasNotAcknowledged() {
        post.send("Paul", "hans", 1, 4);
        MailboxStream first = post.connect("hans", listener);
        until("delivered", () -> listener.delivered.size() == 4);
        post.ack(first, 2);
        RecordingListener second = new RecordingListener();
        MailboxStream stream = post.connect("hans", second);
        until("replaced", () -> listener.events.contains("replaced"));
        until("delivered again", () -> second.delivered.size() == 3);
        assertThat(Post.numbers(second)).containsExactly(1, 3, 4);
        post.send("Paul", "hans", 5, 1);
        until("delivered", () -> second.delivered.size() == 4);
        assertThat(listener.delivered).hasSize(4);
        assertThat(second.events).doesNotContain("replaced");
        // A late acknowledgement of the first connection still counts: its client has committed.
        assertThat(post.ack(first, 1)).isTrue();
        assertThat(post.ack(stream, 1)).isTrue();
        assertThat(post.waiting("hans")).isEqualTo(3);
    }

    @Test
    void aLostNoticeIsMadeUpForByTheNext() {
        post.connect("hans", listener);
        until("drained", () -> listener.events.contains("drained"));
        post.send("Paul", "hans", 1, 1);
        until("delivered", () -> listener.delivered.size() == 1);
        // Written without telling anybody, as if the bus had lost it.
        QueuedEnvelope silent = await(relay.database.submit(tx -> {
            QueuedEnvelope envelope = envelope(tx.envelopes().nextRow(), 2);
            tx.envelopes().append("hans", envelope);
            return envelope;
        }));
        QueuedEnvelope told = await(relay.database.submit(tx -> {
            QueuedEnvelope envelope = envelope(tx.envelopes().nextRow(), 3);
            tx.envelopes().append("hans", envelope);
            return envelope;
        }));
        new Bus(relay.vertx).publish("hans", new UserNotice.Arrived(silent.row(), told));
        until("both", () -> listener.delivered.size() == 3);
        // The same notice twice, and one of the past, change nothing.
        new Bus(relay.vertx).publish("hans", new UserNotice.Arrived(silent.row(), told));
        new Bus(relay.vertx).publish("hans", new UserNotice.Arrived(0, silent));
        post.send("Paul", "hans", 4, 1);
        until("the next", () -> listener.delivered.size() >= 4);
        assertThat(Post.numbers(listener)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aMixOfSendersWindowsAndConnectionsLosesDoublesAndReordersNothing() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Submissions paul = post.sender("Paul");
        Submissions anna = post.sender("Anna");
        int[] next = {0, 0};
        List<Integer> shown = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            RecordingListener connection = new RecordingListener();
            MailboxStream stream = post.connect("hans", connection);
            List<Future<Void>> submitted = new ArrayList<>();
            int count = random.nextInt(400);
            for (int i = 0; i < count; i++) {
                int who = random.nextInt(2);
                submitted.add(post.submit(who == 0 ? paul : anna, "hans", who * 100_000 + next[who]++));
                if (submitted.size() % 100 == 99) {
                    submitted.forEach(answer -> await(answer));
                }
            }
            submitted.forEach(answer -> await(answer));
            int acknowledge = random.nextInt(count + 1);
            for (int i = 0; i < acknowledge; i++) {
                int index = i;
                until("delivery " + i + ", seed " + seed, () -> connection.delivered.size() > index);
                Deliver frame = connection.delivered.get(i);
                post.ack(stream, frame.getN());
                shown.add(Integer.valueOf(frame.getCiphertext().toStringUtf8()));
            }
            await(relay.onConnection(stream::close));
        }
        RecordingListener last = new RecordingListener();
        MailboxStream stream = post.connect("hans", last);
        last.onDeliver(frame -> stream.ack(frame.getN()));
        last.delivered.forEach(frame -> post.ack(stream, frame.getN()));
        until("everything, seed " + seed, () -> shown.size() + last.delivered.size() == next[0] + next[1]);
        shown.addAll(Post.numbers(last));
        assertThat(shown).as("seed " + seed).doesNotHaveDuplicates();
        assertThat(shown.stream().filter(number -> number < 100_000))
                .as("seed " + seed)
                .isSorted();
        assertThat(shown.stream().filter(number -> number >= 100_000))
                .as("seed " + seed)
                .isSorted();
    }

    private static QueuedEnvelope envelope(long row, int number) {
        return new QueuedEnvelope(
                row, new EnvelopeId(0, number), "paul", "Paul", ByteString.copyFromUtf8(Integer.toString(number)), 0);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
