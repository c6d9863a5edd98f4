package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.KnownAnswers;
import dev.sotto.crypto.handshake.Agreement;
import dev.sotto.crypto.handshake.Handshake;
import dev.sotto.crypto.handshake.InitialMessage;
import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKeyPair;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.ratchet.Suite;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sessions, byte for byte as a second implementation, written from the protocol's text, has them. */
class SessionKnownAnswersTest {
    private final KnownAnswers answers = KnownAnswers.load("sotto/session.json");
    private final long created = answers.number("created");
    private final Queue<byte[]> draws = new ArrayDeque<>();
    private final Randomness script = count -> {
        byte[] next = draws.remove();
        assertThat(next).hasSize(count);
        return next;
    };
    private final Map<String, byte[]> messages = new HashMap<>();
    private final Map<String, byte[]> payloads = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();

    private final LocalDevice alice;
    private final LocalDevice bob;
    private final PreKeyPair signed;
    private final PreKeyPair oneTime;

    SessionKnownAnswersTest() throws LayoutException {
        alice = device("alice");
        bob = device("bob");
        signed = pair(PreKeyKind.SIGNED, answers.object("signed"), answers.number("expires"));
        oneTime = pair(PreKeyKind.ONE_TIME, answers.object("one_time"), 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void handshakesComeOutTheSame(int index) throws Exception {
        KnownAnswers known = answers.list("cases").get(index);
        drawHandshake(known);
        Agreement agreement = Handshake.initiate(alice, bundle(known), answers.number("epoch"), script);
        assertThat(draws).isEmpty();
        assertThat(agreement.transcriptHash()).isEqualTo(known.hex("transcript_hash"));
        assertThat(agreement.handshakePart()).isEqualTo(known.hex("handshake_part"));
        assertThat(agreement.hid()).isEqualTo(known.hex("hid"));
        assertThat(agreement.sid()).isEqualTo(known.hex("sid"));

        SecretBytes secrets = SecretBytes.own(known.hex("shared_secrets"));
        SecretBytes okm = Suite.preferred().handshakeSecrets(secrets, known.hex("transcript_hash"));
        assertThat(okm.copy()).isEqualTo(known.hex("okm"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void messagesComeOutTheSame(int index) throws Exception {
        KnownAnswers known = answers.list("cases").get(index);
        drawHandshake(known);
        sessions.put("alice", Session.initiate(alice, bundle(known), answers.number("epoch"), created, script));
        int sent = 0;
        int opened = 0;
        for (KnownAnswers event : known.list("events")) {
            if (event.text("event").equals("send")) {
                send(event, known.hex("handshake_part"));
                sent++;
            } else {
                receive(event, known);
                opened++;
            }
        }
        assertThat(sent).isEqualTo(9);
        assertThat(opened).isEqualTo(9);
    }

    private void send(KnownAnswers event, byte[] handshakePart) {
        if (event.has("ratchet_private")) {
            draws.add(event.hex("ratchet_private"));
        }
        draws.add(event.hex("salt"));
        Encrypted sent = get(sessions, event.text("sender")).encrypt(event.hex("payload"), script);
        assertThat(draws).isEmpty();
        boolean initial = event.text("initial").equals("true");
        byte[] expected = initial
                ? new LayoutWriter()
                        .bytes(handshakePart)
                        .bytes(event.hex("ratchet"))
                        .toBytes()
                : event.hex("ratchet");
        assertThat(sent.message()).isEqualTo(expected);
        sessions.put(event.text("sender"), sent.session());
        messages.put(event.text("id"), expected);
        payloads.put(event.text("id"), event.hex("payload"));
    }

    private void receive(KnownAnswers event, KnownAnswers known) throws Exception {
        byte[] message = get(messages, event.text("id"));
        String receiver = event.text("receiver");
        Decrypted opened;
        if (message[1] == 0x01) {
            InitialMessage initial = InitialMessage.parse(message);
            opened = sessions.containsKey(receiver)
                    ? get(sessions, receiver).decrypt(initial.ratchet())
                    : Session.respond(
                            bob, initial.check(alice.address(), bob.address()), signed, oneTime(known), created);
        } else {
            opened = get(sessions, receiver).decrypt(message);
        }
        assertThat(opened.plaintext()).isEqualTo(get(payloads, event.text("id")));
        assertThat(opened.session().sid()).isEqualTo(known.hex("sid"));
        sessions.put(receiver, opened.session());
    }

    private void drawHandshake(KnownAnswers known) {
        draws.add(known.hex("ephemeral_private"));
        draws.add(known.hex("encapsulation_randomness"));
    }

    private PreKeyBundle bundle(KnownAnswers known) throws Exception {
        PreKeyBundle bundle = PreKeyBundle.of(bob, signed, oneTime(known));
        bundle.verify(bob.address(), Optional.empty(), created);
        return bundle;
    }

    private Optional<PreKeyPair> oneTime(KnownAnswers known) {
        return known.text("one_time").equals("true") ? Optional.of(oneTime) : Optional.empty();
    }

    private LocalDevice device(String account) throws LayoutException {
        KnownAnswers known = answers.object(account);
        return LocalDevice.of(
                DeviceAddress.of(account, 1),
                Instance.of(known.hex("inst")),
                IdentityKeyPair.decode(known.hex("seeds")));
    }

    /** A pair from its stored form. */
    private PreKeyPair pair(PreKeyKind kind, KnownAnswers known, long expires) throws LayoutException {
        return PreKeyPair.decode(new LayoutWriter()
                .u8(1)
                .u8(kind.code())
                .u32(known.number("id"))
                .u64(created)
                .u64(expires)
                .bytes(known.hex("ec_private"))
                .bytes(known.hex("kem_seed"))
                .bytes(known.hex("signature"))
                .toBytes());
    }

    private static <T> T get(Map<String, T> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
