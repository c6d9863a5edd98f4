package dev.sotto.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.CommandWord;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** docs/SCRIPTING.md is a contract: nothing that scripts can meet is missing in it. */
class ScriptingPageTest {
    private final String page;

    ScriptingPageTest() throws IOException {
        page = Files.readString(Path.of("..", "docs", "SCRIPTING.md"));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    @DisplayName("every error code")
    void errorCode(ErrorCode code) {
        assertThat(page).contains("`" + code.word() + "`");
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    @DisplayName("every exit code")
    void exitCode(ExitCode code) {
        assertThat(page).contains("\n| " + code.number() + " | ");
    }

    @ParameterizedTest
    @MethodSource("options")
    @DisplayName("every option")
    void option(String option) {
        assertThat(page).contains("`" + option);
    }

    @Test
    @DisplayName("every sentence that introduces a command exists")
    void introduction() {
        assertThat(page).contains("Type '" + CommandWord.INIT.usage() + "' to " + CommandWord.INIT.purpose() + ".");
    }

    static Stream<String> options() {
        return new CommandLine(new Arguments())
                .getCommandSpec().options().stream().map(option -> option.longestName());
    }
}
