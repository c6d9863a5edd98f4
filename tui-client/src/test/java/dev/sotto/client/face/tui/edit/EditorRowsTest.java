package dev.sotto.client.face.tui.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.text.Clusters;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditorRowsTest {
    private static final String HOSTILE = "a\u001B[2J\u0007\u009B31m\u202Egnp.exe\u2066\u200B\u0000\u007F\uE000"
            + "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358\u0359\u035A\u035B x\u05D0\u05D1 \uD83D\uDC4B"
            + "\uD83C\uDDE9\uD83C\uDDEA\u4E2D\u6587\t\u00AD\u200D\u200F\u0301end";

    @Test
    void anEmptyTextIsOneRow() {
        EditorRows rows = EditorRows.layout(Editor.EMPTY, 10);
        assertThat(rows.rows()).containsExactly("");
        assertThat(rows.cursorRow() + rows.cursorColumn() + rows.offsetAt(5, 3)).isZero();
    }

    @Test
    void foldsAtBlanksElseAtTheEdge() {
        assertThat(rows("see you at eight", 8)).containsExactly("see you ", "at eight", "");
        assertThat(rows("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(rows("a\n\nb", 4)).containsExactly("a", "", "b");
        assertThat(rows("\u4E2D\u6587\u5B57", 5)).containsExactly("\u4E2D\u6587", "\u5B57");
    }

    @Test
    void theCursorIsInsideTheBox() {
        EditorRows rows = EditorRows.layout(Editor.of("abcd"), 4);
        assertThat(rows.cursorRow()).isEqualTo(1);
        assertThat(rows.cursorColumn()).isZero();
        EditorRows folded = EditorRows.layout(Editor.of("abcdef").at(4), 4);
        assertThat(folded.cursorRow()).isEqualTo(1);
        assertThat(folded.cursorColumn()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "2,0,2", "3,0,2", "4,0,3", "9,0,3", "0,1,4", "1,1,5", "9,1,6", "9,9,6", "0,-1,0"})
    void aClickFindsTheTextInItsCell(int column, int row, int offset) {
        EditorRows rows = EditorRows.layout(Editor.of("ab\u4E2D\nxy"), 20);
        assertThat(rows.offsetAt(column, row)).isEqualTo(offset);
    }

    @Test
    void rightOfAFoldedRowIsItsLastCluster() {
        EditorRows rows = EditorRows.layout(Editor.of("abcdefgh"), 4);
        assertThat(rows.offsetAt(40, 0)).isEqualTo(3);
        assertThat(rows.rowOf(3)).isZero();
    }

    @Test
    void movesThroughFoldedRows() {
        Editor editor = Editor.of("abcdefghijkl");
        Editor up = editor.at(10).up(4);
        assertThat(up.cursor()).isEqualTo(6);
        assertThat(up.up(4).up(4).cursor()).isEqualTo(2);
        assertThat(up.up(4).down(4).cursor()).isEqualTo(6);
    }

    @Test
    void controlsAreShownAsPictures() {
        assertThat(rows("a\u001Bb\tc\u0000\u007F", 20)).containsExactly("a\u241Bb\u2409c\u2400\u2421");
        assertThat(rows("x\u202Ey\u009B", 20)).containsExactly("x\uFFFDy\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 40, 200})
    void aHostileTextStaysInsideTheBox(int columns) {
        Random random = new Random(columns);
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder();
            List<String> clusters = Clusters.split(HOSTILE);
            for (int i = 0; i < 60; i++) {
                text.append(random.nextInt(9) == 0 ? "\n" : clusters.get(random.nextInt(clusters.size())));
            }
            Editor editor = Editor.of(text.toString()).at(random.nextInt(text.length() + 1));
            EditorRows rows = EditorRows.layout(editor, columns);
            for (String row : rows.rows()) {
                assertThat(Clusters.split(row)).noneMatch(Clusters::isControl);
                assertThat(Clusters.width(row)).isLessThanOrEqualTo(Math.max(columns, 2));
            }
            assertThat(rows.cursorColumn()).isBetween(0, Math.max(columns - 1, 1));
            assertThat(rows.cursorRow()).isBetween(0, rows.size() - 1);
            assertThat(rows.offsetAt(rows.cursorColumn(), rows.cursorRow())).isEqualTo(editor.cursor());
        }
    }

    @Test
    void drawnColumnsAreTheCountedOnes() {
        EditorRows rows = EditorRows.layout(Editor.of(HOSTILE), 500);
        assertThat(Clusters.width(rows.row(0))).isEqualTo(rows.cursorColumn());
    }

    @Test
    void noColumnsAreOne() {
        assertThat(rows("ab", 0)).containsExactly("a", "b", "");
        assertThat(rows("ab", -3)).hasSize(3);
    }

    @Test
    void aFullTextIsLaidOutAtOnce() {
        for (String piece : new String[] {"word ", "\u4E2D", "\uD83D\uDC4B", "\u0301", "\n"}) {
            Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
                Editor editor = Editor.EMPTY.insert(piece.repeat((1 << 20) / piece.length()));
                for (int key = 0; key < 20; key++) {
                    editor = editor.apply(Action.DELETE_BACK).type("x").apply(Action.CURSOR_LEFT);
                    EditorRows rows = EditorRows.layout(editor, 80);
                    assertThat(rows.rows(0, Math.min(10, rows.size()))).isNotEmpty();
                }
            });
        }
    }

    private static List<String> rows(String text, int columns) {
        return EditorRows.layout(Editor.of(text), columns).rows();
    }
}
