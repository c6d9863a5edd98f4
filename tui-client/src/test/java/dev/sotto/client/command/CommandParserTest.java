package dev.sotto.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.protocol.AccountName;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {
    private static final AccountName HANS = AccountName.parse("Hans").orElseThrow();

    @Test
    @DisplayName("the seed's command lines")
    void seed() {
        assertRuns("init Hans", new Command.Init(HANS));
        assertRuns("msg Hans Hey!", new Command.SendText(HANS, "Hey!"));
        assertRuns("reset Hans", new Command.Reset(HANS, false));
        assertRuns("exit", new Command.Exit());
        assertThat(CommandParser.parse("reset server")).isInstanceOf(ParsedLine.ConfirmResetServer.class);
    }

    @Test
    @DisplayName("the newer ones")
    void newer() {
        assertRuns("reset Hans --forget", new Command.Reset(HANS, true));
        assertRuns("safety-number Hans", new Command.ShowSafetyNumber(HANS));
        assertRuns("accept Hans", new Command.AcceptIdentity(HANS));
        assertRuns("reject Hans", new Command.RejectIdentity(HANS));
        assertRuns("chats", new Command.ListChats());
        assertRuns("history Hans", new Command.ShowHistory(HANS, CommandParser.HISTORY_DEFAULT));
        assertRuns("history Hans 1000", new Command.ShowHistory(HANS, 1000));
        assertThat(CommandParser.parse("passwd")).isInstanceOf(ParsedLine.AskPasswords.class);
        assertThat(CommandParser.parse("help")).isEqualTo(new ParsedLine.ShowHelp(Optional.empty()));
        assertThat(CommandParser.parse("help verify ")).isEqualTo(new ParsedLine.ShowHelp(Optional.of("verify")));
        assertThat(CommandParser.parse("  \t ")).isInstanceOf(ParsedLine.Nothing.class);
    }

    @Test
    @DisplayName("what the full screen has, as commands")
    void parity() {
        assertThat(CommandParser.parse("unread")).isEqualTo(new ParsedLine.ListUnread());
        assertThat(CommandParser.parse("read Hans")).isEqualTo(new ParsedLine.ReadChat(HANS));
        assertThat(CommandParser.parse("links Hans")).isEqualTo(new ParsedLine.ListLinks(HANS));
        assertThat(CommandParser.parse("status")).isEqualTo(new ParsedLine.ShowStatus());
        assertThat(CommandParser.parse("lock")).isEqualTo(new ParsedLine.Lock());
        assertThat(CommandParser.parse("verify Hans")).isEqualTo(new ParsedLine.StartVerify(HANS));
        assertRuns("verify Hans YES", new Command.Verify(HANS));
        assertThat(CommandParser.parse("verify Hans " + "12345 ".repeat(12)))
                .isEqualTo(new ParsedLine.CompareNumber(HANS, "12345".repeat(12)));
        assertThat(CommandParser.parse("verify Hans " + "1234567890-".repeat(6)))
                .isEqualTo(new ParsedLine.CompareNumber(HANS, "1234567890".repeat(6)));
        assertRuns(
                "history Hans --before 81",
                new Command.ShowHistory(
                        HANS, CommandParser.HISTORY_DEFAULT, OptionalLong.of(81), OptionalLong.empty()));
        assertRuns(
                "history Hans 5 --before 81",
                new Command.ShowHistory(HANS, 5, OptionalLong.of(81), OptionalLong.empty()));
    }

    @Test
    @DisplayName("a message is everything behind one space, as it was typed")
    void textIsVerbatim() {
        assertRuns("msg Hans How are you? ", new Command.SendText(HANS, "How are you? "));
        assertRuns("  MSG  Hans   a  b", new Command.SendText(HANS, "  a  b"));
        assertRuns("msg Hans msg Hans x", new Command.SendText(HANS, "msg Hans x"));
    }

    @Test
    @DisplayName("a user called server is reached by another spelling, names have no case")
    void userCalledServer() {
        assertRuns("reset Server", new Command.Reset(AccountName.parse("server").orElseThrow(), false));
    }

    @ParameterizedTest
    @CsvSource({
        "mgs Hans hi, msg <user> <message>",
        "Hans hello, msg <user> <message>",
        "intt Hans, init <user>",
        "safetynumber Hans, safety-number <user>",
        "quit, 'help'",
        "exot, 'exit'",
    })
    @DisplayName("a line that is no command is never sent; the nearest command is named")
    void unknown(String line, String hint) {
        assertThat(CommandParser.parse(line)).isInstanceOfSatisfying(ParsedLine.Wrong.class, wrong -> {
            assertThat(wrong.code()).isEqualTo(ErrorCode.UNKNOWN_COMMAND);
            assertThat(wrong.sentence()).contains(hint);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "init Hans Paul",
                "msg",
                "msg Hans",
                "msg Hans  ",
                "reset",
                "reset Hans --forgte",
                "reset Hans x y",
                "chats all",
                "history",
                "history Hans 0",
                "history Hans 1001",
                "history Hans -1",
                "history Hans 1 2",
                "history Hans --before",
                "history Hans --before x",
                "history --before 3",
                "history Hans 5 6 --before 3",
                "read",
                "read Hans 3",
                "verify",
                "verify Hans no",
                "verify Hans 12345",
                "unread Hans",
                "lock now",
                "exit now",
                "passwd secret",
                "accept"
            })
    @DisplayName("wrong arguments are said, nothing runs")
    void malformed(String line) {
        assertThat(CommandParser.parse(line))
                .isInstanceOfSatisfying(
                        ParsedLine.Wrong.class,
                        wrong -> assertThat(wrong.code()).isEqualTo(ErrorCode.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"init #", "msg a.b hello", "reset seventeenletters1", "init Grüße"})
    @DisplayName("a name that cannot be one")
    void invalidName(String line) {
        assertThat(CommandParser.parse(line)).isInstanceOfSatisfying(ParsedLine.Wrong.class, wrong -> {
            assertThat(wrong.code()).isEqualTo(ErrorCode.INVALID_NAME);
            assertThat(wrong.sentence()).contains("1 to 16 letters");
        });
    }

    @Test
    @DisplayName("a megabyte without a space is no work")
    void longWord() {
        assertThat(CommandParser.parse("x".repeat(1_000_000)))
                .isInstanceOfSatisfying(
                        ParsedLine.Wrong.class,
                        wrong -> assertThat(wrong.sentence()).hasSizeLessThan(300));
    }

    private static void assertRuns(String line, Command command) {
        assertThat(CommandParser.parse(line)).isEqualTo(new ParsedLine.Run(command));
    }
}
