package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.ActionGroup;
import dev.sotto.client.face.tui.keys.Binding;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.text.Clusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A key map as rows: by mode, then by group, an action with all its chords. Every binding is in exactly one of them. */
final class HelpRows {
    private static final int GAP = 2;
    /** A chord of two keys is not torn. */
    private static final char HARD_BLANK = '\u00A0';

    private final List<List<Span>> rows = new ArrayList<>();
    private final String[] wanted;
    private final int columns;
    private final int chordColumns;

    private HelpRows(String filter, int columns, int chordColumns) {
        this.wanted = filter.strip().toLowerCase(Locale.ROOT).split("\\s+");
        this.columns = columns;
        this.chordColumns = chordColumns;
    }

    /** What has all words of the filter in its keys, its purpose or its word. */
    static List<List<Span>> of(KeyMap keys, String filter, int columns) {
        int widest = Arrays.stream(Mode.values())
                .flatMap(mode -> keys.bindings(mode).stream())
                .mapToInt(binding -> Clusters.width(binding.chord().text()))
                .max()
                .orElse(1);
        HelpRows help =
                new HelpRows(filter, columns, Math.max(1, Math.min(Math.max(widest + 1, columns / 3), columns / 2)));
        for (Mode mode : Mode.values()) {
            help.mode(mode, keys.bindings(mode));
        }
        return help.rows;
    }

    private void mode(Mode mode, List<Binding> bindings) {
        int before = rows.size();
        for (ActionGroup group : ActionGroup.values()) {
            int start = rows.size();
            for (Action action : Action.values()) {
                if (action.group() == group) {
                    action(action, bindings);
                }
            }
            if (rows.size() > start) {
                rows.add(start, Span.row(group.title(), Role.TITLE));
            }
        }
        if (rows.size() > before) {
            rows.add(before, Span.row(title(mode), Role.POPUP_TITLE));
            if (before > 0) {
                rows.add(before, List.of());
            }
        }
    }

    private void action(Action action, List<Binding> all) {
        List<Binding> bindings =
                all.stream().filter(binding -> binding.action() == action).toList();
        if (bindings.isEmpty()) {
            return;
        }
        // The same chord may do something else where this cannot be done.
        String chords = bindings.stream().map(binding -> binding.chord().text()).collect(Collectors.joining(", "));
        String otherwise = bindings.stream()
                .flatMap(binding -> binding.otherwise().stream()
                        .map(other -> "; " + binding.chord().text() + " else: " + other.purpose()))
                .collect(Collectors.joining());
        if (!has(chords.replace(HARD_BLANK, ' ') + " " + action.purpose() + otherwise + " " + action.word())) {
            return;
        }
        List<String> left = Clusters.wrap(chords, Math.max(1, chordColumns - 1));
        int rest = Math.max(1, columns - chordColumns - GAP);
        List<String> right = Clusters.wrap(action.purpose() + otherwise, rest);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String keys = i < left.size() ? left.get(i).replace(HARD_BLANK, ' ') : "";
            String padding = " ".repeat(Math.max(0, chordColumns - Clusters.width(keys)) + GAP);
            rows.add(List.of(
                    new Span(keys, Role.KEY_HINT),
                    new Span(padding, Role.POPUP),
                    new Span(i < right.size() ? right.get(i) : "", Role.POPUP)));
        }
    }

    private boolean has(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(wanted).allMatch(lower::contains);
    }

    private static String title(Mode mode) {
        return switch (mode) {
            case COMPOSE -> "WHILE WRITING";
            case SELECT -> "WHILE A MESSAGE IS SELECTED";
            case LIST -> "IN LISTS AND QUESTIONS";
        };
    }
}
