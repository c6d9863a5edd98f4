package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.X25519;
import java.util.stream.Stream;

/** The chain of our messages under one of our ratchet keys. Immutable: {@link #next} is the chain after a message. */
final class SendingChain {
    /** Messages of one chain: counters stay below 2^31, and so does the count that the next chain names as pn. */
    static final int MAX_COUNT = Integer.MAX_VALUE;

    private final HeaderKey headerKey;
    private final ChainKey chainKey;
    private final byte[] ratchetKey;
    private final int previousCount;
    private final int count;

    SendingChain(HeaderKey headerKey, ChainKey chainKey, byte[] ratchetKey, int previousCount, int count) {
        this.headerKey = headerKey;
        this.chainKey = chainKey;
        this.ratchetKey = ratchetKey.clone();
        this.previousCount = previousCount;
        this.count = count;
    }

    RatchetHeader header() {
        return new RatchetHeader(ratchetKey, previousCount, count);
    }

    MessageKey messageKey(Suite suite) {
        return chainKey.messageKey(suite);
    }

    SendingChain next(Suite suite) {
        return new SendingChain(headerKey, chainKey.next(suite), ratchetKey, previousCount, count + 1);
    }

    /** Zeroes the chain key; this chain is unusable afterwards, the next ones are not. */
    void wipeKey() {
        chainKey.secret().close();
    }

    HeaderKey headerKey() {
        return headerKey;
    }

    /** Messages sent so far; the number of the next one. */
    int count() {
        return count;
    }

    Stream<SecretBytes> secrets() {
        return Stream.of(headerKey.secret(), chainKey.secret());
    }

    void write(LayoutWriter writer) {
        writer.secret(headerKey.secret())
                .secret(chainKey.secret())
                .bytes(ratchetKey)
                .u32(previousCount)
                .u32(count);
    }

    static SendingChain read(LayoutReader reader) throws LayoutException {
        HeaderKey headerKey = HeaderKey.read(reader);
        ChainKey chainKey = ChainKey.read(reader);
        byte[] ratchetKey = reader.bytes(X25519.LENGTH);
        int previousCount = reader.u31();
        return new SendingChain(headerKey, chainKey, ratchetKey, previousCount, reader.u31());
    }
}
