package dev.sotto.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {
    private static final int LIMIT = 64;

    @Test
    @DisplayName("whole, glued and split frames come out alike")
    void splitting() throws ProtocolException {
        byte[] stream = join(List.of(frame(1), frame(LIMIT), frame(7)));
        for (int cut = 0; cut <= stream.length; cut++) {
            FrameDecoder decoder = new FrameDecoder(LIMIT);
            List<byte[]> got = new ArrayList<>();
            feed(decoder, Arrays.copyOfRange(stream, 0, cut), got);
            feed(decoder, Arrays.copyOfRange(stream, cut, stream.length), got);
            assertThat(got).as("cut at %d", cut).extracting(body -> body.length).containsExactly(1, LIMIT, 7);
            assertThat(decoder.midFrame()).isFalse();
        }
    }

    @Test
    @DisplayName("in random pieces, thousands of frames keep their bytes")
    void pieces() throws ProtocolException {
        Random random = new Random(42);
        List<byte[]> bodies = new ArrayList<>();
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] body = new byte[1 + random.nextInt(LIMIT)];
            random.nextBytes(body);
            bodies.add(body);
            frames.add(frameOf(body));
        }
        byte[] stream = join(frames);
        FrameDecoder decoder = new FrameDecoder(LIMIT);
        List<byte[]> got = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            int size = Math.min(stream.length - at, random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(200));
            feed(decoder, Arrays.copyOfRange(stream, at, at + size), got);
            at += size;
        }
        assertThat(got).hasSameSizeAs(bodies);
        for (int i = 0; i < got.size(); i++) {
            assertThat(got.get(i)).isEqualTo(bodies.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, LIMIT + 1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    @DisplayName("a length outside 1..limit is refused by its prefix alone")
    void limits(int length) {
        FrameDecoder decoder = new FrameDecoder(LIMIT);
        decoder.feed(ByteBuffer.allocate(4).putInt(length).array());
        assertThatThrownBy(decoder::next)
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.reason()).isEqualTo(ProtocolException.Reason.MALFORMED));
    }

    @Test
    @DisplayName("the limit holds from the moment it is set")
    void raisedLimit() throws ProtocolException {
        FrameDecoder decoder = new FrameDecoder(LIMIT);
        decoder.feed(join(List.of(frame(LIMIT), frame(LIMIT + 1))));
        assertThat(decoder.next()).isPresent();
        decoder.limit(LIMIT + 1);
        assertThat(decoder.next()).hasValueSatisfying(body -> assertThat(body).hasSize(LIMIT + 1));
    }

    @Test
    @DisplayName("an unfinished frame is visible, so that a deadline can be set on it")
    void midFrame() throws ProtocolException {
        FrameDecoder decoder = new FrameDecoder(LIMIT);
        assertThat(decoder.midFrame()).isFalse();
        decoder.feed(new byte[] {0});
        assertThat(decoder.next()).isEmpty();
        assertThat(decoder.midFrame()).isTrue();
        decoder.feed(new byte[] {0, 0, 1, 9});
        assertThat(decoder.next()).hasValueSatisfying(body -> assertThat(body).containsExactly(9));
        assertThat(decoder.midFrame()).isFalse();
    }

    private static void feed(FrameDecoder decoder, byte[] bytes, List<byte[]> got) throws ProtocolException {
        decoder.feed(bytes);
        for (Optional<byte[]> next = decoder.next(); next.isPresent(); next = decoder.next()) {
            got.add(next.get());
        }
    }

    private static byte[] frame(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) size);
        return frameOf(body);
    }

    private static byte[] frameOf(byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .putInt(body.length)
                .put(body)
                .array();
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
