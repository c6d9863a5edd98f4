package dev.sotto.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.net.PinPolicy;
import dev.sotto.client.net.RelayFingerprint;
import dev.sotto.client.net.RelayIdentity;
import dev.sotto.client.password.Argon2Cost;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a relay's identity begins to be trusted. */
class FirstUseTest {
    private static final RelayFingerprint ONE = fingerprint("1");
    private static final RelayFingerprint OTHER = fingerprint("2");

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final FakeRelay relay = new FakeRelay(vertx);
    private final ClientStarter starter = new VertxClientStarter(vertx, relay.opener(), new Argon2Cost(8, 1, 1));

    @TempDir
    private Path data;

    @AfterEach
    void end() throws Exception {
        get(starter.close());
    }

    @Test
    void whoOnlyLooksTrustsNobody() throws Exception {
        relay.identity = new RelayIdentity.Pinned(ONE);
        assertThat(get(starter.probe(paul())).newIdentity()).isTrue();
        relay.identity = new RelayIdentity.Pinned(OTHER);
        Probe second = get(starter.probe(paul()));
        assertThat(second.newIdentity()).isTrue();
        assertThat(second.fingerprint()).contains(OTHER.toString());
        assertThat(relay.policies).containsOnly(new PinPolicy.FirstUse());
    }

    @Test
    void aStartTakesTheIdentityThatWasShownAndNoOther() throws Exception {
        relay.identity = new RelayIdentity.Pinned(ONE);
        get(starter.probe(paul()));
        get(get(start(paul())).close(0));
        assertThat(relay.policies.getLast()).isEqualTo(new PinPolicy.Expect(ONE));
        assertThat(get(starter.probe(paul())).newIdentity()).isFalse();
        assertThat(relay.policies.getLast()).isEqualTo(new PinPolicy.Expect(ONE));
    }

    @Test
    void aRelayForWhichAPublicAuthorityVouchedWhenShownNeedsOneAtTheStart() throws Exception {
        get(starter.probe(paul()));
        get(get(start(paul())).close(0));
        assertThat(relay.policies.getLast()).isEqualTo(new PinPolicy.PublicCa());
    }

    @Test
    void anAcceptedRelayIsTheOneThatWasShown() throws Exception {
        relay.identity = new RelayIdentity.Pinned(ONE);
        get(get(start(paul())).close(0));
        relay.identity = new RelayIdentity.Pinned(OTHER);
        assertThat(get(starter.probe(paul().withAcceptedRelay())).newIdentity()).isTrue();
        assertThat(relay.policies.getLast()).isEqualTo(new PinPolicy.FirstUse());
        starter.start(paul().withAcceptedRelay(), password(), false)
                .toCompletionStage()
                .toCompletableFuture()
                .handle((client, failure) -> client)
                .get(60, TimeUnit.SECONDS);
        assertThat(relay.policies.getLast()).isEqualTo(new PinPolicy.Expect(OTHER));
    }

    @Test
    void whatWasAcceptedOnceIsNotAcceptedAgain() {
        StartOptions again = paul().withAcceptedRelay().withTakeOver().again();
        assertThat(again.acceptRelay()).isFalse();
        assertThat(again.takeOver()).isFalse();
    }

    private Future<ClientApi> start(StartOptions options) {
        return starter.start(options, password(), true);
    }

    private StartOptions paul() {
        return StartOptions.of("127.0.0.1", 25_567, AccountName.parse("Paul").orElseThrow(), data);
    }

    private static SecretBytes password() {
        return SecretBytes.own("secret 1".getBytes(StandardCharsets.UTF_8));
    }

    private static RelayFingerprint fingerprint(String digit) {
        return RelayFingerprint.parse("SHA-256:" + digit.repeat(64)).orElseThrow();
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
