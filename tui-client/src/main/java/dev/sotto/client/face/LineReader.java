package dev.sotto.client.face;

import dev.sotto.crypto.primitive.SecretBytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Lines of UTF-8 whatever the locale, of bounded length, one at a time. A last line without an end counts. */
public final class LineReader {
    /** Bytes of one line: far more than the longest text with every character escaped, and bounded. */
    public static final int MAX_LINE = 1024 * 1024;

    private static final int FIRST_SIZE = 256;

    private final InputStream in;

    public LineReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line. A stream that cannot be read counts as ended. */
    public InputLine read() {
        Raw raw = next(MAX_LINE);
        try {
            if (raw.ended) {
                return new InputLine.End();
            }
            return raw.tooLong ? new InputLine.TooLong() : decoded(raw);
        } finally {
            raw.wipe();
        }
    }

    /** The next line as bytes that are wiped everywhere else; empty at the end of the input or beyond the limit. */
    public Optional<SecretBytes> readSecret() {
        Raw raw = next(MAX_LINE);
        try {
            return raw.ended || raw.tooLong
                    ? Optional.empty()
                    : Optional.of(SecretBytes.own(Arrays.copyOf(raw.bytes, raw.length)));
        } finally {
            raw.wipe();
        }
    }

    private Raw next(int limit) {
        Raw raw = new Raw();
        boolean any = false;
        int b = readByte();
        while (b >= 0 && b != '\n') {
            any = true;
            if (raw.length == limit) {
                raw.tooLong = true;
            } else {
                raw.add((byte) b);
            }
            b = readByte();
        }
        raw.ended = b < 0 && !any;
        if (raw.length > 0 && raw.bytes[raw.length - 1] == '\r') {
            raw.length--;
        }
        return raw;
    }

    private int readByte() {
        try {
            return in.read();
        } catch (IOException e) {
            return -1;
        }
    }

    private static InputLine decoded(Raw raw) {
        try {
            return new InputLine.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw.bytes, 0, raw.length))
                    .toString());
        } catch (CharacterCodingException e) {
            return new InputLine.NotUtf8();
        }
    }

    /** Bytes of a line while it grows; every array it outgrows is wiped. */
    private static final class Raw {
        private byte[] bytes = new byte[FIRST_SIZE];
        private int length;
        private boolean tooLong;
        private boolean ended;

        void add(byte b) {
            if (length == bytes.length) {
                byte[] larger = Arrays.copyOf(bytes, length * 2);
                wipe();
                bytes = larger;
            }
            bytes[length++] = b;
        }

        void wipe() {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
