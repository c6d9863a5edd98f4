package dev.sotto.client.face.tui.edit;

import java.util.List;
import java.util.Optional;

/**
 * What the word at the cursor could become. Opens by itself behind {@code /} at the start, {@code @}, and {@code :}
 * with two letters; everything else only when it is asked for.
 *
 * <p>It is never in the way of sending: Enter takes the chosen candidate only after one has moved in the list
 * ({@link #takesEnter}), else it sends what was typed. The first step into the list chooses its first line. Belongs to
 * the line that it was made for: after every change it is made anew.
 */
public final class Completion {
    /** Offered at once; more letters find the others. */
    static final int MAX_CANDIDATES = 200;

    private final int from;
    private final int to;
    private final List<Candidate> candidates;
    private final Optional<String> folderWanted;
    private final int selected;
    private final boolean entered;

    private Completion(
            int from,
            int to,
            List<Candidate> candidates,
            Optional<String> folderWanted,
            int selected,
            boolean entered) {
        this.from = from;
        this.to = to;
        this.candidates = List.copyOf(candidates);
        this.folderWanted = folderWanted;
        this.selected = selected;
        this.entered = entered;
    }

    /**
     * What can be offered at the cursor.
     *
     * @param asked Tab was pressed for it, now or since it is open
     */
    public static Optional<Completion> at(Editor editor, Sources sources, boolean asked) {
        return new Offers(editor, sources, asked).find();
    }

    static Optional<Completion> of(int from, int to, List<Candidate> candidates) {
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(new Completion(from, to, bounded(candidates), Optional.empty(), 0, false));
    }

    static Optional<Completion> wanting(int from, int to, String folder) {
        return Optional.of(new Completion(from, to, List.of(), Optional.of(folder), 0, false));
    }

    /** Empty only while a folder is waited for. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** The chosen one; without {@link #takesEnter} it is only the first. */
    public int selected() {
        return selected;
    }

    /** Where the completed word begins in the text: the place for the popup. */
    public int from() {
        return from;
    }

    /** Whether one has moved in the list, so that Enter takes from it instead of sending. */
    public boolean takesEnter() {
        return entered;
    }

    /** A folder that has to be listed first: then completion is made anew with it in {@link Sources#folder}. */
    public Optional<String> folderWanted() {
        return folderWanted;
    }

    public Completion next() {
        return moved(entered ? selected + 1 : 0);
    }

    public Completion previous() {
        return moved(selected - 1);
    }

    /** With that candidate chosen, as by a click. */
    public Completion select(int candidate) {
        return moved(candidate);
    }

    /** The line with the chosen candidate in it, one step to undo; the line as it is while there is none. */
    public Editor accept(Editor editor) {
        if (candidates.isEmpty()) {
            return editor;
        }
        String insertion = candidates.get(selected).insertion();
        boolean blankFollows = to < editor.text().length()
                && Character.isWhitespace(editor.text().charAt(to));
        return editor.replace(from, to, blankFollows ? insertion.stripTrailing() : insertion);
    }

    /** The line completed at once, where there is only one candidate. */
    public Optional<Editor> single(Editor editor) {
        return candidates.size() == 1 ? Optional.of(accept(editor)) : Optional.empty();
    }

    private Completion moved(int candidate) {
        return candidates.isEmpty()
                ? this
                : new Completion(from, to, candidates, folderWanted, Math.floorMod(candidate, candidates.size()), true);
    }

    private static List<Candidate> bounded(List<Candidate> candidates) {
        return candidates.subList(0, Math.min(MAX_CANDIDATES, candidates.size()));
    }
}
