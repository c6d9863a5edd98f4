package dev.sotto.client.face.tui.slash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandWord;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.text.Clusters;
import dev.sotto.protocol.AccountName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlashLineTest {
    private static final AccountName BOB = AccountName.parse("Bob").orElseThrow();
    private static final AccountName ANNA = AccountName.parse("anna").orElseThrow();
    private static final String DIGITS = "01234 56789 ".repeat(6).strip();

    @ParameterizedTest
    @EnumSource(SlashWord.class)
    void everyCommandTakesItsOwnExample(SlashWord word) {
        assertThat(word.example()).startsWith("/" + word.word());
        assertThat(SlashLine.parse(word.example(), Optional.empty()))
                .isNotInstanceOfAny(SlashLine.Wrong.class, SlashLine.Text.class, SlashLine.Nothing.class);
        assertThat(SlashLine.parse(
                        word.example()
                                .toUpperCase(Locale.ROOT)
                                .replace("--FORGET", "--forget")
                                .replace(" SERVER", " server"),
                        Optional.empty()))
                .isNotInstanceOf(SlashLine.Wrong.class);
        assertThat(SlashLine.parse(word.example() + " a b c d --nonsense", Optional.of(BOB)))
                .isInstanceOf(word == SlashWord.MSG ? SlashLine.Run.class : SlashLine.Wrong.class);
    }

    @Test
    void noWordIsTakenTwice() {
        assertThat(Arrays.stream(SlashWord.values())
                        .flatMap(w -> Stream.concat(Stream.of(w.word()), w.aliases().stream()))
                        .toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(CommandWord.class)
    void everyCommandOfTheClientIsHereToo(CommandWord word) {
        assertThat(SlashWord.of(word.word())).isPresent();
        assertThat(SlashLine.parse("/" + word.word(), Optional.of(BOB)))
                .isInstanceOfAny(
                        SlashLine.Run.class,
                        SlashLine.Face.class,
                        SlashLine.Help.class,
                        SlashLine.ConfirmResetServer.class,
                        SlashLine.AskPasswords.class,
                        SlashLine.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "exit", "msg bob hi", "two\n/lines", " indented", "a / b", ":q", "-/x"})
    void whatDoesNotBeginWithASlashIsSentAsItIs(String line) {
        assertThat(inChat(line)).isEqualTo(new SlashLine.Text(line));
    }

    @Test
    void twoSlashesSendOne() {
        assertThat(inChat("//etc/hosts")).isEqualTo(new SlashLine.Text("/etc/hosts"));
        assertThat(inChat("//a\n/b")).isEqualTo(new SlashLine.Text("/a\n/b"));
        assertThat(inChat("///x")).isEqualTo(new SlashLine.Text("//x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" /help", "\t/msg bob x", "   /q"})
    void aBlankBeforeTheSlashIsAskedAbout(String line) {
        assertThat(inChat(line)).isInstanceOfSatisfying(SlashLine.Guarded.class, guarded -> {
            assertThat(guarded.text()).isEqualTo(line);
            assertThat(guarded.sentence()).contains("again");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/ help",
                "/msgbob hi",
                "/hepl",
                "/home/user/file is there",
                "/msg",
                "/msg bob",
                "/msg bob\nhi",
                "/lock now",
                "/theme a b",
                "/mouse maybe",
                "/notify every",
                "/open",
                "/open bob anna",
                "/open b\u00F6b",
                "/help nonsense",
                "/idle-lock 0",
                "/idle-lock 99999",
                "/idle-lock x",
                "/history bob x",
                "/verify bob no",
                "/verify bob 123",
                "/reset bob --all",
                "/*\n * code\n */",
                "/\u001B[2J",
                "/q now",
                "/reset-server x"
            })
    void whatIsNoCommandIsNeverSent(String line) {
        assertThat(inChat(line)).isInstanceOfSatisfying(SlashLine.Wrong.class, wrong -> {
            assertThat(wrong.sentence()).isNotBlank();
            assertThat(Clusters.split(wrong.sentence())).noneMatch(Clusters::isControl);
        });
    }

    @ParameterizedTest
    @CsvSource({"/hepl,/help", "/opne,/open", "/themes,/theme", "/exti,/exit", "/verfy,/verify", "/jion,/join"})
    void theNearestCommandIsNamed(String typed, String near) {
        assertThat(((SlashLine.Wrong) inChat(typed)).sentence()).contains("Did you mean " + near + "?", "//");
        assertThat(((SlashLine.Wrong) inChat("/zzzzzzz")).sentence())
                .contains("/help")
                .doesNotContain("Did you mean");
    }

    @Test
    void theUserOfTheOpenChatMayBeLeftOut() {
        assertThat(inChat("/accept")).isEqualTo(new SlashLine.Run(new Command.AcceptIdentity(BOB)));
        assertThat(inChat("/reset --forget")).isEqualTo(new SlashLine.Run(new Command.Reset(BOB, true)));
        assertThat(inChat("/reset anna")).isEqualTo(new SlashLine.Run(new Command.Reset(ANNA, false)));
        assertThat(inChat("/init")).isEqualTo(new SlashLine.Run(new Command.Init(BOB)));
        assertThat(inChat("/history 50")).isEqualTo(history(BOB, 50, OptionalLong.empty()));
        assertThat(inChat("/history 50 --before 7")).isEqualTo(history(BOB, 50, OptionalLong.of(7)));
        assertThat(inChat("/history 50 10"))
                .isEqualTo(history(AccountName.parse("50").orElseThrow(), 10, OptionalLong.empty()));
        assertThat(inChat("/verify")).isEqualTo(face(new FaceCommand.ShowNumber(BOB)));
        assertThat(inChat("/verify yes")).isEqualTo(new SlashLine.Run(new Command.Verify(BOB)));
        assertThat(inChat("/verify " + DIGITS))
                .isEqualTo(face(new FaceCommand.CompareNumber(BOB, DIGITS.replace(" ", ""))));
        for (String line : List.of("/accept", "/reset --forget", "/history", "/verify", "/init")) {
            assertThat(SlashLine.parse(line, Optional.empty())).isInstanceOf(SlashLine.Wrong.class);
        }
    }

    private static SlashLine history(AccountName peer, int limit, OptionalLong before) {
        return new SlashLine.Run(new Command.ShowHistory(peer, limit, before, OptionalLong.empty()));
    }

    @Test
    void theClientsCommandsAreItsOwn() {
        assertThat(inChat("/msg anna  two  blanks "))
                .isEqualTo(new SlashLine.Run(new Command.SendText(ANNA, " two  blanks")));
        assertThat(inChat("/msg @anna hi")).isEqualTo(new SlashLine.Run(new Command.SendText(ANNA, "hi")));
        assertThat(inChat("/reset server")).isEqualTo(new SlashLine.ConfirmResetServer());
        assertThat(inChat("/passwd")).isEqualTo(new SlashLine.AskPasswords());
        assertThat(inChat("/links anna")).isEqualTo(face(new FaceCommand.Links(ANNA)));
        assertThat(inChat("/read")).isEqualTo(face(new FaceCommand.Open(BOB)));
        assertThat(inChat("/status")).isEqualTo(face(new FaceCommand.Status()));
        assertThat(inChat(" \n")).isEqualTo(new SlashLine.Nothing());
        assertThat(((SlashLine.Wrong) inChat("/msg")).sentence()).contains("Usage: /msg <user> <message>");
    }

    @Test
    void ofTheFaceAreTheOthers() {
        for (String word : List.of("/open", "/j", "/join", "/w", "/win", "/query")) {
            assertThat(inChat(word + " @anna ")).isEqualTo(face(new FaceCommand.Open(ANNA)));
        }
        for (String word : List.of("/q", "/QUIT", "/exit")) {
            assertThat(inChat(word)).isEqualTo(face(new FaceCommand.Perform(Action.QUIT)));
        }
        assertThat(inChat("/split")).isEqualTo(face(new FaceCommand.Split(Optional.empty())));
        assertThat(inChat("/tab anna")).isEqualTo(face(new FaceCommand.Tab(Optional.of(ANNA))));
        assertThat(inChat("/theme Mine")).isEqualTo(face(new FaceCommand.Set("theme", "Mine")));
        assertThat(inChat("/theme")).isEqualTo(face(new FaceCommand.Choose("theme")));
        assertThat(inChat("/mouse OFF")).isEqualTo(face(new FaceCommand.Set("mouse", "off")));
        assertThat(inChat("/idle-lock 15")).isEqualTo(face(new FaceCommand.Set("idle-lock", "15")));
        assertThat(inChat("/idle-lock off")).isEqualTo(face(new FaceCommand.Set("idle-lock", "0")));
        assertThat(inChat("/unread")).isEqualTo(face(new FaceCommand.Perform(Action.NEXT_UNREAD)));
        assertThat(inChat("/h /verify")).isEqualTo(new SlashLine.Help(Optional.of("verify")));
        assertThat(inChat("/help")).isEqualTo(new SlashLine.Help(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/\u0301", "/\u202E", "/x", "/msg bob ", " /a", "\u0000"})
    void aHostileLineCostsNothingAndBreaksNothing(String beginning) {
        SlashLine parsed = inChat(beginning + "\u0301\u202Ex".repeat(20_000));
        if (parsed instanceof SlashLine.Wrong wrong) {
            assertThat(wrong.sentence()).hasSizeLessThan(1000).doesNotContain("\u202E");
        }
    }

    private static SlashLine inChat(String line) {
        return SlashLine.parse(line, Optional.of(BOB));
    }

    private static SlashLine face(FaceCommand command) {
        return new SlashLine.Face(command);
    }
}
