package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RatchetHeaderTest {
    private static final int PN = 32;
    private static final int N = 36;
    private static final int PQ_EPOCH = 40;
    private static final int CHUNK_EPOCH = 44;
    private static final int CHUNK_KIND = 48;
    private static final int CHUNK_INDEX = 49;
    private static final int CHUNK_DATA = 50;
    private static final int ZEROS = 198;

    private final byte[] ratchetKey = X25519.publicKey(End.key(7));
    private final byte[] header = new RatchetHeader(ratchetKey, 3, 0x7fff_ffff).encode();

    @Test
    void hasTheLayoutOfTheProtocol() throws DecryptionException {
        String hex = HexFormat.of().formatHex(ratchetKey) + "00000003" + "7fffffff" + "00".repeat(208 - 40);
        assertThat(header).isEqualTo(HexFormat.of().parseHex(hex));

        RatchetHeader read = RatchetHeader.decode(header);
        assertThat(read.ratchetKey()).isEqualTo(ratchetKey);
        assertThat(read.previousCount()).isEqualTo(3);
        assertThat(read.number()).isEqualTo(0x7fff_ffff);
    }

    @Test
    void takesCountersBelowTwoToTheThirtyOneOnly() {
        refuses(Reason.MALFORMED, Forgery.with(header, PN, 0x80));
        refuses(Reason.MALFORMED, Forgery.with(header, N, 0x80));
    }

    @Test
    void takesZerosOnlyWhereNothingIsDefined() {
        for (int i = ZEROS; i < RatchetHeader.LENGTH; i++) {
            refuses(Reason.MALFORMED, Forgery.with(header, i, 1));
        }
        for (int i = CHUNK_INDEX; i < ZEROS; i++) {
            refuses(Reason.MALFORMED, Forgery.with(header, i, 1));
        }
        refuses(Reason.MALFORMED, Forgery.with(header, CHUNK_EPOCH + 3, 1));
        refuses(Reason.MALFORMED, Forgery.cut(header, 207));
        refuses(Reason.MALFORMED, Forgery.cut(header, 209));
    }

    @Test
    void refusesAPostQuantumEpochThatItCannotBeIn() {
        refuses(Reason.INCOMPATIBLE, Forgery.with(header, PQ_EPOCH + 3, 1));
        refuses(Reason.INCOMPATIBLE, Forgery.with(header, PQ_EPOCH, 0xff));
    }

    @Test
    void passesOverWellFormedChunks() throws DecryptionException {
        byte[] key = chunk(1, 1, 7);
        Arrays.fill(key, CHUNK_DATA, ZEROS, (byte) 0xaa);
        assertThat(RatchetHeader.decode(key).previousCount()).isEqualTo(3);

        byte[] ciphertext = chunk(1, 2, 0);
        Arrays.fill(ciphertext, CHUNK_DATA, CHUNK_DATA + 136, (byte) 0xaa);
        assertThat(RatchetHeader.decode(ciphertext).previousCount()).isEqualTo(3);
        refuses(Reason.MALFORMED, Forgery.with(ciphertext, CHUNK_DATA + 136, 1));
    }

    @Test
    void refusesChunksThatCannotBe() {
        refuses(Reason.MALFORMED, chunk(1, 3, 0));
        refuses(Reason.MALFORMED, chunk(1, 255, 0));
        refuses(Reason.MALFORMED, chunk(1, 1, 8));
        refuses(Reason.MALFORMED, chunk(1, 2, 8));
        refuses(Reason.MALFORMED, chunk(0, 1, 0));
        refuses(Reason.MALFORMED, chunk(1, 0, 0));
    }

    @Test
    void refusesRatchetKeysThatAreNotCanonical() {
        refuses(Reason.BAD_KEY, Forgery.with(header, 31, header[31] | 0x80));
        byte[] prime = header.clone();
        Arrays.fill(prime, 0, 32, (byte) 0xff);
        prime[0] = (byte) 0xed;
        prime[31] = 0x7f;
        refuses(Reason.BAD_KEY, prime);
    }

    private byte[] chunk(int epoch, int kind, int index) {
        byte[] with = Forgery.with(header, CHUNK_EPOCH + 3, epoch);
        return Forgery.with(Forgery.with(with, CHUNK_KIND, kind), CHUNK_INDEX, index);
    }

    private static void refuses(Reason reason, byte[] header) {
        assertThatThrownBy(() -> RatchetHeader.decode(header))
                .isInstanceOfSatisfying(
                        DecryptionException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
