package dev.sotto.client.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "holiday.jpg, holiday.jpg",
        "'../../etc/passwd', passwd",
        "'..\\..\\boot.ini', boot.ini",
        "'..', '_'",
        "'.bashrc', _bashrc",
        "'-rf', _rf",
        "'a\u001b[31m\n.txt', 'a__31m_.txt'",
        "'a\u202egpj.exe', 'a_gpj.exe'",
        "'con:$x|y', 'con__x_y'",
        "'name. . ', name",
        "'Grüße 1.txt', 'Grüße 1.txt'",
    })
    @DisplayName("one harmless component")
    void harmless(String foreign, String name) {
        assertThat(FileName.of(foreign)).isEqualTo(name);
    }

    @Test
    @DisplayName("never empty, never too long")
    void bounded() {
        assertThat(FileName.of("")).isEqualTo("file");
        assertThat(FileName.of("a/")).isEqualTo("file");
        assertThat(FileName.of("é".repeat(5_000))).hasSize(FileName.MAX_CODE_POINTS);
    }
}
