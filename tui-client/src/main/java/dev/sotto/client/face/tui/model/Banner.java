package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.DigitGroups;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.text.Clusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands above a chat whose identity changed: what happened, both numbers, and the keys that decide. */
final class Banner {

    private Banner() {}

    /**
     * Rows that fit into so many columns; none if the identity did not change. If there are too few rows, what
     * explains goes first and the keys go last.
     */
    static List<String> rows(Chat chat, KeyMap keys, int columns, int rows) {
        if (!chat.standing().changed() || columns <= 0 || rows <= 0) {
            return List.of();
        }
        String name = chat.peer().display();
        List<String> why = Clusters.wrap(
                "The identity of " + name + " has changed: a new device, or somebody else. Nothing is sent until you"
                        + " decide. Compare the new number with " + name + ".",
                columns);
        List<String> old = chat.numbers()
                .flatMap(Chat.Numbers::previous)
                .map(digits -> number("old ", digits, columns))
                .orElse(List.of());
        List<String> current = chat.numbers()
                .map(numbers -> number("new ", numbers.current(), columns))
                .orElse(List.of());
        List<String> decide = Clusters.wrap(decisions(keys), columns);
        List<List<String>> parts = List.of(why, old, current, decide);
        List<String> chosen = new ArrayList<>();
        int left = rows;
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).size() <= left) {
                chosen.addAll(0, parts.get(i));
                left -= parts.get(i).size();
            }
        }
        return chosen.isEmpty()
                ? List.of(Clusters.cut("KEY CHANGED: /verify, /accept or /reject", columns))
                : List.copyOf(chosen);
    }

    private static String decisions(KeyMap keys) {
        return key(keys, Action.VERIFY, "/verify") + " compare, " + key(keys, Action.ACCEPT_IDENTITY, "/accept")
                + " accept the new one, /reject keep the old one";
    }

    private static String key(KeyMap keys, Action action, String otherwise) {
        Optional<String> shown = keys.shown(Mode.COMPOSE, action);
        return shown.orElse(otherwise);
    }

    /** In groups of five, as many in a row as fit. */
    private static List<String> number(String label, String digits, int columns) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder(label);
        for (String group : DigitGroups.of(digits)) {
            if (row.length() + group.length() > columns && row.length() > label.length()) {
                rows.add(row.toString().stripTrailing());
                row = new StringBuilder(" ".repeat(label.length()));
            }
            row.append(group).append(' ');
        }
        rows.add(row.toString().stripTrailing());
        return rows;
    }
}
