package dev.sotto.client.face.tui.view;

import static dev.sotto.client.face.tui.model.Play.history;
import static dev.sotto.client.face.tui.model.Play.name;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.model.Msg;
import dev.sotto.client.face.tui.model.Play;
import dev.sotto.protocol.EnvelopeId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The main views at three sizes, as they were found good. */
final class PicturesTest {
    static Stream<Arguments> sizes() {
        return Stream.of(Arguments.of(40, 10), Arguments.of(80, 24), Arguments.of(200, 50));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void welcome(int columns, int rows) {
        check("welcome", play(columns, rows));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void nobodyYet(int columns, int rows) {
        check("nobody-yet", new Play(columns, rows).ready());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void loading(int columns, int rows) {
        check("loading", new Play(columns, rows));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void chat(int columns, int rows) {
        check("chat", conversation(columns, rows));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void selecting(int columns, int rows) {
        check("selecting", conversation(columns, rows).keys("up", "up"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void completing(int columns, int rows) {
        check("completing", conversation(columns, rows).type("/s").keys("tab"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void composing(int columns, int rows) {
        Play play = conversation(columns, rows);
        check("composing", play.msg(new Msg.Term(new TermEvent.Pasted("one line\nand another\nand a third", false))));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void scrolledUp(int columns, int rows) {
        check("scrolled-up", conversation(columns, rows).keys("page-up").received("bob", "further down"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void identityChanged(int columns, int rows) {
        Play play = conversation(columns, rows);
        play.client(new ClientEvent.SessionChanged(
                name("bob"), ClientEvent.SessionState.IDENTITY_CHANGED, ClientEvent.Initiator.PEER));
        play.answer(
                Command.ShowSafetyNumber.class,
                new Reply.SafetyNumberShown(
                        name("bob"), "12345".repeat(12), "", false, Optional.of("67890".repeat(12))));
        check("identity-changed", play);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void splits(int columns, int rows) {
        Play play = conversation(columns, rows).keys("alt-s", "alt-3").history("carol", history(5));
        check("splits", play.keys("alt-t"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void offlineWithAnError(int columns, int rows) {
        Play play = conversation(columns, rows).client(new ClientEvent.ConnectionChanged(false));
        check("offline", play.type("/nonsense").keys("enter"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void listOfChats(int columns, int rows) {
        check("list-toggled", conversation(columns, rows).keys("alt-c"));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void switcher(int columns, int rows) {
        check("switcher", conversation(columns, rows).keys("ctrl-p").type("ca"));
    }

    private static Play play(int columns, int rows) {
        return new Play(columns, rows)
                .ready(
                        Play.chat("bob"),
                        Play.chat("carol", 2, true, false),
                        Play.chat("Mallory", 1, false, true),
                        Play.chat("dave", 120, false, false));
    }

    private static Play conversation(int columns, int rows) {
        Play play = play(columns, rows).open("bob", history(18));
        play.received("bob", "look: https://example.org/a?b=c \uD83D\uDE80 and \u4F60\u597D");
        play.type("nice one").keys("enter").queued();
        play.client(new ClientEvent.StatusChanged(
                name("bob"), new EnvelopeId(3, 1_001), MessageStatus.FAILED, Optional.of("unreadable")));
        return play.received("dave", "are you there?");
    }

    private static void check(String view, Play play) {
        int columns = play.model().screen().columns();
        int rows = play.model().screen().rows();
        Golden.check(
                view + "-" + columns + "x" + rows,
                play.frame(),
                play.model().settings().look());
    }
}
