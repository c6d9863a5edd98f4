package dev.sotto.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "see https://example.com. Thanks;https://example.com",
                "(https://example.com/a_(b));https://example.com/a_(b)",
                "(see https://example.com/a);https://example.com/a",
                "[it](https://example.com/x);https://example.com/x",
                "<https://example.com/?q=1&r=2#top>;https://example.com/?q=1&r=2#top",
                "\"http://example.com\", he said;http://example.com",
                "HTTPS://EXAMPLE.COM/A!;HTTPS://EXAMPLE.COM/A",
                "is it https://example.com/what?!?;https://example.com/what",
                "**https://example.com/bold**;https://example.com/bold",
                "write to mailto:bob@example.com, please;mailto:bob@example.com",
                "http://[::1]:8080/x;http://[::1]:8080/x",
                "https://xn--pple-43d.com/;https://xn--pple-43d.com/",
                "https://\u0430pple.com/;https://\u0430pple.com/",
                "https://good.example@evil.example/;https://good.example@evil.example/",
                "\u898Bhttps://example.com/\u3002;https://example.com/",
            })
    @DisplayName("an address is exactly what is shown, without the punctuation around it")
    void address(String text, String address) {
        if (text.startsWith("\u898B")) {
            assertThat(Links.of(text)).as("no address begins within a word").isEmpty();
        } else {
            assertThat(Links.of(text)).containsExactly(address);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
                "ftp://example.com",
                "http://",
                "https://...",
                "mailto:",
                "mailto:bob",
                "mailto:bob@",
                "xhttps://example.com",
                "https://example.com/\u200B.evil.example",
                "https://example.com/\u202Egpj.exe",
                "https://example.com/\u05D0\u05D1",
                "https://example.com/\u001B]8;;",
            })
    @DisplayName("nothing else is one, and none with characters that hide or move")
    void none(String text) {
        assertThat(Links.of(text)).isEmpty();
    }

    @Test
    @DisplayName("each address once, in order, from all lines")
    void several() {
        assertThat(Links.of("https://b.example https://a.example\n```\nhttps://c.example\n``` https://b.example"))
                .containsExactly("https://b.example", "https://a.example", "https://c.example");
        assertThat(Links.of("https://example.com/" + "a".repeat(3_000))).isEmpty();
    }
}
