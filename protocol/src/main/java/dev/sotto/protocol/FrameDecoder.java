package dev.sotto.protocol;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a byte stream into frames: a big-endian u32 length N, then N bytes. Holds at most one unfinished frame, and
 * refuses a length outside 1..limit before it makes room for it. Not thread-safe: one connection, one decoder.
 */
public final class FrameDecoder {
    private static final int PREFIX = 4;

    private int limit;
    private byte[] buffer = new byte[0];
    private int start;
    private int end;

    public FrameDecoder(int limit) {
        this.limit = limit;
    }

    /** From here on frames may have this many bytes. */
    public void limit(int bytes) {
        limit = bytes;
    }

    /** Takes the next bytes of the stream; call {@link #next()} until it is empty before the next feed. */
    public void feed(byte[] bytes) {
        int unread = end - start;
        if (unread == 0) {
            buffer = bytes;
            start = 0;
            end = bytes.length;
            return;
        }
        if (end + bytes.length > buffer.length) {
            // Doubling, so that a frame that comes byte by byte costs linear and not quadratic time.
            byte[] larger = new byte[Math.max(2 * unread, unread + bytes.length)];
            System.arraycopy(buffer, start, larger, 0, unread);
            buffer = larger;
            start = 0;
            end = unread;
        }
        System.arraycopy(bytes, 0, buffer, end, bytes.length);
        end += bytes.length;
    }

    /** The next whole frame, or empty when more bytes are needed. */
    public Optional<byte[]> next() throws ProtocolException {
        int available = end - start;
        if (available < PREFIX) {
            return Optional.empty();
        }
        int length = (buffer[start] & 0xFF) << 24
                | (buffer[start + 1] & 0xFF) << 16
                | (buffer[start + 2] & 0xFF) << 8
                | (buffer[start + 3] & 0xFF);
        if (length < 1 || length > limit) {
            throw new ProtocolException(
                    ProtocolException.Reason.MALFORMED,
                    "a frame of " + Integer.toUnsignedString(length) + " bytes; allowed are 1 to " + limit);
        }
        if (available - PREFIX < length) {
            return Optional.empty();
        }
        int from = start + PREFIX;
        start = from + length;
        return Optional.of(Arrays.copyOfRange(buffer, from, start));
    }

    /** Whether a frame has begun and is not complete. */
    public boolean midFrame() {
        return start < end;
    }
}
