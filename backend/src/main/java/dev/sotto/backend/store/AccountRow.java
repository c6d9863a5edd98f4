package dev.sotto.backend.store;

import com.google.protobuf.ByteString;
import java.util.Optional;

/**
 * An account as stored.
 *
 * @param name as registered; the key is its lower case
 * @param password the salted and peppered hash, never the secret
 * @param identitySigned the bytes that the identity signature covers; empty before the first login
 * @param generation the highest store generation seen of this inst
 * @param knownAddress a keyed hash of the address of the last login
 */
public record AccountRow(
        String name,
        String password,
        Optional<ByteString> identitySigned,
        Optional<ByteString> identitySignature,
        long generation,
        Optional<ByteString> knownAddress) {

    /** Neither hash nor keys: a record's own form would carry them into a log. */
    @Override
    public String toString() {
        return "AccountRow[" + name + "]";
    }
}
