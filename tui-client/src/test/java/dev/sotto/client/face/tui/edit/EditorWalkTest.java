package dev.sotto.client.face.tui.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.text.Clusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random keys, against a model that keeps a list of clusters, splits the whole text anew each time, and remembers every state. */
class EditorWalkTest {
    private static final String[] PIECES = {
        "a",
        "b",
        " ",
        ".",
        "\n",
        "\r\n",
        "\u00E9",
        "\u0301",
        "\u200D",
        "\uFE0F",
        "\uD83D\uDC68",
        "\uD83D\uDC69",
        "\uD83C\uDFFD",
        "\uD83C\uDDE9",
        "\u4E2D",
        "\u05D0",
        "\u0928\u093F",
        "\u1112\u1161",
        "\u2068",
        "\u2069",
        "\t",
        "two words",
        "\uD83D\uDE00 x"
    };
    private static final Action[] MOVES = {
        Action.CURSOR_LEFT,
        Action.CURSOR_RIGHT,
        Action.DELETE_BACK,
        Action.DELETE_FORWARD,
        Action.LINE_START,
        Action.LINE_END
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsTheNaiveModel(long seed) {
        Random random = new Random(seed);
        Naive naive = new Naive("", 0);
        Editor editor = Editor.EMPTY;
        for (int step = 0; step < 1500; step++) {
            if (random.nextInt(3) == 0) {
                String piece = PIECES[random.nextInt(PIECES.length)];
                editor = editor.insert(piece);
                naive = naive.insert(piece.replace("\r\n", "\n"));
            } else {
                Action action = MOVES[random.nextInt(MOVES.length)];
                editor = editor.apply(action);
                naive = naive.apply(action);
            }
            assertThat(editor.text()).isEqualTo(naive.text);
            assertThat(editor.cursor()).isEqualTo(naive.cursor);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void undoAndRedoReturnExactlyAndTheCursorIsNeverInsideACluster(long seed) {
        Random random = new Random(seed);
        Editor editor = Editor.EMPTY;
        List<Editor> states = new ArrayList<>(List.of(editor));
        for (int step = 0; step < UndoHistory.MAX_STEPS - 1; step++) {
            Editor next = random.nextInt(4) == 0
                    ? editor.apply(random.nextBoolean() ? Action.KILL_WORD_BACK : Action.KILL_TO_END)
                            .apply(Action.CURSOR_LEFT)
                    : editor.at(random.nextInt(editor.text().length() + 1))
                            .insert(PIECES[random.nextInt(PIECES.length)]);
            assertThat(Naive.boundaries(next.text())).contains(next.cursor());
            if (!next.text().equals(editor.text())) {
                states.add(next);
            }
            editor = next;
        }
        for (int at = states.size() - 2; at >= 0; at--) {
            editor = editor.apply(Action.UNDO);
            assertThat(editor.text()).isEqualTo(states.get(at).text());
            assertThat(Naive.boundaries(editor.text())).contains(editor.cursor());
        }
        assertThat(editor.apply(Action.UNDO)).isSameAs(editor);
        for (int at = 1; at < states.size(); at++) {
            editor = editor.apply(Action.REDO);
            assertThat(editor.text()).isEqualTo(states.get(at).text());
            assertThat(Naive.boundaries(editor.text())).contains(editor.cursor());
        }
    }

    private static final class Naive {
        private final String text;
        private final int cursor;

        private Naive(String text, int cursor) {
            this.text = text;
            this.cursor = boundaries(text).stream()
                    .filter(b -> b >= cursor)
                    .findFirst()
                    .orElseThrow();
        }

        private Naive insert(String piece) {
            return new Naive(text.substring(0, cursor) + piece + text.substring(cursor), cursor + piece.length());
        }

        private Naive apply(Action action) {
            List<Integer> boundaries = boundaries(text);
            int at = boundaries.indexOf(cursor);
            int left = boundaries.get(Math.max(0, at - 1));
            int right = boundaries.get(Math.min(boundaries.size() - 1, at + 1));
            int end = text.indexOf('\n', cursor);
            return switch (action) {
                case CURSOR_LEFT -> new Naive(text, left);
                case CURSOR_RIGHT -> new Naive(text, right);
                case DELETE_BACK -> new Naive(text.substring(0, left) + text.substring(cursor), left);
                case DELETE_FORWARD -> new Naive(text.substring(0, cursor) + text.substring(right), cursor);
                case LINE_START -> new Naive(text, text.substring(0, cursor).lastIndexOf('\n') + 1);
                case LINE_END -> new Naive(text, end < 0 ? text.length() : end);
                default -> throw new AssertionError(action);
            };
        }

        private static List<Integer> boundaries(String text) {
            List<Integer> boundaries = new ArrayList<>(List.of(0));
            for (String cluster : Clusters.split(text)) {
                boundaries.add(boundaries.get(boundaries.size() - 1) + cluster.length());
            }
            return boundaries;
        }
    }
}
