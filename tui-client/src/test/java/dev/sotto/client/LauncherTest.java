package dev.sotto.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a copy of the tree that holds nothing but it, with a java and a Maven that only say what they got. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final List<String> TOOLS =
            List.of("sh", "sed", "head", "dirname", "readlink", "cat", "rm", "mktemp", "printf", "env");

    @TempDir
    Path folder;

    private Path tree;
    private Path bin;

    record Result(int code, String out, String err) {}

    @BeforeEach
    void tree() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Path.of("..", "sotto"), tree.resolve("sotto"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(Path.of("..", "pom.xml"), tree.resolve("pom.xml"));
        for (String tool : TOOLS) {
            for (Path place : List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool))) {
                if (Files.isExecutable(place) && !Files.exists(bin.resolve(tool))) {
                    script(bin.resolve(tool), "exec " + place + " \"$@\"");
                }
            }
        }
        script(
                tree.resolve("mvnw"),
                "echo \"maven $*\" >>maven.log",
                "[ ! -f fail ] || { echo 'compiler says no'; exit 1; }",
                "mkdir() { /bin/mkdir -p \"$@\"; }",
                "mkdir backend/target tui-client/target",
                ": >backend/target/sotto-backend.jar",
                ": >tui-client/target/sotto.jar");
    }

    @Test
    @DisplayName("no Java: one line on standard error that says what to install, exit 1")
    void noJava() throws Exception {
        Result result = run(tree, "./sotto", "chat");
        assertThat(result.code).isEqualTo(1);
        assertThat(result.out).isEmpty();
        assertThat(result.err.lines()).singleElement().asString().contains("JDK 17+", "JAVA_HOME");
    }

    @Test
    @DisplayName("an old Java is none")
    void oldJava() throws Exception {
        java("1.8", true);
        assertThat(run(tree, "./sotto", "chat").err).contains("no Java 17 or newer");
        java("11", true);
        assertThat(run(tree, "./sotto", "chat").code).isEqualTo(1);
    }

    @Test
    @DisplayName("a Java without a compiler starts what is built and says so when it has to build")
    void noCompiler() throws Exception {
        java("17", false);
        Result result = run(tree, "./sotto", "chat");
        assertThat(result.code).isEqualTo(1);
        assertThat(result.err.lines()).singleElement().asString().contains("no compiler");
        Files.createFile(
                Files.createDirectories(tree.resolve("tui-client/target")).resolve("sotto.jar"));
        assertThat(run(tree, "./sotto", "chat").code).isEqualTo(42);
    }

    @Test
    @DisplayName("builds what is missing, once, quietly; then becomes java and passes arguments and exit code on")
    void builds() throws Exception {
        java("17", true);
        Result first = run(tree, "./sotto", "chat", "--json", "a b", "*");
        assertThat(first.code).isEqualTo(42);
        assertThat(first.err).contains("building tui-client").contains("built").doesNotContain("maven");
        assertThat(first.out).endsWith("-jar " + tree + "/tui-client/target/sotto.jar --json a b *\n");
        assertThat(first.out).contains("-XX:-HeapDumpOnOutOfMemoryError", "-XX:+UseSerialGC");
        Result second = run(tree, "./sotto", "server", "--port", "0");
        assertThat(second.err).isEmpty();
        assertThat(second.out).endsWith("-jar " + tree + "/backend/target/sotto-backend.jar --port 0\n");
        assertThat(Files.readAllLines(tree.resolve("maven.log"))).hasSize(1);
        run(tree, "./sotto", "build");
        assertThat(Files.readAllLines(tree.resolve("maven.log"))).hasSize(2);
    }

    @Test
    @DisplayName("a failing build shows its output and exits 1")
    void buildFails() throws Exception {
        java("17", true);
        Files.createFile(tree.resolve("fail"));
        Result result = run(tree, "./sotto", "demo");
        assertThat(result.code).isEqualTo(1);
        assertThat(result.err).contains("compiler says no", "the build failed");
        assertThat(result.out).isEmpty();
    }

    @Test
    @DisplayName("works from any folder and through symbolic links")
    void anywhere() throws Exception {
        java("25", true);
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a tree", "sotto"));
        Path second = Files.createSymbolicLink(bin.resolve("sotto"), link);
        assertThat(run(folder, second.toString(), "demo").out)
                .contains("-cp " + tree + "/tui-client/target/sotto.jar", "dev.sotto.client.demo.Demo")
                .endsWith(tree + "/backend/target/sotto-backend.jar\n");
        assertThat(run(Path.of("/"), "sotto", "demo").code).isEqualTo(42);
    }

    @Test
    @DisplayName("help and version need no Java; an unknown command is a usage error")
    void help() throws Exception {
        assertThat(run(tree, "./sotto", "--help").out).contains("sotto demo", "sotto chat", "sotto server");
        assertThat(run(tree, "./sotto", "--version").out).matches("Sotto [0-9.]+\\n");
        assertThat(run(tree, "./sotto").code).isEqualTo(2);
        assertThat(run(tree, "./sotto", "caht").err).contains("unknown command 'caht'");
    }

    private void java(String version, boolean compiler) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("jdk " + version + "/bin"));
        script(
                jdk.resolve("java"),
                "case $* in",
                "*-XshowSettings*) echo '    java.specification.version = " + version + "' >&2",
                "  echo '    java.home = " + jdk.getParent() + "' >&2; exit 0;;",
                "esac",
                "echo \"$@\"",
                "exit 42");
        if (compiler) {
            script(jdk.resolve("javac"), "exit 0");
        }
        Files.deleteIfExists(bin.resolve("java"));
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("java"));
    }

    private static void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(Path from, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(bin.resolve("env").toString()));
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).directory(from.toFile());
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", bin.toString(), "TMPDIR", folder.toString()));
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
