package dev.sotto.bench;

import dev.sotto.crypto.handshake.InitialMessage;
import dev.sotto.crypto.identity.BundleException;
import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKeyPair;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.session.Encrypted;
import dev.sotto.crypto.session.Session;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a session costs: 256-byte payloads, the state encoded at each operation as the store would have it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SessionBench {
    private static final long NOW = 1_790_000_000L;
    private static final long EPOCH = 1;

    private final Randomness randomness = Randomness.system();
    private final LocalDevice alice = device("alice");
    private final LocalDevice bob = device("bob");
    private final PreKeyPair signed = PreKeyPair.generate(PreKeyKind.SIGNED, 1, NOW, bob, randomness);
    private final PreKeyPair oneTime = PreKeyPair.generate(PreKeyKind.ONE_TIME, 1, NOW, bob, randomness);
    private final PreKeyBundle bundle = PreKeyBundle.of(bob, signed, Optional.of(oneTime));
    private final byte[] payload = new byte[256];

    private Session aliceSession;
    private Session bobSession;
    private byte[] waiting;

    public SessionBench() {
        try {
            Encrypted first =
                    Session.initiate(alice, bundle, EPOCH, NOW, randomness).encrypt(payload, randomness);
            Encrypted reply = respond(first.message()).encrypt(payload, randomness);
            aliceSession = first.session().decrypt(reply.message()).session();
            // One message of alice's present chain is read already: the next one needs no DH step.
            Encrypted second = aliceSession.encrypt(payload, randomness);
            bobSession = reply.session().decrypt(second.message()).session();
            Encrypted third = second.session().encrypt(payload, randomness);
            aliceSession = third.session();
            waiting = third.message();
        } catch (BundleException | DecryptionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void checkThatItOpens() throws DecryptionException {
        if (bobSession.decrypt(waiting).plaintext().length != payload.length) {
            throw new IllegalStateException("the message does not open");
        }
    }

    /** Both sides of a handshake with a one-time pair, bundle checks included. */
    @Benchmark
    public Object setUp() throws BundleException, DecryptionException {
        bundle.verify(bob.address(), Optional.empty(), NOW);
        Encrypted first =
                Session.initiate(alice, bundle, EPOCH, NOW, randomness).encrypt(payload, randomness);
        return respond(first.message());
    }

    @Benchmark
    public Object encrypt() {
        Encrypted encrypted = aliceSession.encrypt(payload, randomness);
        return encrypted.session().encode();
    }

    @Benchmark
    public Object decrypt() throws DecryptionException {
        return bobSession.decrypt(waiting).session().encode();
    }

    /** A message each way with a change of direction, so two DH steps a side. */
    @Benchmark
    public Object pingPong() throws DecryptionException {
        Encrypted ping = aliceSession.encrypt(payload, randomness);
        bobSession = bobSession.decrypt(ping.message()).session();
        Encrypted pong = bobSession.encrypt(payload, randomness);
        aliceSession = ping.session().decrypt(pong.message()).session();
        bobSession = pong.session();
        return bobSession.encode();
    }

    private Session respond(byte[] initial) throws DecryptionException {
        return Session.respond(
                        bob,
                        InitialMessage.parse(initial).check(alice.address(), bob.address()),
                        signed,
                        Optional.of(oneTime),
                        NOW)
                .session();
    }

    private static LocalDevice device(String account) {
        Randomness randomness = Randomness.system();
        return LocalDevice.of(
                DeviceAddress.of(account, 1),
                Instance.create(NOW * 1000, Optional.empty(), randomness),
                IdentityKeyPair.generate(randomness));
    }
}
