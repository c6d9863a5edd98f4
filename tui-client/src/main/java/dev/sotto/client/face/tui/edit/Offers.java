package dev.sotto.client.face.tui.edit;

import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at the word before the cursor and finds what it could become. */
final class Offers {
    private static final int EMOJI_LETTERS = 2;
    private static final int EMOJI_OFFERED = 50;

    private final String text;
    private final int cursor;
    private final Sources sources;
    private final boolean asked;

    Offers(Editor editor, Sources sources, boolean asked) {
        this.text = editor.text();
        this.cursor = editor.cursor();
        this.sources = sources;
        this.asked = asked;
    }

    Optional<Completion> find() {
        if (isCommand()) {
            CommandOffers command = new CommandOffers(text, cursor, sources);
            if (command.isAtWord()) {
                return command.words();
            }
            if (!command.takesText()) {
                return asked ? command.argument() : Optional.empty();
            }
        }
        return mention().or(this::emoji).or(() -> asked ? path().or(this::name) : Optional.empty());
    }

    private boolean isCommand() {
        return text.startsWith("/") && !text.startsWith("//") && text.indexOf('\n') < 0 && cursor > 0;
    }

    private Optional<Completion> mention() {
        int start = nameStart();
        boolean mention = start > 0 && text.charAt(start - 1) == '@' && isFree(start - 1);
        return mention ? names(start - 1, start, "@") : Optional.empty();
    }

    private Optional<Completion> name() {
        int start = nameStart();
        return start < cursor && isFree(start) ? names(start, start, "") : Optional.empty();
    }

    private Optional<Completion> names(int from, int nameStart, String sign) {
        String typed = text.substring(nameStart, cursor);
        List<Candidate> candidates = new ArrayList<>();
        for (AccountName name : sources.names()) {
            if (startsWith(name.display(), typed)) {
                candidates.add(new Candidate(sign + name.display(), "", sign + name.display() + " "));
            }
        }
        // What is already there in full needs no popup.
        boolean complete = candidates.size() == 1 && candidates.get(0).label().equals(sign + typed);
        return complete && !asked ? Optional.empty() : Completion.of(from, cursor, candidates);
    }

    private Optional<Completion> emoji() {
        int colon = Emoji.opening(text, cursor);
        if (colon < 0 || cursor - colon - 1 < (asked ? 1 : EMOJI_LETTERS)) {
            return Optional.empty();
        }
        List<Candidate> candidates = Emoji.codes(text.substring(colon + 1, cursor), EMOJI_OFFERED).stream()
                .map(code -> candidate(code, Emoji.of(code).orElseThrow()))
                .toList();
        return Completion.of(colon, cursor, candidates);
    }

    private static Candidate candidate(String code, String emoji) {
        return new Candidate(emoji + " :" + code + ":", "", emoji);
    }

    private Optional<Completion> path() {
        return PathWord.before(text, cursor).flatMap(word -> word.offers(sources));
    }

    private int nameStart() {
        int start = cursor;
        while (start > 0 && cursor - start <= AccountName.MAX_LENGTH && isNameCharacter(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Whether no letter, digit or other part of a word stands before: {@code a@b} mentions nobody. */
    private boolean isFree(int at) {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1)) || "([{\"'".indexOf(text.charAt(at - 1)) >= 0;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    static boolean startsWith(String whole, String beginning) {
        return whole.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
    }
}
