package dev.sotto.client.face.tui.slash;

import dev.sotto.client.face.HelpFile;
import dev.sotto.client.face.tui.keys.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code help.txt}: pages headed {@code # name: Title}; {@code {word}} in it is the key of that action. */
final class HelpPages {
    static final List<HelpTopic> TOPICS = load();

    private static final Pattern KEY = Pattern.compile("\\{([a-z0-9-]+)}");
    private static final int COLUMN = 26;

    private HelpPages() {}

    /** The page of a command. */
    static HelpTopic of(SlashWord word) {
        List<String> lines = new ArrayList<>(List.of(sentence(word.purpose()), "", "Usage: " + word.usage()));
        if (!word.aliases().isEmpty()) {
            lines.add("Also: /" + String.join(", /", word.aliases()));
        }
        lines.add("Example: " + word.example());
        if (word.userMayBeLeftOut()) {
            lines.addAll(List.of("", "Without a user it is the one of the chat that is open."));
        }
        return new HelpTopic(word.word(), "/" + word.word(), lines);
    }

    static List<String> filled(String line, Function<Action, Optional<String>> keys) {
        return switch (line) {
            case "{topics}" ->
                TOPICS.stream()
                        .map(topic -> column("/help " + topic.name()) + topic.title())
                        .toList();
            case "{commands}" ->
                Arrays.stream(SlashWord.values())
                        .map(word -> column(word.usage()) + word.purpose())
                        .toList();
            default -> List.of(withKeys(line, keys));
        };
    }

    private static String withKeys(String line, Function<Action, Optional<String>> keys) {
        return KEY.matcher(line).replaceAll(found -> Matcher.quoteReplacement(key(found.group(1), keys)));
    }

    /** An action without a key is still in the palette by its word. */
    private static String key(String word, Function<Action, Optional<String>> keys) {
        Action action = Action.of(word).orElseThrow(() -> new IllegalStateException("help.txt: no action " + word));
        return keys.apply(action).orElse("(no key: " + word + ")");
    }

    private static String column(String text) {
        return text + " ".repeat(Math.max(2, COLUMN - text.length()));
    }

    private static String sentence(String purpose) {
        return Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1) + ".";
    }

    private static List<HelpTopic> load() {
        return HelpFile.beside(HelpPages.class).stream()
                .map(page -> new HelpTopic(page.name(), page.title(), page.lines()))
                .toList();
    }
}
