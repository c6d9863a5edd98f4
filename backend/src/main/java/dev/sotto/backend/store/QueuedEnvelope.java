package dev.sotto.backend.store;

import com.google.protobuf.ByteString;
import dev.sotto.protocol.EnvelopeId;

/**
 * An envelope in a recipient's queue.
 *
 * @param row its place: rows of one recipient grow in the order of acceptance and are never used again
 * @param sender the sender's account
 * @param senderName as registered
 * @param acceptedAt Unix milliseconds
 */
public record QueuedEnvelope(
        long row, EnvelopeId id, String sender, String senderName, ByteString ciphertext, long acceptedAt) {

    public int size() {
        return ciphertext.size();
    }

    /** Not who wrote to whom, and no content. */
    @Override
    public String toString() {
        return "QueuedEnvelope[" + row + ", " + size() + " bytes]";
    }
}
