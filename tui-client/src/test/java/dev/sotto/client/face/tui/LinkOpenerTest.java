package dev.sotto.client.face.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkOpenerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "javascript:alert(1)",
                "--help",
                "-x http://a",
                "http://a b",
                "http://a\nb",
                "http://a\u0000",
                "http://a\u009B31m",
                "http://a/\u202Egpj.exe",
                "http://a\u2028b",
                "mailto:a@example.org?subject=x&attach=/etc/passwd",
                "mailto:a@example.org?Attachment=~/.ssh/id_ed25519",
                "vbscript:x",
                "",
                "example.org",
                "ssh://host"
            })
    @DisplayName("only http, https and mailto, and nothing that could be an option")
    void refused(String address) throws IOException {
        assertThat(new LinkOpener(recorder(0)).open(address)).isPresent();
        assertThat(folder.resolve("got")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org/$(touch%20x);`id`?a=b&c=d'", "MAILTO:a@example.org", "http://[::1]:80/"})
    @DisplayName("one argument, as it is, no shell between")
    void opened(String address) throws IOException {
        String program = recorder(0);
        assertThat(new LinkOpener(program).open(address)).isEmpty();
        assertThat(Files.readString(folder.resolve("got"))).isEqualTo("1 " + address + "\n");
    }

    @Test
    @DisplayName("a program that is not there or fails: a sentence")
    void failing() throws IOException {
        assertThat(new LinkOpener(folder.resolve("none").toString()).open("http://a"))
                .get()
                .asString()
                .contains("Copy it instead");
        assertThat(new LinkOpener(recorder(3)).open("http://a"))
                .get()
                .asString()
                .contains("could not open");
    }

    private String recorder(int code) throws IOException {
        Path program = folder.resolve("opener" + code);
        Files.writeString(
                program,
                "#!/bin/sh\nprintf '%s %s\\n' $# \"$1\" >'" + folder.resolve("got") + "'\nexit " + code + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }
}
