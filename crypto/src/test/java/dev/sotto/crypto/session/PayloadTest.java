package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    private static final MessageId ID = new MessageId(0x0102030405060708L, 0x090a0b0c0d0e0f10L);
    private static final String HEAD = "0102030405060708090a0b0c0d0e0f10" + "0000000000000007";

    @Test
    void hasTheBytesOfTheProtocol() {
        assertThat(hex(new Body.Hello())).isEqualTo("00" + HEAD);
        assertThat(hex(new Body.Text(5, "ä"))).isEqualTo("01" + HEAD + "0000000000000005" + "c3a4");
        assertThat(hex(new Body.Receipt(List.of(ID)))).isEqualTo("02" + HEAD + "0102030405060708090a0b0c0d0e0f10");
        assertThat(hex(new Body.Reset())).isEqualTo("03" + HEAD);
        assertThat(hex(new Body.Unreadable(List.of(ID)))).isEqualTo("04" + HEAD + "0102030405060708090a0b0c0d0e0f10");
    }

    @Test
    void comesBackAsItWas() throws LayoutException {
        for (Body body : List.of(
                new Body.Hello(),
                new Body.Text(0, ""),
                new Body.Text(Long.MAX_VALUE, "\u202e\u0000 \ud83d\ude00"),
                new Body.Receipt(ids(Body.MAX_IDS)),
                new Body.Reset(),
                new Body.Unreadable(ids(2)))) {
            Payload payload = new Payload(ID, Long.MAX_VALUE, body);
            assertThat(PayloadCodec.decode(PayloadCodec.encode(payload))).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 255})
    void aTypeOfTheFutureIsHandedOnWithItsBody(int type) throws LayoutException {
        Payload payload = PayloadCodec.decode(bytes(type, 7, new byte[] {1, 2, 3}));
        assertThat(payload.body()).isInstanceOfSatisfying(Body.Unsupported.class, body -> {
            assertThat(body.type()).isEqualTo(type);
            assertThat(body.bytes()).containsExactly(1, 2, 3);
        });
        assertThatIllegalArgumentException().isThrownBy(() -> PayloadCodec.encode(payload));
    }

    @Test
    void aTextHasALimit() throws LayoutException {
        String longest = "a".repeat(Body.Text.MAX_BYTES);
        assertThat(PayloadCodec.decode(PayloadCodec.encode(new Payload(ID, 1, new Body.Text(0, longest))))
                        .body())
                .isEqualTo(new Body.Text(0, longest));
        assertThat(Body.Text.fits("ä".repeat(Body.Text.MAX_BYTES / 2))).isTrue();
        assertThat(Body.Text.fits("ä".repeat(Body.Text.MAX_BYTES / 2) + "a")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Body.Text(0, longest + "a"));
        byte[] tooLong = new byte[8 + Body.Text.MAX_BYTES + 1];
        refused(bytes(1, 1, tooLong));
    }

    @Test
    void aTextIsWellFormedUnicode() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Body.Text(0, "\ud83d"));
        for (String bad : List.of("c3", "c0af", "eda0bd", "f4908080", "ff")) {
            refused(bytes(1, 1, HexFormat.of().parseHex("0000000000000000" + bad)));
        }
    }

    @Test
    void listsOfIdsAreWholeAndBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Body.Receipt(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Body.Unreadable(ids(Body.MAX_IDS + 1)));
        for (int type : new int[] {2, 4}) {
            refused(bytes(type, 1, new byte[0]));
            refused(bytes(type, 1, new byte[17]));
            refused(bytes(type, 1, new byte[16 * (Body.MAX_IDS + 1)]));
        }
    }

    @Test
    void everyOtherByteIsRefused() {
        refused(bytes(0, 1, new byte[1]));
        refused(bytes(3, 1, new byte[1]));
        refused(bytes(0, 0, new byte[0]));
        byte[] hello = bytes(0, 1, new byte[0]);
        for (int length = 0; length < hello.length; length++) {
            refused(Arrays.copyOf(hello, length));
        }
        byte[] beyond = hello.clone();
        beyond[17] = (byte) 0x80;
        refused(beyond);
        assertThatIllegalArgumentException().isThrownBy(() -> new Payload(ID, 0, new Body.Hello()));
    }

    @Test
    void textsAreNotPrinted() {
        assertThat(new Payload(ID, 1, new Body.Text(0, "secret")).toString()).doesNotContain("secret");
    }

    @Test
    void anIdIsShownAsHex() {
        assertThat(ID).hasToString("0102030405060708090a0b0c0d0e0f10");
        assertThatIllegalArgumentException().isThrownBy(() -> MessageId.of(new byte[15]));
    }

    @Test
    void theEnvelopeHashCoversAllThatTheRelaySays() {
        byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
        DeviceAddress alice = DeviceAddress.of("alice", 1);
        byte[] hash = EnvelopeHash.of(alice, new Envelope(ID, bytes));
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("ccfb962ad2719174c115cf8ae2c8d671becfe62c6bcb124e8f236bbb7e21d4d1");
        assertThat(EnvelopeHash.of(DeviceAddress.of("mallory", 1), new Envelope(ID, bytes)))
                .isNotEqualTo(hash);
        assertThat(EnvelopeHash.of(alice, new Envelope(new MessageId(1, 2), bytes)))
                .isNotEqualTo(hash);
    }

    private static String hex(Body body) {
        return HexFormat.of().formatHex(PayloadCodec.encode(new Payload(ID, 7, body)));
    }

    private static byte[] bytes(int type, long seq, byte[] body) {
        return new LayoutWriter()
                .u8(type)
                .bytes(ID.toBytes())
                .u64(seq)
                .bytes(body)
                .toBytes();
    }

    private static List<MessageId> ids(int count) {
        return LongStream.range(0, count).mapToObj(low -> new MessageId(0, low)).toList();
    }

    private static void refused(byte[] bytes) {
        assertThatThrownBy(() -> PayloadCodec.decode(bytes)).isInstanceOf(LayoutException.class);
    }
}
