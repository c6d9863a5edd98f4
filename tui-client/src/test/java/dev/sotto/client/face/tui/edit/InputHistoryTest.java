package dev.sotto.client.face.tui.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InputHistoryTest {
    private final InputHistory history =
            InputHistory.EMPTY.add("one").add("two").add("Onetwo");

    @Test
    void goesBackAndKeepsTheUnfinishedLineWithItsCursorAndUndo() {
        Editor unfinished = Editor.of("begun").at(2).type("x");
        InputHistory.Recalled newest = history.back(unfinished).orElseThrow();
        assertThat(newest.line().text()).isEqualTo("Onetwo");
        assertThat(newest.history().isRecalling()).isTrue();
        InputHistory.Recalled older = newest.history().back(newest.line()).orElseThrow();
        assertThat(older.line().text()).isEqualTo("two");
        InputHistory.Recalled oldest = older.history().back(older.line()).orElseThrow();
        assertThat(oldest.history().back(oldest.line())).isEmpty();
        InputHistory.Recalled forward = older.history().forward().orElseThrow();
        assertThat(forward.line().text()).isEqualTo("Onetwo");
        InputHistory.Recalled again = forward.history().forward().orElseThrow();
        assertThat(again.line()).isSameAs(unfinished);
        assertThat(again.history().forward()).isEmpty();
        assertThat(again.history().isRecalling()).isFalse();
    }

    @Test
    void addingGoesToTheNewestPlace() {
        InputHistory.Recalled recalled = history.back(Editor.EMPTY).orElseThrow();
        InputHistory added = recalled.history().add("three");
        assertThat(added.forward()).isEmpty();
        assertThat(added.back(Editor.EMPTY).orElseThrow().line().text()).isEqualTo("three");
        assertThat(recalled.history().left().isRecalling()).isFalse();
    }

    @Test
    void blankLinesAndTheSameTwiceAreNotKept() {
        assertThat(history.add(" \n").add("Onetwo").entries()).containsExactly("one", "two", "Onetwo");
        assertThat(InputHistory.EMPTY.back(Editor.EMPTY)).isEmpty();
    }

    @Test
    void searchFindsBeginningsFirstAndTheNewestFirst() {
        assertThat(history.search("two")).containsExactly("two", "Onetwo");
        assertThat(history.search("ONE")).containsExactly("Onetwo", "one");
        assertThat(history.add("one").search("one")).containsExactly("one", "Onetwo");
        assertThat(history.search("x")).isEmpty();
    }

    @Test
    void isBoundedInLinesAndCharacters() {
        InputHistory many = InputHistory.EMPTY;
        for (int i = 0; i < 2 * InputHistory.MAX_ENTRIES; i++) {
            many = many.add("line " + i);
        }
        assertThat(many.entries()).hasSize(InputHistory.MAX_ENTRIES).last().isEqualTo("line 999");
        InputHistory large = InputHistory.EMPTY;
        for (int i = 0; i < 40; i++) {
            large = large.add(i + "x".repeat(Editor.MAX_BYTES - 8));
        }
        assertThat(large.entries().stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(InputHistory.MAX_HELD);
        assertThat(large.entries()).last().asString().startsWith("39");
    }
}
