package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.KnownAnswers;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** A whole session that python-doubleratchet recorded comes out the same: every key, counter and ciphertext byte. */
class ForeignTranscriptTest {
    private static final int SALT_OFFSET = 3;
    private static final int BODY_OFFSET = SALT_OFFSET + Suite.SALT_LENGTH + RatchetHeader.LENGTH + Suite.TAG_LENGTH;

    private final KnownAnswers transcript = KnownAnswers.load("generated/python-doubleratchet-transcript.json");
    private final PlainHeaderSuite suite = new PlainHeaderSuite(transcript.hex("associated_data"));
    private final Queue<byte[]> drawn = new ArrayDeque<>();
    private final Map<String, byte[]> messages = new HashMap<>();
    private final Map<String, String> plaintexts = new HashMap<>();
    private final Map<String, byte[]> ratchetKeys = new HashMap<>();
    private int sent;
    private int opened;
    private int refused;

    @Test
    void comesOutTheSame() throws Exception {
        byte[] bobsKey = transcript.hex("bob_ratchet_private");
        Randomness script = count -> {
            byte[] next = drawn.remove();
            assertThat(next).hasSize(count);
            return next;
        };
        End alice = End.initiator(suite, secret("shared_secret"), X25519.publicKey(SecretBytes.own(bobsKey)), script);
        End bob = End.responder(suite, secret("shared_secret"), SecretBytes.own(bobsKey), script);
        for (KnownAnswers event : transcript.list("events")) {
            switch (event.text("event")) {
                case "send" -> send(event, event.text("sender").equals("alice") ? alice : bob);
                case "recv" -> receive(event, event.text("receiver").equals("alice") ? alice : bob);
                default -> messages.put(event.text("id"), tampered(event));
            }
            alice.reload();
            bob.reload();
        }
        assertThat(sent).isEqualTo(24);
        assertThat(opened).isEqualTo(24);
        assertThat(refused).isEqualTo(1);
    }

    private void send(KnownAnswers event, End sender) throws DecryptionException {
        byte[] sealed = event.hex("ciphertext");
        byte[] ratchetKey = event.hex("ratchet_private");
        if (!Arrays.equals(ratchetKey, ratchetKeys.put(event.text("sender"), ratchetKey))) {
            drawn.add(ratchetKey);
        }
        drawn.add(Arrays.copyOf(sealed, Suite.SALT_LENGTH));
        byte[] message = sender.send(event.text("plaintext"));
        sent++;
        assertThat(drawn).isEmpty();
        assertThat(suite.lastMessageKey()).isEqualTo(event.hex("mk"));
        RatchetHeader header = RatchetHeader.decode(Arrays.copyOfRange(
                message, SALT_OFFSET + Suite.SALT_LENGTH, SALT_OFFSET + Suite.SALT_LENGTH + RatchetHeader.LENGTH));
        assertThat(header.ratchetKey()).isEqualTo(event.hex("dh"));
        assertThat(header.previousCount()).isEqualTo(event.number("pn"));
        assertThat(header.number()).isEqualTo(event.number("n"));
        assertThat(Arrays.copyOfRange(message, BODY_OFFSET, message.length))
                .isEqualTo(Arrays.copyOfRange(sealed, Suite.SALT_LENGTH, sealed.length));
        messages.put(event.text("id"), message);
        plaintexts.put(event.text("id"), event.text("plaintext"));
    }

    private void receive(KnownAnswers event, End receiver) throws DecryptionException {
        byte[] message = known(messages, event.text("id"));
        if (event.text("expect").equals("invalid")) {
            assertThat(receiver.refuse(message)).isEqualTo(Reason.BAD_TAG);
            refused++;
            return;
        }
        assertThat(receiver.receive(message)).isEqualTo(known(plaintexts, event.text("id")));
        opened++;
    }

    /** The transcript alters the body of a copy. */
    private byte[] tampered(KnownAnswers event) {
        byte[] front = Arrays.copyOf(known(messages, event.text("of")), BODY_OFFSET);
        byte[] sealed = event.hex("ciphertext");
        byte[] body = Arrays.copyOfRange(sealed, Suite.SALT_LENGTH, sealed.length);
        return new LayoutWriter().bytes(front).bytes(body).toBytes();
    }

    private SecretBytes secret(String name) {
        return SecretBytes.own(transcript.hex(name));
    }

    private static <T> T known(Map<String, T> values, String id) {
        return Objects.requireNonNull(values.get(id), id);
    }
}
