package dev.sotto.client.face.tui.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.overlay.Pictures;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.crypto.primitive.SecretBytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretFieldTest {
    private final SecretField field = new SecretField();

    @Test
    void givesUtf8AndKeepsNothing() {
        field.insert("p\u00E4ss\uD83D\uDC4D");
        try (SecretBytes taken = field.take()) {
            assertThat(taken.expose()).isEqualTo("p\u00E4ss\uD83D\uDC4D".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(field.buffer()).containsOnly('\0');
        assertThat(field.isEmpty()).isTrue();
    }

    @Test
    void closingAndClearingZero() {
        field.insert("secret");
        assertThat(field.buffer()).contains('s');
        field.close();
        assertThat(field.buffer()).containsOnly('\0');
        field.insert("secret");
        field.key(Key.ctrl("u"));
        assertThat(field.buffer()).containsOnly('\0');
    }

    @Test
    void deletingZeroesWhatWasDeletedWholeCharactersAtATime() {
        field.insert("a\uD83D\uDC4D");
        field.key(Key.of(Key.Code.BACKSPACE));
        assertThat(field.buffer()[0]).isEqualTo('a');
        assertThat(field.buffer()[1]).isEqualTo('\0');
        assertThat(field.buffer()[2]).isEqualTo('\0');
        field.key(Key.of(Key.Code.BACKSPACE));
        field.key(Key.of(Key.Code.BACKSPACE));
        assertThat(field.isEmpty()).isTrue();
    }

    @Test
    void aPasteIsItsFirstLineWithoutWhatIsNoCharacter() {
        field.insert("se\u0007c\uD83Dr\u009Bet\nrm -rf");
        try (SecretBytes taken = field.take()) {
            assertThat(taken.expose()).isEqualTo("secret".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void takesSoManyBytesAndNoHalfCharacter() {
        field.insert("a".repeat(SecretField.MAX_BYTES - 1) + "\u00E4");
        assertThat(field.isFull()).isFalse();
        field.insert("bc");
        assertThat(field.isFull()).isTrue();
        try (SecretBytes taken = field.take()) {
            assertThat(taken.length()).isEqualTo(SecretField.MAX_BYTES);
        }
    }

    @Test
    void comparesWithAnother() {
        SecretField other = new SecretField();
        field.insert("secret");
        other.insert("secret");
        assertThat(field.sameAs(other)).isTrue();
        other.insert("s");
        assertThat(field.sameAs(other)).isFalse();
        other.clear();
        other.insert("Secret");
        assertThat(field.sameAs(other)).isFalse();
    }

    @Test
    void showsBulletsOnlyAndNotAllOfALongOne() {
        field.insert("s\uD83D\uDC4Dt");
        assertThat(drawn(Signs.UNICODE)).isEqualTo("\u2022\u2022\u2022");
        assertThat(drawn(Signs.ASCII)).isEqualTo("***");
        field.insert("x".repeat(500));
        assertThat(drawn(Signs.ASCII)).hasSize(SecretField.MAX_BULLETS);
        assertThat(field).hasToString("SecretField[redacted]");
    }

    private String drawn(Signs signs) {
        Frame frame = new Frame(80, 1);
        field.draw(frame, frame.bounds(), Ink.PLAIN, Pictures.look(signs));
        return frame.line(0);
    }
}
