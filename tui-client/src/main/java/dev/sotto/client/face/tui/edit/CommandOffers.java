package dev.sotto.client.face.tui.edit;

import dev.sotto.client.face.tui.slash.Argument;
import dev.sotto.client.face.tui.slash.HelpTopic;
import dev.sotto.client.face.tui.slash.SlashWord;
import dev.sotto.client.text.DisplayText;
import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the word at the cursor of a command line could become: a command, or one of its arguments. */
final class CommandOffers {
    private final String text;
    private final int cursor;
    private final Sources sources;
    private final List<String> before;
    private final int start;

    CommandOffers(String text, int cursor, Sources sources) {
        this.text = text;
        this.cursor = cursor;
        this.sources = sources;
        int blank = cursor;
        while (blank > 0 && !Character.isWhitespace(text.charAt(blank - 1))) {
            blank--;
        }
        this.start = blank;
        this.before = blank == 0
                ? List.of()
                : List.of(text.substring(0, blank).strip().split("\\s+", -1));
    }

    boolean isAtWord() {
        return before.isEmpty();
    }

    /** Whether a message is written here, which is completed like any other. */
    boolean takesText() {
        return word().filter(word -> {
                    int message = word.arguments().indexOf(Argument.MESSAGE);
                    return message >= 0 && before.size() - 1 >= message;
                })
                .isPresent();
    }

    /** Commands, by the beginning of their word; by another word for them only if that is what is typed. */
    Optional<Completion> words() {
        String typed = text.substring(1, cursor);
        List<Candidate> candidates = new ArrayList<>();
        for (SlashWord word : SlashWord.values()) {
            boolean alias = !typed.isEmpty() && word.aliases().stream().anyMatch(a -> Offers.startsWith(a, typed));
            if (Offers.startsWith(word.word(), typed) || alias) {
                String behind = word.arguments().isEmpty() ? "" : " ";
                candidates.add(new Candidate(word.usage(), word.purpose(), "/" + word.word() + behind));
            }
        }
        return Completion.of(0, cursor, candidates);
    }

    Optional<Completion> argument() {
        List<Candidate> candidates = new ArrayList<>();
        int index = before.size() - 1;
        word().ifPresent(word -> {
            List<Argument> arguments = word.arguments();
            if (index < arguments.size()) {
                offer(arguments.get(index), candidates);
            }
            if (index == 0 && word.userMayBeLeftOut() && arguments.size() > 1) {
                offer(arguments.get(1), candidates);
            }
        });
        return Completion.of(start, cursor, candidates);
    }

    private Optional<SlashWord> word() {
        return before.isEmpty() ? Optional.empty() : SlashWord.of(before.get(0).substring(1));
    }

    private void offer(Argument kind, List<Candidate> candidates) {
        switch (kind) {
            case USER, USER_OR_SERVER -> offerNames(candidates);
            case THEME -> sources.themes().forEach(theme -> offer(theme, "", candidates));
            case TOPIC -> HelpTopic.all().forEach(topic -> offer(topic.name(), topic.title(), candidates));
            default -> {}
        }
        kind.words().forEach(word -> offer(word, "", candidates));
        if (kind == Argument.TOPIC) {
            for (SlashWord word : SlashWord.values()) {
                offer(word.word(), word.purpose(), candidates);
            }
        }
    }

    private void offerNames(List<Candidate> candidates) {
        String sign = cursor > start && text.charAt(start) == '@' ? "@" : "";
        for (AccountName name : sources.names()) {
            offer(sign + name.display(), "", candidates);
        }
    }

    private void offer(String word, String purpose, List<Candidate> candidates) {
        boolean known = candidates.stream().anyMatch(c -> c.insertion().strip().equals(word));
        if (!known && Offers.startsWith(word, text.substring(start, cursor))) {
            candidates.add(new Candidate(DisplayText.line(word), purpose, word + " "));
        }
    }
}
