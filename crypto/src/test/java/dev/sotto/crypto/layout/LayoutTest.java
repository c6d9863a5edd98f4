package dev.sotto.crypto.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.crypto.primitive.SecretBytes;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void writesBigEndianFields() {
        byte[] bytes = new LayoutWriter()
                .label("AB")
                .u8(255)
                .flag(true)
                .flag(false)
                .u16(0x0102)
                .u32(0xfffefdfcL)
                .u64(0x0102030405060708L)
                .lp(new byte[] {9, 9})
                .secret(SecretBytes.own(new byte[] {7}))
                .zeros(2)
                .toBytes();
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("414200ff01000102fffefdfc01020304050607080002" + "0909070000");
    }

    @Test
    void readsWhatWasWritten() throws Exception {
        LayoutReader reader = new LayoutReader(new LayoutWriter()
                .u8(200)
                .flag(true)
                .u16(65_535)
                .u32(0xffff_ffffL)
                .u32(Integer.MAX_VALUE)
                .u64(Long.MAX_VALUE)
                .bytes(new byte[] {1, 2})
                .lp(new byte[] {3})
                .zeros(3)
                .bytes(new byte[] {4})
                .bytes(new byte[] {5, 6})
                .toBytes());
        assertThat(reader.u8()).isEqualTo(200);
        assertThat(reader.flag()).isTrue();
        assertThat(reader.u16()).isEqualTo(65_535);
        assertThat(reader.u32()).isEqualTo(0xffff_ffffL);
        assertThat(reader.u31()).isEqualTo(Integer.MAX_VALUE);
        assertThat(reader.u64()).isEqualTo(Long.MAX_VALUE);
        assertThat(reader.bytes(2)).containsExactly(1, 2);
        assertThat(reader.lp(1)).containsExactly(3);
        reader.zeros(3);
        assertThat(reader.secret(1).expose()).containsExactly(4);
        assertThat(reader.position()).isEqualTo(29);
        assertThat(reader.remaining()).isEqualTo(2);
        assertThat(reader.rest()).containsExactly(5, 6);
        reader.end();
    }

    @Test
    void aWriterRefusesWhatDoesNotFit() {
        LayoutWriter writer = new LayoutWriter();
        assertThatIllegalArgumentException().isThrownBy(() -> writer.u8(256));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.u8(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.u16(65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.u32(0x1_0000_0000L));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.u64(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.lp(new byte[65_536]));
    }

    @Test
    void aWriterGrowsAndStartsEmptyAfterwards() {
        LayoutWriter writer = new LayoutWriter();
        for (int i = 0; i < 1_000; i++) {
            writer.u16(i);
        }
        byte[] bytes = writer.toBytes();
        assertThat(bytes).hasSize(2_000).endsWith(0x03, 0xe7);
        assertThat(writer.u8(1).toBytes()).containsExactly(1);
    }

    @Test
    void aReaderRefusesEveryDeviation() {
        refused(() -> reader("").u8());
        refused(() -> reader("01").u16());
        refused(() -> reader("010203").u32());
        refused(() -> reader("01020304050607").u64());
        refused(() -> reader("02").flag());
        refused(() -> reader("80000000").u31());
        refused(() -> reader("8000000000000000").u64());
        refused(() -> reader("0102").bytes(3));
        refused(() -> reader("0102").secret(3));
        refused(() -> reader("000301").lp(3));
        refused(() -> reader("0003010203").lp(2));
        refused(() -> reader("0000000100").zeros(5));
        refused(() -> reader("0000").zeros(3));
        refused(() -> reader("00").end());
    }

    private static LayoutReader reader(String hex) {
        return new LayoutReader(HexFormat.of().parseHex(hex));
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(LayoutException.class)
                .isThrownBy(call)
                .withMessageStartingWith("Malformed at byte ")
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }
}
