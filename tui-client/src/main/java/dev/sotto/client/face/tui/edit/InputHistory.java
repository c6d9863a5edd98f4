package dev.sotto.client.face.tui.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was sent before, newest last, and where in it one is. Immutable; at most {@value #MAX_ENTRIES} lines and
 * {@value #MAX_HELD} characters. The line that was begun before going back is kept and comes back.
 */
public final class InputHistory {
    public static final int MAX_ENTRIES = 500;
    public static final int MAX_HELD = 1 << 20;
    public static final InputHistory EMPTY = new InputHistory(List.of(), 0, Editor.EMPTY);

    private final List<String> entries;
    private final int position;
    private final Editor unfinished;

    private InputHistory(List<String> entries, int position, Editor unfinished) {
        this.entries = entries;
        this.position = position;
        this.unfinished = unfinished;
    }

    /** The history at its new place, and the line to show. */
    public record Recalled(InputHistory history, Editor line) {}

    /** With one more line, at the newest place. Blank lines, and the same twice, are not kept. */
    public InputHistory add(String text) {
        boolean same = !entries.isEmpty() && entries.get(entries.size() - 1).equals(text);
        List<String> grown = new ArrayList<>(entries);
        if (!text.isBlank() && !same) {
            grown.add(text);
        }
        return atNewest(bounded(grown));
    }

    /** The line before the shown one; empty at the oldest one. */
    public Optional<Recalled> back(Editor current) {
        if (position == 0) {
            return Optional.empty();
        }
        Editor kept = position == entries.size() ? current : unfinished;
        return Optional.of(recalled(position - 1, kept));
    }

    /** The line after the shown one, the unfinished one at last; empty there. */
    public Optional<Recalled> forward() {
        return position == entries.size() ? Optional.empty() : Optional.of(recalled(position + 1, unfinished));
    }

    /** Whether an old line is shown. */
    public boolean isRecalling() {
        return position < entries.size();
    }

    /** The newest place: an old line that is edited is a new one. */
    public InputHistory left() {
        return atNewest(entries);
    }

    /** Newest first, each once: the lines that begin with the text, then those that contain it, in any case of letters. */
    public List<String> search(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        List<String> inside = new ArrayList<>();
        for (int at = entries.size() - 1; at >= 0; at--) {
            String entry = entries.get(at);
            int index = entry.toLowerCase(Locale.ROOT).indexOf(wanted);
            List<String> target = index == 0 ? found : inside;
            if (index >= 0 && !target.contains(entry)) {
                target.add(entry);
            }
        }
        found.addAll(inside);
        return List.copyOf(found);
    }

    /** Oldest first. */
    public List<String> entries() {
        return entries;
    }

    private Recalled recalled(int to, Editor kept) {
        Editor line = to == entries.size() ? kept : Editor.of(entries.get(to)).withCutOf(kept);
        return new Recalled(new InputHistory(entries, to, kept), line);
    }

    private static InputHistory atNewest(List<String> entries) {
        return new InputHistory(entries, entries.size(), Editor.EMPTY);
    }

    private static List<String> bounded(List<String> grown) {
        int held = 0;
        int first = grown.size();
        while (first > 0 && grown.size() - first < MAX_ENTRIES) {
            held += grown.get(first - 1).length();
            if (held > MAX_HELD) {
                break;
            }
            first--;
        }
        return List.copyOf(grown.subList(first, grown.size()));
    }

    @Override
    public String toString() {
        return "InputHistory[redacted]";
    }
}
