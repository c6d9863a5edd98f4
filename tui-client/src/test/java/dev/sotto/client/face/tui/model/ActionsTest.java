package dev.sotto.client.face.tui.model;

import static dev.sotto.client.face.tui.model.Play.chat;
import static dev.sotto.client.face.tui.model.Play.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.ActionGroup;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.protocol.EnvelopeId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every action does something where it is meant to, and no harm where it is not. */
final class ActionsTest {
    /** They do something only in a list or a question. */
    private static final Set<Action> OF_LISTS = EnumSet.copyOf(EnumSet.allOf(Action.class).stream()
            .filter(a -> a.group() == ActionGroup.LISTS)
            .toList());

    @ParameterizedTest
    @EnumSource(Action.class)
    void doesSomethingInItsMode(Action action) {
        Play play = prepared(action, Profile.DEFAULT);
        Model before = play.forget().model();
        play.act(action);
        boolean changed = !play.model().equals(before) || !play.effects().isEmpty();
        assertThat(changed).as("%s changes something", action.word()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void neverFailsAnywhere(Action action) {
        for (Mode mode : Mode.values()) {
            Play empty = new Play(50, 12);
            inMode(empty, mode).act(action).frame();
            Play full = busy(Profile.DEFAULT);
            inMode(full, mode).act(action).frame();
        }
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void listActionsLeaveTheChatAlone(Action action) {
        if (!OF_LISTS.contains(action)) {
            return;
        }
        Play play = busy(Profile.DEFAULT);
        Model before = play.forget().model();
        play.act(action);
        assertThat(play.model()).isEqualTo(before);
    }

    private static Play inMode(Play play, Mode mode) {
        return switch (mode) {
            case COMPOSE -> play;
            case SELECT -> play.act(Action.SELECT_MODE);
            case LIST -> play.act(Action.TOGGLE_LIST);
        };
    }

    /** Two chats in two panels and two tabs, unread messages, a failed one, something written and undone. */
    private static Play busy(Profile profile) {
        Play play = new Play(100, 20, Play.settings(profile))
                .ready(chat("bob"), chat("carol", 2, false, false), chat("dave", 1, true, false));
        play.open("bob", history(20)).type("sent before").act(Action.SEND).queued();
        play.client(new ClientEvent.StatusChanged(
                Play.name("bob"), new EnvelopeId(3, 1_000), MessageStatus.FAILED, Optional.of("reset")));
        return play.received("bob", "https://example.org");
    }

    /** Where that action has something to do. */
    static Play prepared(Action action, Profile profile) {
        Play play = busy(profile);
        return switch (action) {
            case HISTORY_FORWARD -> play.act(Action.HISTORY_BACK);
            case COMPLETE, COMPLETE_BACK -> play.type("/s");
            case CLEAR, CURSOR_LEFT, LINE_START, WORD_LEFT, DELETE_BACK, KILL_WORD_BACK, KILL_TO_START, UNDO, SEND ->
                play.type("one two");
            case HISTORY_SEARCH -> play.type("sent");
            case CURSOR_RIGHT, LINE_END, WORD_RIGHT, DELETE_FORWARD, KILL_WORD_FORWARD, KILL_TO_END ->
                play.type("one two").act(Action.LINE_START);
            case CURSOR_DOWN ->
                play.type("one").act(Action.NEW_LINE).type("two").act(Action.CURSOR_UP);
            case YANK -> play.type("one").act(Action.KILL_TO_START);
            case REDO -> play.type("one").act(Action.UNDO);
            case PAGE_DOWN, SCROLL_DOWN, BOTTOM -> play.act(Action.PAGE_UP).act(Action.PAGE_UP);
            case SELECT_DOWN, COMPOSE_MODE -> play.act(Action.SELECT_MODE).act(Action.SELECT_UP);
            case LAST_CHAT -> play.act(Action.CHAT_2);
            case NEXT_PANEL, PREVIOUS_PANEL, CLOSE_PANEL -> play.act(Action.SPLIT);
            case NEXT_TAB, PREVIOUS_TAB -> play.act(Action.NEW_TAB);
            case CHAT_1 -> play.act(Action.CHAT_2);
            case ACCEPT, CANCEL, LIST_DOWN, LIST_PAGE_DOWN, LIST_BOTTOM -> narrowList(profile);
            case LIST_UP, LIST_PAGE_UP, LIST_TOP -> narrowList(profile).act(Action.LIST_BOTTOM);
            default -> play;
        };
    }

    private static Play narrowList(Profile profile) {
        Play play =
                new Play(50, 12, Play.settings(profile)).ready(chat("bob"), chat("carol"), chat("dave"), chat("eve"));
        return play.act(Action.TOGGLE_LIST);
    }

    @Test
    void whoIsInTheNormalModeOfVimStaysThereInOtherPanels() {
        Play play = new Play(80, 24, Play.settings(Profile.VIM)).ready(chat("bob"), chat("carol"));
        play.open("bob", history(5)).keys("esc", "g t", "ctrl-w v");
        assertThat(play.model().mode()).isEqualTo(Mode.SELECT);
        play.keys("ctrl-w q", "] b").history("carol", history(5)).keys("k", "k");
        assertThat(play.model().mode()).isEqualTo(Mode.SELECT);
        assertThat(play.line()).isEmpty();
        assertThat(play.model().chat().orElseThrow().viewport().selected()).isPresent();
        play.keys("i").type("k");
        assertThat(play.line()).isEqualTo("k");
    }

    @Test
    void aCombinationThatWasBegunIsShownAndABrokenOneTypesNothing() {
        Play play = new Play(80, 24, Play.settings(Profile.EMACS))
                .ready(chat("bob"))
                .open("bob", history(5));
        play.type("text").keys("ctrl-x");
        assertThat(play.frame().line(23)).contains("Ctrl-X then:").contains("Ctrl-C quit");
        play.type("q");
        assertThat(play.line()).isEqualTo("text");
        assertThat(play.notice()).isEqualTo("Ctrl-X q does nothing.");
        play.keys("ctrl-x", "esc").type("!");
        assertThat(play.line()).isEqualTo("text!");
    }

    @Test
    void aSearchInWhatWasSentSaysWhereItIs() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(5));
        for (String line : new String[] {"the first", "something", "the last"}) {
            play.type(line).keys("enter").queued();
        }
        play.type("the").keys("ctrl-r");
        assertThat(play.line()).isEqualTo("the last");
        assertThat(play.notice()).isEqualTo("1 of 2 sent lines with 'the'; Ctrl-_ goes back");
        play.keys("ctrl-r");
        assertThat(play.line()).isEqualTo("the first");
        assertThat(play.notice()).startsWith("2 of 2");
        play.keys("ctrl-_", "ctrl-_");
        assertThat(play.line()).isEqualTo("the");
    }

    @Test
    void aTextLongerThanItsBoxSaysWhereOneIs() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(5));
        play.type("x").keys("alt-enter", "alt-enter");
        assertThat(play.screen()).doesNotContain(" row ");
        for (int i = 0; i < 9; i++) {
            play.keys("alt-enter");
        }
        assertThat(play.screen()).contains(" row 12 of 12 ");
        play.keys("up");
        assertThat(play.screen()).contains(" row 11 of 12 ");
    }

    @Test
    void theIdleLockIsSaidInWords() {
        Play play = new Play(80, 24).ready(chat("bob")).type("/idle-lock 15").keys("enter");
        assertThat(play.notice()).isEqualTo("Sotto locks after 15 minutes without a key.");
        assertThat(play.type("/idle-lock off").keys("enter").notice()).isEqualTo("Sotto does not lock by itself.");
    }

    @Test
    void escAndACommandThatTheTerminalJoinedAreStillACommand() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(5)).keys("f1", "alt-/");
        assertThat(play.model().overlay()).isEmpty();
        assertThat(play.type("mouse off").line()).isEqualTo("/mouse off");
        play.keys("enter");
        assertThat(play.submitted(Command.SendText.class)).isFalse();
    }
}
