package dev.sotto.backend.prekey;

import static dev.sotto.backend.testing.Await.await;
import static dev.sotto.backend.testing.Await.failure;
import static dev.sotto.backend.testing.Await.refused;
import static dev.sotto.backend.testing.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sotto.backend.mailbox.MailboxStream;
import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.testing.RecordingListener;
import dev.sotto.backend.testing.TestDevice;
import dev.sotto.backend.testing.TestRelay;
import dev.sotto.protocol.v1.Bundle;
import dev.sotto.protocol.v1.DropPrekeys;
import dev.sotto.protocol.v1.FetchBundle;
import dev.sotto.protocol.v1.PrekeyPair;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.UploadPrekeys;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrekeysTest {
    @TempDir
    Path folder;

    private TestRelay relay;
    private TestDevice hans;
    private Prekeys prekeys;

    @BeforeEach
    void open() {
        relay = new TestRelay(folder);
        hans = relay.user("Hans");
        prekeys = relay.prekeys(WhenExhausted.LAST_RESORT);
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void aBundleIsLaidOutAsTheProtocolSaysAndHandsAOneTimePairOutOnce() {
        int stored = await(prekeys.upload("hans", upload(7, 3, 4)));
        assertThat(stored).isEqualTo(2);
        long inst = relay.time.millis();
        Bundle first = await(prekeys.fetch("paul", fetch("Hans", 42)));
        assertThat(first.getRequest()).isEqualTo(42);
        assertThat(first.getAccount()).isEqualTo("hans");
        assertThat(first.getName()).isEqualTo("Hans");
        assertThat(first.getBundle()).isEqualTo(hans.bundle(inst, hans.signedPrekey(7), hans.oneTimePrekey(3)));
        Bundle second = await(prekeys.fetch("paul", fetch("hans", 43)));
        assertThat(second.getBundle()).isEqualTo(hans.bundle(inst, hans.signedPrekey(7), hans.oneTimePrekey(4)));
        // The last resort: the signed pair alone, with flag 0.
        Bundle third = await(prekeys.fetch("paul", fetch("hans", 44)));
        assertThat(third.getBundle()).isEqualTo(hans.bundle(inst, hans.signedPrekey(7)));
        Bundle fourth = await(prekeys.fetch("anna", fetch("hans", 45)));
        assertThat(fourth.getBundle()).isEqualTo(third.getBundle());
    }

    @Test
    void aNewSignedPairReplacesTheOld() {
        await(prekeys.upload("hans", upload(7)));
        await(prekeys.upload("hans", upload(8)));
        Bundle bundle = await(prekeys.fetch("paul", fetch("hans", 1)));
        assertThat(bundle.getBundle()).isEqualTo(hans.bundle(relay.time.millis(), hans.signedPrekey(8)));
        assertThat(relay.login(hans).signedPrekey()).isEqualTo(8);
    }

    @Test
    void manyFetchesAtOnceGetEachPairOnce() {
        await(prekeys.upload("hans", uploadMany(1, 50)));
        List<Future<Bundle>> fetches = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            fetches.add(prekeys.fetch("user" + i, fetch("hans", i)));
        }
        List<ByteString> bundles =
                fetches.stream().map(fetch -> await(fetch).getBundle()).toList();
        ByteString lastResort = hans.bundle(relay.time.millis(), hans.signedPrekey(7));
        assertThat(bundles.stream().filter(lastResort::equals)).hasSize(50);
        assertThat(bundles.stream().filter(bundle -> !bundle.equals(lastResort)).distinct())
                .hasSize(50);
    }

    @Test
    void badUploadsStoreNothing() {
        TestDevice anna = relay.user("Anna");
        PrekeyPair good = hans.oneTimePrekey(1);
        PrekeyPair signed = hans.signedPrekey(7);
        ByteString bytes = good.getSigned();
        List<UploadPrekeys> bad = List.of(
                // signed by somebody else, or not what was signed
                one(
                        signed.toBuilder()
                                .setSignature(anna.sign(signed.getSigned()))
                                .build(),
                        good),
                one(
                        signed.toBuilder()
                                .setSignature(ByteString.copyFrom(new byte[64]))
                                .build(),
                        good),
                one(
                        signed.toBuilder()
                                .setSignature(ByteString.copyFrom(new byte[63]))
                                .build(),
                        good),
                // of somebody else
                one(anna.signedPrekey(7), good),
                one(signed, anna.oneTimePrekey(1)),
                // of the wrong kind
                one(good, good),
                one(signed, signed),
                // of the wrong length
                one(
                        signed,
                        good.toBuilder()
                                .setSigned(bytes.substring(0, bytes.size() - 1))
                                .build()),
                one(
                        signed,
                        good.toBuilder()
                                .setSigned(bytes.concat(ByteString.copyFrom(new byte[1])))
                                .build()),
                one(signed, good.toBuilder().setSigned(ByteString.EMPTY).build()),
                // of another suite
                one(signed, good.toBuilder().setSigned(withByte(bytes, 16, 2)).build()),
                // with times or ids that cannot be
                one(hans.prekey(1, 7, 2_000, 2_000), good),
                one(signed, hans.prekey(2, 1, 1_000, 1)),
                one(signed, hans.oneTimePrekey(0)),
                one(signed, hans.oneTimePrekey(-1)),
                // twice the same id
                one(signed, good).toBuilder().addOneTime(good).build(),
                uploadMany(1, 65));
        for (UploadPrekeys frame : bad) {
            refused(prekeys.upload("hans", frame), ProblemCode.PROBLEM_BAD_PREKEY);
        }
        refused(prekeys.fetch("paul", fetch("hans", 1)), ProblemCode.PROBLEM_NO_KEYS);
        int stored = await(prekeys.upload("hans", one(signed, good)));
        assertThat(stored).isEqualTo(1);
    }

    @Test
    void theRelayKeepsAHundredAndNoIdTwice() {
        await(prekeys.upload("hans", uploadMany(1, 64)));
        refused(prekeys.upload("hans", uploadMany(64, 30)), ProblemCode.PROBLEM_BAD_PREKEY);
        refused(prekeys.upload("hans", uploadMany(65, 37)), ProblemCode.PROBLEM_BAD_PREKEY);
        int stored = await(prekeys.upload("hans", uploadMany(65, 36)));
        assertThat(stored).isEqualTo(100);
    }

    @Test
    void droppedPairsAreNotHandedOut() {
        await(prekeys.upload("hans", upload(7, 1, 2, 3)));
        int left = await(prekeys.drop(
                "hans", DropPrekeys.newBuilder().addIds(1).addIds(2).addIds(99).build()));
        assertThat(left).isEqualTo(1);
        Bundle bundle = await(prekeys.fetch("paul", fetch("hans", 1)));
        assertThat(bundle.getBundle())
                .isEqualTo(hans.bundle(relay.time.millis(), hans.signedPrekey(7), hans.oneTimePrekey(3)));
        DropPrekeys.Builder tooMany = DropPrekeys.newBuilder();
        IntStream.range(0, 101).forEach(tooMany::addIds);
        refused(prekeys.drop("hans", tooMany.build()), ProblemCode.PROBLEM_BAD_PREKEY);
    }

    @Test
    void fetchingIsLimitedForEachRequesterAndTarget() {
        relay.user("Anna");
        await(prekeys.upload("hans", uploadMany(1, 20)));
        for (int i = 0; i < 6; i++) {
            await(prekeys.fetch("paul", fetch("hans", i)));
        }
        assertThat(refused(prekeys.fetch("paul", fetch("hans", 7)), ProblemCode.PROBLEM_RATE_LIMITED)
                        .retryAfterSeconds())
                .isEqualTo(600);
        // Another spelling of the name is the same target.
        refused(prekeys.fetch("paul", fetch("HANS", 7)), ProblemCode.PROBLEM_RATE_LIMITED);
        await(prekeys.fetch("anna", fetch("hans", 8)));
        relay.time.pass(Duration.ofMinutes(10));
        await(prekeys.fetch("paul", fetch("hans", 9)));
        refused(prekeys.fetch("paul", fetch("hans", 10)), ProblemCode.PROBLEM_RATE_LIMITED);
    }

    @Test
    void nobodyAndOneselfHaveNoBundle() {
        refused(prekeys.fetch("paul", fetch("nobody", 1)), ProblemCode.PROBLEM_NO_SUCH_USER);
        refused(prekeys.fetch("paul", fetch("", 1)), ProblemCode.PROBLEM_NO_SUCH_USER);
        refused(prekeys.fetch("hans", fetch("Hans", 1)), ProblemCode.PROBLEM_WRITE_TO_SELF);
        Refused none = refused(prekeys.fetch("paul", fetch("hans", 1)), ProblemCode.PROBLEM_NO_KEYS);
        assertThat(none.sentence()).startsWith("Hans has not published any keys yet.");
    }

    @Test
    void theOwnerIsToldWhenPairsRunLow() {
        RecordingListener connection = connect();
        await(prekeys.upload("hans", uploadMany(1, 21)));
        await(prekeys.fetch("paul", fetch("hans", 1)));
        await(prekeys.fetch("paul", fetch("hans", 2)));
        until("the notice", () -> connection.events.contains("low 19"));
        assertThat(connection.events).containsExactly("drained", "low 19");
    }

    @Test
    void refuseAnswersForAnOfflineUserWithTheSeedsWords() {
        Prekeys refusing = relay.prekeys(WhenExhausted.REFUSE);
        await(refusing.upload("hans", upload(7, 1)));
        await(refusing.fetch("paul", fetch("hans", 1)));
        Refused refused = refused(refusing.fetch("paul", fetch("hans", 2)), ProblemCode.PROBLEM_NO_KEYS);
        assertThat(refused.sentence()).isEqualTo("Hans doesn't have keys left and is offline.");
    }

    @Test
    void refuseAsksAnOnlineUserForNewPairsAndHandsOneOut() {
        Prekeys refusing = relay.prekeys(WhenExhausted.REFUSE);
        await(refusing.upload("hans", upload(7)));
        RecordingListener connection = connect();
        Future<Bundle> waiting = refusing.fetch("paul", fetch("hans", 1));
        until("the owner is asked", () -> connection.events.contains("low 0"));
        assertThat(waiting.isComplete()).isFalse();
        UploadPrekeys fresh =
                UploadPrekeys.newBuilder().addOneTime(hans.oneTimePrekey(5)).build();
        await(refusing.upload("hans", fresh));
        assertThat(await(waiting).getBundle())
                .isEqualTo(hans.bundle(relay.time.millis(), hans.signedPrekey(7), hans.oneTimePrekey(5)));
    }

    @Test
    void refuseDoesNotWaitForEverForAnOwnerWhoDoesNotUpload() {
        Prekeys refusing = relay.prekeys(WhenExhausted.REFUSE);
        await(refusing.upload("hans", upload(7)));
        connect();
        Refused refused = refused(refusing.fetch("paul", fetch("hans", 1)), ProblemCode.PROBLEM_NO_KEYS);
        assertThat(refused.sentence()).contains("sent no new ones in time");
    }

    @Test
    void anUploadOfAnIdentityThatWasReplacedMeanwhileIsRefused() {
        TestDevice laptop = new TestDevice("Hans", 5);
        await(relay.accounts
                .verify(
                        hans.loginOfOtherDevice(laptop).toBuilder()
                                .setTakeOver(true)
                                .build(),
                        TestRelay.HOME)
                .compose(relay.accounts::complete));
        assertThat(failure(prekeys.upload("hans", upload(7, 1)))).isInstanceOf(Refused.class);
    }

    private RecordingListener connect() {
        RecordingListener listener = new RecordingListener();
        MailboxStream stream = await(relay.onConnection(() -> relay.mailbox.open("hans", listener)));
        await(relay.onConnection(() -> {
            stream.start();
            return Future.succeededFuture();
        }));
        until("drained", () -> listener.events.contains("drained"));
        return listener;
    }

    private UploadPrekeys upload(int signed, int... oneTime) {
        UploadPrekeys.Builder frame = UploadPrekeys.newBuilder().setSigned(hans.signedPrekey(signed));
        for (int id : oneTime) {
            frame.addOneTime(hans.oneTimePrekey(id));
        }
        return frame.build();
    }

    private UploadPrekeys uploadMany(int from, int count) {
        return upload(7, IntStream.range(from, from + count).toArray());
    }

    private static UploadPrekeys one(PrekeyPair signed, PrekeyPair oneTime) {
        return UploadPrekeys.newBuilder().setSigned(signed).addOneTime(oneTime).build();
    }

    private static FetchBundle fetch(String account, long request) {
        return FetchBundle.newBuilder().setAccount(account).setRequest(request).build();
    }

    private static ByteString withByte(ByteString bytes, int index, int value) {
        byte[] copy = bytes.toByteArray();
        copy[index] = (byte) value;
        return ByteString.copyFrom(copy);
    }
}
