package dev.sotto.client.face.tui.edit;

import dev.sotto.client.text.DisplayText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A path before the cursor, as a shell takes it: begins with {@code /}, {@code ./}, {@code ../} or {@code ~/}, blanks
 * behind a backslash, or all of it behind a double quote.
 */
final class PathWord {
    private static final List<String> BEGINNINGS = List.of("/", "./", "../", "~/");

    private final int from;
    private final int to;
    private final boolean quoted;
    private final String path;

    private PathWord(int from, int to, boolean quoted, String path) {
        this.from = from;
        this.to = to;
        this.quoted = quoted;
        this.path = path;
    }

    static Optional<PathWord> before(String text, int cursor) {
        int at = text.lastIndexOf('\n', cursor - 1) + 1;
        while (at < cursor) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int start = at + 1;
            boolean quoted =
                    text.charAt(at) == '"' && BEGINNINGS.stream().anyMatch(b -> startsIn(text, b, start, cursor));
            int end = end(text, quoted ? at + 1 : at, cursor, quoted);
            if (end >= cursor) {
                String path = plain(text.substring(quoted ? at + 1 : at, cursor));
                return begins(path) ? Optional.of(new PathWord(at, cursor, quoted, path)) : Optional.empty();
            }
            at = end + 1;
        }
        return Optional.empty();
    }

    Optional<Completion> offers(Sources sources) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Optional<FolderListing> listed =
                sources.folder().filter(known -> known.folder().equals(folder));
        return listed.isEmpty()
                ? Completion.wanting(from, to, folder)
                : Completion.of(from, to, candidates(folder, listed.get()));
    }

    private List<Candidate> candidates(String folder, FolderListing listing) {
        String beginning = path.substring(folder.length());
        List<FolderListing.Entry> entries = new ArrayList<>(listing.entries());
        entries.sort(Comparator.comparing(FolderListing.Entry::name));
        List<Candidate> candidates = new ArrayList<>();
        for (FolderListing.Entry entry : entries) {
            if (entry.name().startsWith(beginning) && isOffered(entry.name(), beginning)) {
                String name = entry.name() + (entry.isFolder() ? "/" : "");
                candidates.add(new Candidate(DisplayText.line(name), "", typed(folder + name, entry.isFolder())));
            }
        }
        return candidates;
    }

    /** Hidden files are asked for by their dot. A name with a line break or another control cannot be typed. */
    private static boolean isOffered(String name, String beginning) {
        boolean hidden = name.startsWith(".") && !beginning.startsWith(".");
        return !hidden && name.codePoints().noneMatch(Character::isISOControl);
    }

    /** As it has to be typed; behind a folder one goes on. */
    private String typed(String whole, boolean isFolder) {
        String escaped = whole.replaceAll(quoted ? "([\"\\\\])" : "([\\s\"\\\\])", "\\\\$1");
        return (quoted ? "\"" : "") + escaped + (isFolder ? "" : quoted ? "\" " : " ");
    }

    private static boolean begins(String path) {
        return BEGINNINGS.stream().anyMatch(path::startsWith);
    }

    private static boolean startsIn(String text, String beginning, int from, int to) {
        return from + beginning.length() <= to && text.startsWith(beginning, from);
    }

    /** Where the word ends that begins at {@code from}; {@code to} if it goes on up to there. */
    private static int end(String text, int from, int to, boolean quoted) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (quoted ? c == '"' : Character.isWhitespace(c)) {
                return at;
            }
            at += c == '\\' ? 2 : 1;
        }
        return at;
    }

    private static String plain(String typed) {
        StringBuilder plain = new StringBuilder(typed.length());
        for (int at = 0; at < typed.length(); at++) {
            boolean escapes = typed.charAt(at) == '\\' && at + 1 < typed.length();
            plain.append(typed.charAt(escapes ? ++at : at));
        }
        return plain.toString();
    }
}
