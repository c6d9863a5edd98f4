package dev.sotto.backend.mailbox;

import com.google.protobuf.ByteString;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;

/** An envelope on its way into a queue; {@code number} is its place in its chain. */
record Submission(
        EnvelopeId id, AccountName sender, String recipient, ByteString ciphertext, Chain chain, long number) {

    /** Not who writes to whom. */
    @Override
    public String toString() {
        return "Submission[" + id + "]";
    }
}
