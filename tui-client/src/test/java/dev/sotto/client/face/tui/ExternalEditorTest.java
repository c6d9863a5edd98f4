package dev.sotto.client.face.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ExternalEditorTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("the text goes out and comes back; file and folder are private, and gone afterwards with a backup")
    void edited() throws IOException {
        Path seen = folder.resolve("seen.txt");
        String script = script(
                "cp \"$2\" '" + seen + "'",
                "ls -ld \"$(dirname \"$2\")\" \"$2\" | cut -c1-10 >>'" + seen + "'",
                "printf 'old' >\"$2~\"",
                "printf '%s\\nzwei\\n' \"$1\" >\"$2\"");
        ExternalEditor editor = editor(script + " eins");
        assertThat(editor.edit("שלום 👍", Optional.empty())).isEqualTo(new ExternalEditor.Outcome.Edited("eins\nzwei"));
        assertThat(Files.readAllLines(seen)).containsExactly("שלום 👍", "drwx------", "-rw-------");
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("an editor that fails, is not there, or saves no text: the message stays as it was")
    void failing() throws IOException {
        for (String command : List.of(
                script("exit 3"),
                folder.resolve("none").toString(),
                script("printf '\\377' >\"$1\""),
                script("rm \"$1\""),
                script("head -c 2000000 /dev/zero >\"$1\""))) {
            assertThat(editor(command).edit("text", Optional.empty()))
                    .isInstanceOfSatisfying(
                            ExternalEditor.Outcome.Failed.class,
                            failed -> assertThat(failed.sentence()).endsWith("The message is as it was."));
            assertThat(left()).isEmpty();
        }
    }

    @Test
    @DisplayName("whatever the editor left is removed: folders, links, files that cannot be written")
    void leftovers() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.txt"), "stays");
        String script = script(
                "cd \"$(dirname \"$1\")\"",
                "mkdir -p undo/deep && echo secret >undo/deep/file",
                "echo secret >readonly && chmod 400 readonly",
                "ln -s nowhere .#message.txt && ln -s '" + elsewhere + "' link");
        editor(script).edit("text", Optional.empty());
        assertThat(left()).isEmpty();
        assertThat(elsewhere).hasContent("stays");
    }

    @Test
    @Timeout(30)
    @DisplayName("closed while the editor is open: the editor ends too, and nothing is left")
    void closedMeanwhile() throws Exception {
        ExternalEditor editor = editor(script("sleep 600 && true") + " && true");
        CompletableFuture<ExternalEditor.Outcome> outcome =
                CompletableFuture.supplyAsync(() -> editor.edit("text", Optional.empty()));
        Optional<ProcessHandle> sleeping = sleeping();
        while (sleeping.isEmpty()) {
            sleeping = sleeping();
        }
        editor.close();
        assertThat(left()).isEmpty();
        // Whoever inherits a process may take a moment to notice its end.
        assertThat(sleeping.get().onExit()).succeedsWithin(Duration.ofSeconds(20));
        assertThat(outcome.get()).isInstanceOf(ExternalEditor.Outcome.Failed.class);
    }

    @Test
    @DisplayName("the settings go before VISUAL, and that before EDITOR")
    void visual() throws IOException {
        Environment environment = Environment.of(
                Map.of("VISUAL", script("printf v >\"$1\""), "EDITOR", script("printf e >\"$1\""), "TMPDIR", temp()));
        assertThat(new ExternalEditor(environment).edit("", Optional.empty()))
                .isEqualTo(new ExternalEditor.Outcome.Edited("v"));
        assertThat(new ExternalEditor(environment).edit("", Optional.of(script("printf s >\"$1\""))))
                .isEqualTo(new ExternalEditor.Outcome.Edited("s"));
    }

    private static Optional<ProcessHandle> sleeping() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("sleep"))
                .findFirst();
    }

    private ExternalEditor editor(String command) throws IOException {
        return new ExternalEditor(Environment.of(Map.of("EDITOR", command, "TMPDIR", temp())));
    }

    private String temp() throws IOException {
        return Files.createDirectories(folder.resolve("tmp")).toString();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.toList();
        }
    }

    private String script(String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "editor", ".sh");
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
