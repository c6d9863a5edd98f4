package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {
    /** The left number counts the 0x80; Padmé values are worked out by hand: 4 001 has exponent 11, so 7 low bits. */
    @ParameterizedTest
    @CsvSource({
        "1, 160",
        "159, 160",
        "160, 160",
        "161, 320",
        "3840, 3840",
        "3841, 4000",
        "4000, 4000",
        "4001, 4096",
        "4096, 4096",
        "4097, 4352",
        "8192, 8192",
        "8193, 8704",
        "65535, 65536",
        "65536, 65536",
        "65537, 67584",
        "96256, 96256",
        "96257, 98304"
    })
    void hasTheLengthOfTheProtocol(int contentAndMark, int padded) {
        assertThat(Padding.paddedLength(contentAndMark)).isEqualTo(padded);
        assertThat(Padding.pad(new byte[contentAndMark - 1])).hasSize(padded);
    }

    @Test
    void comesBackWhateverTheLengthAndTheLastBytes() throws DecryptionException {
        for (int length = 0; length < 9_000; length++) {
            byte[] content = new byte[length];
            Arrays.fill(content, (byte) (length % 3 == 0 ? 0x80 : length % 3 - 1));
            assertThat(Padding.unpad(Padding.pad(content))).isEqualTo(content);
        }
    }

    @Test
    void neverCostsMoreThanTwelvePercentOfALongBody() {
        for (int length = 4_001; length < 100_000; length += 7) {
            assertThat(Padding.paddedLength(length)).isBetween(length, length + length * 12 / 100);
        }
    }

    @Test
    void takesNothingThatPaddingDoesNotMake() {
        refuses(new byte[0]);
        refuses(new byte[160]);
        byte[] noMark = Padding.pad(new byte[10]);
        noMark[10] = 0x01;
        refuses(noMark);
        byte[] tailNotZero = Padding.pad(new byte[10]);
        tailNotZero[159] = 0x01;
        refuses(tailNotZero);
        refuses(Arrays.copyOf(Padding.pad(new byte[10]), 320));
        refuses(Arrays.copyOf(Padding.pad(new byte[10]), 159));
        refuses(Arrays.copyOf(Padding.pad(new byte[5_000]), Padding.pad(new byte[5_000]).length + 160));
    }

    private static void refuses(byte[] padded) {
        assertThatThrownBy(() -> Padding.unpad(padded))
                .isInstanceOfSatisfying(
                        DecryptionException.class,
                        e -> assertThat(e.reason()).isEqualTo(DecryptionException.Reason.MALFORMED));
    }
}
