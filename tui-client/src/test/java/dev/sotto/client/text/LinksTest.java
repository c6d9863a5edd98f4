package dev.sotto.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Addresses are found as their authors meant them, and nothing else is. */
class LinksTest {
    @Test
    void whatTheSentenceAddsIsNoPartOfAnAddress() {
        assertThat(Links.of("See https://a.example/x?y=1#z, (http://b.example/(c)) and <mailto:hans@c.example>!"))
                .containsExactly("https://a.example/x?y=1#z", "http://b.example/(c)", "mailto:hans@c.example");
        assertThat(Links.of("HTTPS://A.example.\nhttp://a.example"))
                .containsExactly("HTTPS://A.example", "http://a.example");
    }

    @Test
    void otherSchemesAndBareBeginningsAreNone() {
        assertThat(Links.of("javascript:alert(1) file:///etc/passwd xhttp://a.example http:// mailto: hh mm"))
                .isEmpty();
        assertThat(Links.of("https://" + "a".repeat(3_000))).isEmpty();
    }

    @Test
    void whatDoesNotShowEndsAnAddress() {
        assertThat(Links.of("https://a.example/\u202ex https://b.example\u001b[2J https://c.example\u200bx"))
                .containsExactly("https://a.example/", "https://b.example", "https://c.example");
        assertThat(Links.of("\u0130 https://a.example \uD83D https://b.example\uD83D"))
                .containsExactly("https://a.example", "https://b.example");
    }
}
