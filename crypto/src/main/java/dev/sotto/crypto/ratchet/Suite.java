package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;

/**
 * Labels, key derivations and AEAD of one suite as one object, so that a test can put another profile in its place.
 *
 * <p>Every method is a pure function. Keys are 32 bytes; returned secrets belong to the caller, who closes them.
 */
public interface Suite {
    /** Bytes of every symmetric key and of every X25519 key. */
    int KEY_LENGTH = 32;

    /** Bytes of the random salt that every message carries in clear. */
    int SALT_LENGTH = 16;

    /** Bytes that sealing adds. */
    int TAG_LENGTH = 16;

    /** Which of the two sealed parts of a RATCHET. */
    enum Layer {
        HEADER,
        MESSAGE
    }

    /** The byte that names the suite on the wire and inside every signature. */
    int id();

    /** KDF_RK_HE: 96 bytes, {@code root key | chain key | next header key}. */
    SecretBytes rootStep(SecretBytes rootKey, SecretBytes dh);

    /** KDF_CK, first half: the message key of a chain key. */
    SecretBytes messageKey(SecretBytes chainKey);

    /** KDF_CK, second half: the chain key that follows. */
    SecretBytes nextChainKey(SecretBytes chainKey);

    /** Seals one layer under the key and nonce that follow from key and salt; the tag is appended. */
    byte[] seal(Layer layer, SecretBytes key, byte[] salt, byte[] aad, byte[] plaintext);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws PrimitiveException BAD_TAG
     */
    byte[] open(Layer layer, SecretBytes key, byte[] salt, byte[] aad, byte[] sealed) throws PrimitiveException;

    /** The transcript hash {@code th} over the fields of a handshake. */
    byte[] transcriptHash(byte[] fields);

    /** OKM of the handshake: 128 bytes, {@code root key | HKa | NHKb | SID}; the input is the concatenated shared secrets. */
    SecretBytes handshakeSecrets(SecretBytes sharedSecrets, byte[] transcriptHash);

    /** AD: what every message of a session is bound to. */
    byte[] associatedData(byte[] transcriptHash);

    /** {@code hid}: the name of a handshake, over its part of the INITIAL. */
    byte[] handshakeId(byte[] handshakePart);

    /**
     * The suite of that id.
     *
     * @throws DecryptionException INCOMPATIBLE when this build does not know it
     */
    static Suite of(int id) throws DecryptionException {
        if (id != SottoSuite.ID) {
            throw new DecryptionException(
                    Reason.INCOMPATIBLE, "The message has suite " + id + ", which this build does not know: upgrade.");
        }
        return SottoSuite.INSTANCE;
    }

    /** The suite that this build starts sessions with. */
    static Suite preferred() {
        return SottoSuite.INSTANCE;
    }
}
