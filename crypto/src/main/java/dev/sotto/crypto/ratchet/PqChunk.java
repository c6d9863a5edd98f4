package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;

/**
 * The place in a header for one eighth of an ML-KEM-768 key or ciphertext of the post-quantum healing:
 * {@code epoch(u32) kind(u8) index(u8) data(148)}, 154 bytes.
 *
 * <p>This build sends none. It takes well-formed ones and passes over them: as it neither offers a key nor answers one, no
 * secret is ever mixed and {@code pq_epoch} stays 0 on both sides.
 */
final class PqChunk {
    /** Parts of a key or ciphertext. */
    private static final int PARTS = 8;

    private static final int DATA_LENGTH = 148;

    /** Bytes of an encapsulation key's part: all of the data. */
    private static final int KEY_PART_LENGTH = 148;

    /** Bytes of a ciphertext's part; zeros follow. */
    private static final int CIPHERTEXT_PART_LENGTH = 136;

    private static final int KIND_NONE = 0;
    private static final int KIND_KEY = 1;
    private static final int KIND_CIPHERTEXT = 2;

    private PqChunk() {}

    /** Writes "no chunk". */
    static void writeNone(LayoutWriter writer) {
        writer.u32(0).u8(KIND_NONE).u8(0).zeros(DATA_LENGTH);
    }

    /** Reads past a chunk, checking that it is one of the shapes there are, each with a single encoding. */
    static void skip(LayoutReader reader) throws LayoutException {
        long epoch = reader.u32();
        int kind = reader.u8();
        int index = reader.u8();
        switch (kind) {
            case KIND_NONE -> reader.zeros(DATA_LENGTH);
            case KIND_KEY -> reader.bytes(KEY_PART_LENGTH);
            case KIND_CIPHERTEXT -> {
                reader.bytes(CIPHERTEXT_PART_LENGTH);
                reader.zeros(DATA_LENGTH - CIPHERTEXT_PART_LENGTH);
            }
            default -> throw new LayoutException("There is no chunk of kind " + kind + ".");
        }
        if (kind == KIND_NONE ? epoch != 0 || index != 0 : epoch == 0 || index >= PARTS) {
            throw new LayoutException(
                    "A chunk of kind " + kind + " has neither epoch " + epoch + " nor index " + index + " together.");
        }
    }
}
