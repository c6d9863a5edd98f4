package dev.sotto.client.face.tui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthTest {
    @ParameterizedTest
    @CsvSource({
        "a, WEAK",
        "password, WEAK",
        "P@ssw0rd1!, WEAK",
        "12345678901234567890, WEAK",
        "aaaaaaaaaaaaaaaaaaaaaaaa, WEAK",
        "abcabcabcabcabcabcabcabc, WEAK",
        "qwertyuiop, WEAK",
        "1qaz2wsx, WEAK",
        "zyxwvuts, WEAK",
        "dragon1987, WEAK",
        "alice-example.org, WEAK",
        "Sommer2024!, WEAK",
        "Tr0ub4dor&3, FAIR",
        "iloveyou iloveyou iloveyou iloveyou, WEAK",
        "monkey football, WEAK",
        "h7Kq2, FAIR",
        "kettle violin, WEAK",
        "kettle violin 7Q, FAIR",
        "correct horse battery staple, FAIR",
        "kettle violin marble canyon, GOOD",
        "kettle violin marble canyon wicker, STRONG",
        "xK9#mQ2$vL7!, STRONG",
        "7f3a9c1e5b8d2046a3c5, STRONG"
    })
    void isNoBetterThanWhoGuessesItThinks(String passphrase, Strength.Word word) {
        Strength strength = strength(passphrase);
        assertThat(strength.word())
                .as("%s: %d bits", passphrase, strength.bits())
                .isEqualTo(word);
    }

    @Test
    void whatIsKnownOfThePersonIsWorthNothing() {
        assertThat(strength("zaphodbeeblebr").bits())
                .isGreaterThan(
                        strength("zaphodbeeblebr", List.of("Zaphodbeeblebr")).bits() + 8);
    }

    @Test
    void emptyAndHugeOnesHaveAnAnswer() {
        assertThat(strength("").bits()).isZero();
        assertThat(strength("\u05D0\u4E2D\uD83D\uDC4D".repeat(200)).bits()).isPositive();
    }

    private static Strength strength(String passphrase) {
        return strength(passphrase, List.of("alice", "example.org"));
    }

    private static Strength strength(String passphrase, List<String> known) {
        return StrengthEstimate.of(passphrase.toCharArray(), passphrase.length(), known);
    }
}
