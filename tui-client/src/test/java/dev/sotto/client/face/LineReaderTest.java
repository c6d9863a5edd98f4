package dev.sotto.client.face;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.primitive.SecretBytes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    @DisplayName("lines, with and without a carriage return, the last one without an end, then the end")
    void lines() {
        LineReader in = reader("a\r\n\nGrüße 👍\nlast");
        assertThat(in.read()).isEqualTo(new InputLine.Text("a"));
        assertThat(in.read()).isEqualTo(new InputLine.Text(""));
        assertThat(in.read()).isEqualTo(new InputLine.Text("Grüße 👍"));
        assertThat(in.read()).isEqualTo(new InputLine.Text("last"));
        assertThat(in.read()).isEqualTo(new InputLine.End());
        assertThat(in.read()).isEqualTo(new InputLine.End());
    }

    @Test
    @DisplayName("at the limit and one past it")
    void limit() {
        String longest = "x".repeat(LineReader.MAX_LINE);
        LineReader in = reader(longest + "\n" + longest + "y\nnext\n");
        assertThat(in.read()).isEqualTo(new InputLine.Text(longest));
        assertThat(in.read()).isEqualTo(new InputLine.TooLong());
        assertThat(in.read()).isEqualTo(new InputLine.Text("next"));
    }

    @Test
    @DisplayName("what is not UTF-8 says so and spoils nothing behind it")
    void notUtf8() {
        LineReader in = new LineReader(new ByteArrayInputStream(new byte[] {(byte) 0xC3, '\n', 'o', 'k', '\n'}));
        assertThat(in.read()).isEqualTo(new InputLine.NotUtf8());
        assertThat(in.read()).isEqualTo(new InputLine.Text("ok"));
    }

    @Test
    @DisplayName("a secret is the bytes of one line")
    void secret() {
        LineReader in = reader("pässword\nnext\n");
        try (SecretBytes secret = in.readSecret().orElseThrow()) {
            assertThat(secret.expose()).isEqualTo("pässword".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(in.read()).isEqualTo(new InputLine.Text("next"));
        assertThat(in.readSecret()).isEmpty();
    }

    private static LineReader reader(String text) {
        return new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
