package dev.sotto.client.face.tui.slash;

import dev.sotto.client.command.EditDistance;
import dev.sotto.client.face.tui.keys.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A page of help: a topic of {@code help.txt} beside this class, or a command. Its keys are those that are bound when
 * it is shown.
 */
public final class HelpTopic {
    private final String name;
    private final String title;
    private final List<String> lines;

    HelpTopic(String name, String title, List<String> lines) {
        this.name = name;
        this.title = title;
        this.lines = List.copyOf(lines);
    }

    /** The topics, the first one for who asks for none; commands are not listed. */
    public static List<HelpTopic> all() {
        return HelpPages.TOPICS;
    }

    /** A topic by its name, or the page of a command, with or without its slash. */
    public static Optional<HelpTopic> of(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        Optional<HelpTopic> topic =
                all().stream().filter(page -> page.name.equals(wanted)).findFirst();
        return topic.or(() -> SlashWord.of(wanted.startsWith("/") ? wanted.substring(1) : wanted)
                .map(HelpPages::of));
    }

    /** The topic or command that was probably meant. */
    static Optional<String> nearest(String typed) {
        Stream<String> names = all().stream().map(HelpTopic::name);
        Stream<String> words = Arrays.stream(SlashWord.values()).map(SlashWord::word);
        return EditDistance.nearest(
                typed.toLowerCase(Locale.ROOT), Stream.concat(names, words).toList());
    }

    /** What {@code /help} takes: {@code files-and-settings}. */
    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    /**
     * Its lines, safe to draw, to be folded; an empty one between paragraphs.
     *
     * @param keys the keys of an action as help shows them, such as {@code Ctrl-K}; empty if it has none
     */
    public List<String> lines(Function<Action, Optional<String>> keys) {
        List<String> filled = new ArrayList<>();
        for (String line : lines) {
            filled.addAll(HelpPages.filled(line, keys));
        }
        return List.copyOf(filled);
    }
}
