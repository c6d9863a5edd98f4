package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.ProtocolVersion;
import dev.sotto.crypto.primitive.ChaCha20Poly1305;
import dev.sotto.crypto.primitive.Hkdf;
import dev.sotto.crypto.primitive.HmacSha256;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Suite 0x01: X25519 and ML-KEM-1024, HKDF and HMAC with SHA-256, ChaCha20-Poly1305.
 *
 * <p>Key and nonce of a sealed part come from its key and the message's 128-bit salt, not from the key alone: a state that was
 * rolled back and reuses a message key still never repeats a (key, nonce) pair.
 */
final class SottoSuite implements Suite {
    static final int ID = ProtocolVersion.SUITE;
    static final SottoSuite INSTANCE = new SottoSuite();

    private static final byte[] ROOT = ascii("Sotto-v1 root");
    private static final byte[] HEADER = ascii("Sotto-v1 header\0");
    private static final byte[] MESSAGE = ascii("Sotto-v1 message\0");
    private static final byte[] TRANSCRIPT = ascii("Sotto-v1 handshake\0");
    private static final byte[] HANDSHAKE = ascii("Sotto-v1 PQXDH_X25519_SHA-256_ML-KEM-1024\0");
    private static final byte[] ASSOCIATED_DATA = ascii("Sotto-v1 AD\0");
    private static final byte[] INITIAL = ascii("Sotto-v1 initial\0");

    private static final int NONCE_LENGTH = 12;
    private static final int ROOT_STEP_LENGTH = 3 * KEY_LENGTH;
    private static final int HANDSHAKE_LENGTH = 4 * KEY_LENGTH;

    private SottoSuite() {}

    @Override
    public int id() {
        return ID;
    }

    @Override
    public SecretBytes rootStep(SecretBytes rootKey, SecretBytes dh) {
        return SecretBytes.own(Hkdf.derive(rootKey.expose(), dh.expose(), ROOT, ROOT_STEP_LENGTH));
    }

    @Override
    public SecretBytes messageKey(SecretBytes chainKey) {
        return SecretBytes.own(HmacSha256.mac(chainKey.expose(), new byte[] {0x01}));
    }

    @Override
    public SecretBytes nextChainKey(SecretBytes chainKey) {
        return SecretBytes.own(HmacSha256.mac(chainKey.expose(), new byte[] {0x02}));
    }

    @Override
    public byte[] seal(Layer layer, SecretBytes key, byte[] salt, byte[] aad, byte[] plaintext) {
        try (SecretBytes both = keyAndNonce(layer, key, salt);
                SecretBytes aeadKey = SecretBytes.own(Arrays.copyOf(both.expose(), KEY_LENGTH))) {
            return ChaCha20Poly1305.seal(aeadKey.expose(), nonce(both), aad, plaintext);
        }
    }

    @Override
    public byte[] open(Layer layer, SecretBytes key, byte[] salt, byte[] aad, byte[] sealed) throws PrimitiveException {
        try (SecretBytes both = keyAndNonce(layer, key, salt);
                SecretBytes aeadKey = SecretBytes.own(Arrays.copyOf(both.expose(), KEY_LENGTH))) {
            return ChaCha20Poly1305.open(aeadKey.expose(), nonce(both), aad, sealed);
        }
    }

    @Override
    public byte[] transcriptHash(byte[] fields) {
        return Sha256.hash(TRANSCRIPT, fields);
    }

    @Override
    public SecretBytes handshakeSecrets(SecretBytes sharedSecrets, byte[] transcriptHash) {
        // 32 bytes of 0xFF in front: the input can never be read as a point or scalar (X3DH 2.2, F).
        byte[] input = new byte[KEY_LENGTH + sharedSecrets.length()];
        Arrays.fill(input, 0, KEY_LENGTH, (byte) 0xff);
        System.arraycopy(sharedSecrets.expose(), 0, input, KEY_LENGTH, sharedSecrets.length());
        try (SecretBytes ikm = SecretBytes.own(input);
                SecretBytes prk = SecretBytes.own(Hkdf.extract(new byte[KEY_LENGTH], ikm.expose()))) {
            byte[] info = concat(HANDSHAKE, transcriptHash);
            return SecretBytes.own(Hkdf.expand(prk.expose(), info, HANDSHAKE_LENGTH));
        }
    }

    @Override
    public byte[] associatedData(byte[] transcriptHash) {
        return concat(ASSOCIATED_DATA, transcriptHash);
    }

    @Override
    public byte[] handshakeId(byte[] handshakePart) {
        return Sha256.hash(INITIAL, handshakePart);
    }

    private static SecretBytes keyAndNonce(Layer layer, SecretBytes key, byte[] salt) {
        byte[] label = layer == Layer.HEADER ? HEADER : MESSAGE;
        return SecretBytes.own(Hkdf.expand(key.expose(), concat(label, salt), KEY_LENGTH + NONCE_LENGTH));
    }

    private static byte[] nonce(SecretBytes keyAndNonce) {
        return Arrays.copyOfRange(keyAndNonce.expose(), KEY_LENGTH, KEY_LENGTH + NONCE_LENGTH);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
