package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.ConstantTime;
import dev.sotto.crypto.primitive.HmacSha256;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Arrays;

/**
 * The profile of a Double Ratchet without header encryption and padding, as other implementations have it: the header stays
 * readable (a tag in place of the encryption still tells chains apart), bodies are bound to {@code AD | dh | pn | n}. Roots, chains
 * and message sealing are the product's.
 */
final class PlainHeaderSuite implements Suite {
    private static final int SEALED_HEADER_LENGTH = RatchetHeader.LENGTH + TAG_LENGTH;
    private static final int HEADER_IN_AAD = 40;

    private final Suite product = Suite.preferred();
    private final byte[] associatedData;
    private byte[] lastMessageKey = new byte[0];

    PlainHeaderSuite(byte[] associatedData) {
        this.associatedData = associatedData.clone();
    }

    /** The key that the last body was sealed with. */
    byte[] lastMessageKey() {
        return lastMessageKey.clone();
    }

    @Override
    public int id() {
        return product.id();
    }

    @Override
    public SecretBytes rootStep(SecretBytes rootKey, SecretBytes dh) {
        return product.rootStep(rootKey, dh);
    }

    @Override
    public SecretBytes messageKey(SecretBytes chainKey) {
        return product.messageKey(chainKey);
    }

    @Override
    public SecretBytes nextChainKey(SecretBytes chainKey) {
        return product.nextChainKey(chainKey);
    }

    @Override
    public byte[] seal(Layer layer, SecretBytes key, byte[] salt, byte[] aad, byte[] plaintext) {
        if (layer == Layer.HEADER) {
            return new LayoutWriter()
                    .bytes(plaintext)
                    .bytes(headerTag(key, salt, plaintext))
                    .toBytes();
        }
        lastMessageKey = key.copy();
        try {
            return product.seal(layer, key, salt, plainAad(aad), Padding.unpad(plaintext));
        } catch (DecryptionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public byte[] open(Layer layer, SecretBytes key, byte[] salt, byte[] aad, byte[] sealed) throws PrimitiveException {
        if (layer == Layer.MESSAGE) {
            return Padding.pad(product.open(layer, key, salt, plainAad(aad), sealed));
        }
        byte[] header = Arrays.copyOf(sealed, RatchetHeader.LENGTH);
        byte[] tag = Arrays.copyOfRange(sealed, RatchetHeader.LENGTH, sealed.length);
        if (!ConstantTime.equal(tag, headerTag(key, salt, header))) {
            throw new PrimitiveException(PrimitiveException.Reason.BAD_TAG, "Another chain's header.");
        }
        return header;
    }

    @Override
    public byte[] transcriptHash(byte[] fields) {
        return product.transcriptHash(fields);
    }

    @Override
    public SecretBytes handshakeSecrets(SecretBytes sharedSecrets, byte[] transcriptHash) {
        return product.handshakeSecrets(sharedSecrets, transcriptHash);
    }

    @Override
    public byte[] associatedData(byte[] transcriptHash) {
        return product.associatedData(transcriptHash);
    }

    @Override
    public byte[] handshakeId(byte[] handshakePart) {
        return product.handshakeId(handshakePart);
    }

    private byte[] plainAad(byte[] aad) {
        int from = aad.length - SEALED_HEADER_LENGTH;
        byte[] header = Arrays.copyOfRange(aad, from, from + HEADER_IN_AAD);
        return new LayoutWriter().bytes(associatedData).bytes(header).toBytes();
    }

    private static byte[] headerTag(SecretBytes key, byte[] salt, byte[] header) {
        return Arrays.copyOf(HmacSha256.mac(key.expose(), salt, header), TAG_LENGTH);
    }
}
