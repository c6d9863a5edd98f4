package dev.sotto.backend.mailbox;

import static dev.sotto.backend.testing.Await.await;
import static dev.sotto.backend.testing.Await.refused;
import static dev.sotto.backend.testing.TestRelay.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sotto.backend.testing.TestDevice;
import dev.sotto.backend.testing.TestRelay;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.DeleteAccount;
import dev.sotto.protocol.v1.ProblemCode;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionsTest {
    @TempDir
    Path folder;

    private TestRelay relay;
    private Post post;
    private TestDevice hans;

    @BeforeEach
    void open() {
        openWith(new MailboxLimits(6, 1_000, 4, 600, Duration.ofDays(30)));
        hans = relay.user("Hans");
        relay.user("Paul");
        relay.user("Anna");
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void aResendIsAcceptedAgainAndStoredOnce() {
        Submissions paul = post.sender("Paul");
        await(post.submit(paul, "hans", 1));
        await(post.submit(paul, "hans", 1));
        await(post.submit(post.sender("Paul"), "hans", 1));
        // The id belongs to its sender.
        await(post.submit(post.sender("Anna"), "hans", 1));
        assertThat(post.waiting("hans")).isEqualTo(2);
    }

    @Test
    void aResendIsKnownAfterARestartAndAfterDelivery() {
        await(post.submit(post.sender("Paul"), "hans", 1));
        long row = await(relay.database.submit(tx -> tx.envelopes().lastRow("hans")));
        await(relay.database.submit(tx -> tx.envelopes().delete("hans", row)));
        relay.close();
        openWith(MailboxLimits.defaults());
        await(post.submit(post.sender("Paul"), "hans", 1));
        assertThat(post.waiting("hans")).isZero();
    }

    @Test
    void theLastThousandIdsAreRememberedAndNotEndlesslyMany() {
        relay.close();
        openWith(new MailboxLimits(10_000, 1_000_000, 10_000, 1_000_000, Duration.ofDays(30)));
        post.send("Paul", "hans", 1, 1_500);
        int remembered = await(relay.database.submit(tx -> tx.accepted().count("paul")));
        assertThat(remembered).isBetween(Limits.REMEMBERED_IDS, Limits.REMEMBERED_IDS + 128);
        Submissions paul = post.sender("Paul");
        await(post.submit(paul, "hans", 1_500 - Limits.REMEMBERED_IDS + 1));
        assertThat(post.waiting("hans")).isEqualTo(1_500);
    }

    @Test
    void whatCannotBeDeliveredIsRefused() {
        Submissions paul = post.sender("Paul");
        refused(post.submit(paul, "paul", 1), ProblemCode.PROBLEM_WRITE_TO_SELF);
        refused(post.submit(paul, "nobody", 1), ProblemCode.PROBLEM_NO_SUCH_USER);
        refused(post.submit(paul, "Hans", 1), ProblemCode.PROBLEM_NO_SUCH_USER);
        refused(post.submit(paul, "", 1), ProblemCode.PROBLEM_NO_SUCH_USER);
        refused(post.submit(paul, "hans", 1, ByteString.EMPTY), ProblemCode.PROBLEM_TOO_LARGE);
        ByteString large = ByteString.copyFrom(new byte[Limits.CIPHERTEXT + 1]);
        refused(post.submit(paul, "hans", 1, large), ProblemCode.PROBLEM_TOO_LARGE);
        // None of these stands in the way of others.
        await(post.submit(paul, "hans", 2));
        assertThat(paul.unaccepted()).isZero();
    }

    @Test
    void theLargestEnvelopeFits() {
        relay.close();
        openWith(MailboxLimits.defaults());
        ByteString largest = ByteString.copyFrom(new byte[Limits.CIPHERTEXT]);
        await(post.submit(post.sender("Paul"), "hans", 1, largest));
        ByteString stored = await(relay.database.submit(
                tx -> tx.envelopes().read("hans", 0, 1).get(0).ciphertext()));
        assertThat(stored).isEqualTo(largest);
    }

    @Test
    void oneSenderHasAShareAndAllTogetherTheWhole() {
        Submissions paul = post.sender("Paul");
        for (int i = 1; i <= 4; i++) {
            await(post.submit(paul, "hans", i));
        }
        refused(post.submit(paul, "hans", 5), ProblemCode.PROBLEM_QUOTA);
        Submissions anna = post.sender("Anna");
        await(post.submit(anna, "hans", 1));
        await(post.submit(anna, "hans", 2));
        refused(post.submit(anna, "hans", 3), ProblemCode.PROBLEM_QUOTA);
        // Another mailbox is not affected.
        await(post.submit(paul, "anna", 6));
    }

    @Test
    void bytesCountAsWellAndARestartCountsThemAgain() {
        Submissions paul = post.sender("Paul");
        await(post.submit(paul, "hans", 1, ByteString.copyFrom(new byte[500])));
        refused(post.submit(paul, "hans", 2, ByteString.copyFrom(new byte[101])), ProblemCode.PROBLEM_QUOTA);
        relay.close();
        openWith(new MailboxLimits(6, 1_000, 4, 600, Duration.ofDays(30)));
        refused(
                post.submit(post.sender("Paul"), "hans", 2, ByteString.copyFrom(new byte[101])),
                ProblemCode.PROBLEM_QUOTA);
        await(post.submit(post.sender("Paul"), "hans", 3, ByteString.copyFrom(new byte[100])));
        refused(
                post.submit(post.sender("Anna"), "hans", 2, ByteString.copyFrom(new byte[401])),
                ProblemCode.PROBLEM_QUOTA);
        await(post.submit(post.sender("Anna"), "hans", 3, ByteString.copyFrom(new byte[400])));
    }

    @Test
    void afterARefusalEverythingLaterToThatRecipientWaitsForTheRefusedOne() {
        Submissions paul = post.sender("Paul");
        List<Future<Void>> pipelined = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            pipelined.add(post.submit(paul, "hans", i));
        }
        pipelined.subList(0, 4).forEach(answer -> await(answer));
        refused(pipelined.get(4), ProblemCode.PROBLEM_QUOTA);
        for (Future<Void> later : pipelined.subList(5, 8)) {
            refused(later, ProblemCode.PROBLEM_EARLIER_REFUSED);
        }
        makeRoom();
        refused(post.submit(paul, "hans", 6), ProblemCode.PROBLEM_EARLIER_REFUSED);
        await(post.submit(paul, "anna", 100));
        await(post.submit(paul, "hans", 5));
        await(post.submit(paul, "hans", 6));
        List<String> order = await(relay.database.submit(tx -> tx.envelopes().read("hans", 0, 100).stream()
                .map(envelope -> envelope.ciphertext().toStringUtf8())
                .toList()));
        assertThat(order).containsExactly("3", "4", "5", "6");
    }

    @Test
    void aRefusedOneThatIsRefusedAgainStaysTheOneToComeFirst() {
        Submissions paul = post.sender("Paul");
        for (int i = 1; i <= 4; i++) {
            await(post.submit(paul, "hans", i));
        }
        refused(post.submit(paul, "hans", 5), ProblemCode.PROBLEM_QUOTA);
        refused(post.submit(paul, "hans", 5), ProblemCode.PROBLEM_QUOTA);
        makeRoom();
        refused(post.submit(paul, "hans", 6), ProblemCode.PROBLEM_EARLIER_REFUSED);
        await(post.submit(paul, "hans", 5));
    }

    @Test
    void aSenderHasABoundedNumberUnacceptedAndOrderHoldsBeyondIt() throws Exception {
        relay.close();
        openWith(new MailboxLimits(10_000, 1_000_000, 10_000, 1_000_000, Duration.ofDays(30)));
        Submissions paul = post.sender("Paul");
        CountDownLatch gate = new CountDownLatch(1);
        Future<Integer> slow = relay.database.submit(tx -> {
            try {
                gate.await();
                return 1;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        List<Future<Void>> accepted = new ArrayList<>();
        for (int i = 1; i <= Limits.UNACCEPTED_SUBMISSIONS; i++) {
            accepted.add(post.submit(paul, "hans", i));
        }
        Future<Void> tooMany = post.submit(paul, "hans", 257);
        Future<Void> behind = post.submit(paul, "hans", 258);
        refused(tooMany, ProblemCode.PROBLEM_TOO_MANY_UNACCEPTED);
        refused(behind, ProblemCode.PROBLEM_EARLIER_REFUSED);
        assertThat(paul.unaccepted()).isEqualTo(Limits.UNACCEPTED_SUBMISSIONS);
        gate.countDown();
        await(slow);
        accepted.forEach(answer -> await(answer));
        assertThat(paul.unaccepted()).isZero();
        refused(post.submit(paul, "hans", 258), ProblemCode.PROBLEM_EARLIER_REFUSED);
        await(post.submit(paul, "hans", 257));
        await(post.submit(paul, "hans", 258));
        assertThat(post.waiting("hans")).isEqualTo(258);
    }

    @Test
    void anEnvelopeThatTheDatabaseFailsAtHoldsThoseBehindItUp() {
        Submissions paul = post.sender("Paul");
        relay.database.submit(tx -> {
            // The next row number is taken already: the insert will fail.
            long next = tx.envelopes().nextRow() + 1;
            tx.envelopes()
                    .append(
                            "hans",
                            new dev.sotto.backend.store.QueuedEnvelope(
                                    next,
                                    new dev.sotto.protocol.EnvelopeId(9, 9),
                                    "anna",
                                    "Anna",
                                    ByteString.EMPTY,
                                    0));
            return next;
        });
        Future<Void> failing = post.submit(paul, "hans", 1);
        Future<Void> behind = post.submit(paul, "hans", 2);
        assertThat(dev.sotto.backend.testing.Await.failure(failing))
                .isInstanceOf(dev.sotto.backend.store.StoreException.class);
        refused(behind, ProblemCode.PROBLEM_EARLIER_REFUSED);
        refused(post.submit(paul, "hans", 2), ProblemCode.PROBLEM_EARLIER_REFUSED);
    }

    @Test
    void aRollbackLeavesTheOrderOfThoseThatRunAgain() throws Exception {
        Submissions paul = post.sender("Paul");
        for (int i = 1; i <= 3; i++) {
            await(post.submit(paul, "hans", i));
        }
        CountDownLatch gate = new CountDownLatch(1);
        Future<Integer> slow = relay.database.submit(tx -> {
            try {
                gate.await();
                return 1;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Future<Void> last = post.submit(paul, "hans", 4);
        Future<Void> tooMany = post.submit(paul, "hans", 5);
        Future<Void> behind = post.submit(paul, "hans", 6);
        // All of these are one batch.
        Future<Integer> spoiler = await(relay.onConnection(() -> {
            Future<Integer> failing = relay.database.submit(tx -> {
                throw new IllegalStateException("rolls the batch back");
            });
            return Future.succeededFuture(failing);
        }));
        gate.countDown();
        await(slow);
        assertThat(dev.sotto.backend.testing.Await.failure(spoiler)).hasMessageContaining("rolls");
        await(last);
        refused(tooMany, ProblemCode.PROBLEM_QUOTA);
        refused(behind, ProblemCode.PROBLEM_EARLIER_REFUSED);
        refused(post.submit(paul, "hans", 6), ProblemCode.PROBLEM_EARLIER_REFUSED);
    }

    @Test
    void aDeletedAccountTakesItsQueueWithItAndLeavesWhatItSent() {
        await(post.submit(post.sender("Paul"), "hans", 1));
        await(post.submit(post.sender("Hans"), "anna", 1));
        await(relay.accounts.delete(
                "hans", DeleteAccount.newBuilder().setAuthSecret(hans.secret()).build(), HOME));
        refused(post.submit(post.sender("Paul"), "hans", 2), ProblemCode.PROBLEM_NO_SUCH_USER);
        refused(post.submit(post.sender("Hans"), "anna", 2), ProblemCode.PROBLEM_NOT_REGISTERED);
        assertThat(post.waiting("hans")).isZero();
        assertThat(post.waiting("anna")).isEqualTo(1);
        // Somebody new of that name starts with an empty queue and a full share.
        relay.user("hanS");
        for (int i = 3; i <= 6; i++) {
            await(post.submit(post.sender("Paul"), "hans", i));
        }
        await(post.submit(post.sender("hanS"), "anna", 1));
        assertThat(post.waiting("anna")).isEqualTo(2);
    }

    private void openWith(MailboxLimits limits) {
        relay = new TestRelay(folder, limits);
        post = new Post(relay);
    }

    // The two oldest of Paul's four are fetched.
    private void makeRoom() {
        var listener = new dev.sotto.backend.testing.RecordingListener();
        MailboxStream stream = post.connect("hans", listener);
        dev.sotto.backend.testing.Await.until("delivered", () -> listener.delivered.size() >= 4);
        assertThat(post.ack(stream, 1)).isTrue();
        assertThat(post.ack(stream, 2)).isTrue();
        await(relay.onConnection(stream::close));
    }
}
