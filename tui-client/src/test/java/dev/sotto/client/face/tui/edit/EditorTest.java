package dev.sotto.client.face.tui.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.crypto.session.Body;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditorTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @Test
    void takesAsMuchAsAMessageMayHave() {
        assertThat(Editor.MAX_BYTES).isEqualTo(Body.Text.MAX_BYTES);
        Editor full = Editor.EMPTY.insert("x".repeat(Editor.MAX_BYTES));
        assertThat(full.wasCut()).isFalse();
        Editor more = full.insert("y");
        assertThat(more.wasCut()).isTrue();
        assertThat(more.text()).isEqualTo(full.text());
        assertThat(more.apply(Action.CURSOR_LEFT).wasCut()).isFalse();
    }

    @Test
    void aPasteThatIsTooLongIsCutBetweenTwoClusters() {
        String head = "x".repeat(Editor.MAX_BYTES - 10);
        Editor cut = Editor.of(head).insert(FAMILY);
        assertThat(cut.text()).isEqualTo(head);
        assertThat(cut.wasCut()).isTrue();
    }

    @Test
    void aPasteOfOneMebibyteIsCutToWhatCanBeSent() {
        for (String piece : new String[] {"a", "\uD83D\uDE00", "\u4E00", "\u0301", "\uD800", "\r\n"}) {
            Editor editor = Editor.EMPTY.insert(piece.repeat((1 << 20) / piece.length()));
            assertThat(editor.wasCut()).isTrue();
            assertThat(Body.Text.fits(editor.text())).isTrue();
            assertThat(editor.text().getBytes(StandardCharsets.UTF_8).length)
                    .isBetween(Editor.MAX_BYTES - 200, Editor.MAX_BYTES);
            assertThat(editor.type("x")
                            .apply(Action.DELETE_BACK)
                            .apply(Action.CURSOR_LEFT)
                            .cursor())
                    .isLessThanOrEqualTo(editor.cursor());
        }
    }

    @Test
    void keepsWhatWasTypedButLineBreaksAndBrokenUnicode() {
        String odd = "a\u001B[31m\u202E\t\u0000\u009Bz";
        assertThat(Editor.EMPTY.insert(odd).text()).isEqualTo(odd);
        assertThat(Editor.EMPTY.insert("a\r\nb\rc\nd").text()).isEqualTo("a\nb\nc\nd");
        assertThat(Editor.EMPTY.insert("\uDC00x\uD800").text()).isEqualTo("\uFFFDx\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(strings = {FAMILY, "e\u0301", "\uD83C\uDDE9\uD83C\uDDEA", "\uD83D\uDC4D\uD83C\uDFFD", "1\uFE0F\u20E3"})
    void aClusterIsOneStep(String cluster) {
        Editor editor = Editor.of("a" + cluster + "b");
        Editor before = editor.apply(Action.CURSOR_LEFT).apply(Action.CURSOR_LEFT);
        assertThat(before.cursor()).isEqualTo(1);
        assertThat(before.apply(Action.CURSOR_RIGHT).cursor()).isEqualTo(1 + cluster.length());
        assertThat(before.apply(Action.DELETE_FORWARD).text()).isEqualTo("ab");
        assertThat(editor.apply(Action.CURSOR_LEFT).apply(Action.DELETE_BACK).text())
                .isEqualTo("ab");
        for (int offset = 1; offset < 1 + cluster.length(); offset++) {
            assertThat(editor.at(offset).cursor()).isEqualTo(1);
        }
    }

    @Test
    void whatGrowsTogetherHoldsNoCursor() {
        Editor parted = Editor.of("e\n\u0301x").at(2);
        Editor joined = parted.apply(Action.DELETE_BACK);
        assertThat(joined.text()).isEqualTo("e\u0301x");
        assertThat(joined.cursor()).isEqualTo(2);
        assertThat(joined.apply(Action.UNDO).text()).isEqualTo(parted.text());
        assertThat(joined.apply(Action.UNDO).cursor()).isEqualTo(parted.cursor());
    }

    @Test
    void wordsAreLettersOrSignsWithoutWhatIsBetween() {
        Editor editor = Editor.of("say hello, world! \uD83D\uDC4B\uD83D\uDC4B");
        assertThat(words(editor, Action.WORD_LEFT)).containsExactly(18, 11, 4, 0);
        assertThat(words(editor.at(0), Action.WORD_RIGHT)).containsExactly(3, 9, 16, 22);
        assertThat(editor.apply(Action.KILL_WORD_BACK).text()).isEqualTo("say hello, world! ");
        assertThat(editor.at(17).apply(Action.KILL_WORD_BACK).text()).startsWith("say hello,  ");
        assertThat(editor.at(3).apply(Action.KILL_WORD_FORWARD).text()).startsWith("say, world!");
    }

    private static int[] words(Editor editor, Action action) {
        int[] places = new int[4];
        Editor at = editor;
        for (int i = 0; i < places.length; i++) {
            at = at.apply(action);
            places[i] = at.cursor();
        }
        assertThat(at.apply(action).cursor()).isEqualTo(at.cursor());
        return places;
    }

    @Test
    void cutsInARowComeBackTogether() {
        Editor editor = Editor.of("one two three");
        Editor cut = editor.apply(Action.KILL_WORD_BACK).apply(Action.KILL_WORD_BACK);
        assertThat(cut.text()).isEqualTo("one ");
        assertThat(cut.apply(Action.YANK).text()).isEqualTo("one two three");
        Editor forward = editor.at(0).apply(Action.KILL_WORD_FORWARD).apply(Action.KILL_TO_END);
        assertThat(forward.text()).isEmpty();
        assertThat(forward.apply(Action.YANK).text()).isEqualTo("one two three");
        Editor apart =
                editor.apply(Action.KILL_WORD_BACK).apply(Action.CURSOR_LEFT).apply(Action.KILL_WORD_BACK);
        assertThat(apart.apply(Action.YANK).text()).isEqualTo("one two ");
    }

    @Test
    void whatWasCutSurvivesSendingAndGoesToAnotherChat() {
        Editor cut = Editor.of("secret").apply(Action.KILL_TO_START);
        assertThat(cut.sent().apply(Action.YANK).text()).isEqualTo("secret");
        assertThat(cut.sent().apply(Action.UNDO).text()).isEmpty();
        assertThat(Editor.of("a ").withCutOf(cut).apply(Action.YANK).text()).isEqualTo("a secret");
    }

    @Test
    void killingAtTheEdgeOfALineTakesTheLineBreak() {
        Editor editor = Editor.of("one\ntwo");
        assertThat(editor.at(3).apply(Action.KILL_TO_END).text()).isEqualTo("onetwo");
        assertThat(editor.at(4).apply(Action.KILL_TO_START).text()).isEqualTo("onetwo");
        assertThat(editor.at(5).apply(Action.KILL_TO_START).text()).isEqualTo("one\nwo");
        assertThat(editor.at(5).apply(Action.KILL_TO_END).text()).isEqualTo("one\nt");
    }

    @Test
    void typingIsUndoneAsOneStep() {
        Editor editor = typed(typed(Editor.EMPTY, "hello ").insert("[pasted]"), " world");
        Editor undone = editor.apply(Action.UNDO);
        assertThat(undone.text()).isEqualTo("hello [pasted]");
        assertThat(undone.apply(Action.UNDO).text()).isEqualTo("hello ");
        assertThat(undone.apply(Action.UNDO).apply(Action.UNDO).text()).isEmpty();
        Editor again = undone.apply(Action.UNDO).apply(Action.REDO).apply(Action.REDO);
        assertThat(again.text()).isEqualTo(editor.text());
        assertThat(again.cursor()).isEqualTo(editor.cursor());
        assertThat(undone.type("!").apply(Action.REDO).text()).isEqualTo("hello [pasted]!");
    }

    @Test
    void erasingIsUndoneAsOneStepAndClearingToo() {
        Editor editor = Editor.of("abc").apply(Action.DELETE_BACK).apply(Action.DELETE_BACK);
        assertThat(editor.apply(Action.UNDO).text()).isEqualTo("abc");
        assertThat(editor.apply(Action.CLEAR).apply(Action.UNDO).text()).isEqualTo("a");
    }

    @Test
    void undoIsBounded() {
        Editor editor = Editor.EMPTY;
        for (int i = 0; i < 1000; i++) {
            editor = editor.insert("x");
        }
        for (int i = 0; i < 1000; i++) {
            editor = editor.apply(Action.UNDO);
        }
        assertThat(editor.text()).hasSize(1000 - UndoHistory.MAX_STEPS);
    }

    @Test
    void aClosedShortCodeBecomesItsEmoji() {
        Editor smiled = typed(Editor.EMPTY, "hi :smile:");
        assertThat(smiled.text()).isEqualTo("hi \uD83D\uDE04");
        assertThat(smiled.apply(Action.UNDO).text()).isEqualTo("hi :smile:");
        assertThat(typed(Editor.EMPTY, "at 10:100: x:smile: :nothing: ::smile:").text())
                .isEqualTo("at 10:100: x:smile: :nothing: ::smile:");
        assertThat(Editor.EMPTY.insert(":smile:").text()).isEqualTo(":smile:");
    }

    @Test
    void movesBetweenLinesAndKeepsTheColumn() {
        Editor editor = Editor.of("long line\nx\nlong line").at(7);
        Editor down = editor.apply(Action.CURSOR_DOWN);
        assertThat(down.cursor()).isEqualTo(11);
        assertThat(down.apply(Action.CURSOR_DOWN).cursor()).isEqualTo(19);
        assertThat(down.apply(Action.CURSOR_DOWN)
                        .apply(Action.CURSOR_UP)
                        .apply(Action.CURSOR_UP)
                        .cursor())
                .isEqualTo(7);
        assertThat(editor.apply(Action.CURSOR_UP)).isSameAs(editor);
        assertThat(down.apply(Action.LINE_START).cursor()).isEqualTo(10);
        assertThat(editor.apply(Action.LINE_END).cursor()).isEqualTo(9);
    }

    @Test
    void otherActionsChangeNothing() {
        Editor editor = Editor.of("text");
        Arrays.stream(Action.values())
                .filter(action -> !action.name().matches("(CURSOR|WORD|LINE|DELETE|KILL)_.*|NEW_LINE|CLEAR"))
                .forEach(action -> assertThat(editor.apply(action).text()).isEqualTo("text"));
        assertThat(editor.apply(Action.SEND)).isSameAs(editor);
        assertThat(editor.apply(Action.UNDO)).isSameAs(editor);
    }

    @Test
    void neverPrintsItsText() {
        assertThat(Editor.of("secret").toString()).doesNotContain("secret");
    }

    private static Editor typed(Editor editor, String text) {
        Editor typed = editor;
        for (int i = 0; i < text.length(); i++) {
            typed = typed.type(text.substring(i, i + 1));
        }
        return typed;
    }
}
