package dev.sotto.client.face.plain;

import dev.sotto.client.command.CommandWord;
import dev.sotto.client.command.EditDistance;
import dev.sotto.client.face.HelpFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of the commands, and pages about what a command or a state means. */
final class PlainHelp {
    private static final List<HelpFile.Page> PAGES = HelpFile.beside(PlainHelp.class);

    private final PlainOutput out;

    PlainHelp(PlainOutput out) {
        this.out = out;
    }

    /** One line for each command. */
    void commands() {
        Arrays.stream(CommandWord.values()).forEach(this::command);
    }

    /** A page, or without a topic the list and which pages there are. */
    void about(Optional<String> topic) {
        if (topic.isEmpty()) {
            commands();
            out.say("More about: "
                    + PAGES.stream().map(page -> "help " + page.name()).collect(Collectors.joining(", ")) + ".");
            return;
        }
        String wanted = topic.get().toLowerCase(Locale.ROOT);
        Optional<HelpFile.Page> page =
                PAGES.stream().filter(p -> p.name().equals(wanted)).findFirst();
        Optional<CommandWord> word = Arrays.stream(CommandWord.values())
                .filter(w -> w.word().equals(wanted))
                .findFirst();
        word.ifPresent(this::command);
        page.ifPresent(this::page);
        if (page.isEmpty() && word.isEmpty()) {
            out.say("There is no help about '" + wanted + "'."
                    + EditDistance.nearest(wanted, names())
                            .map(near -> " Did you mean 'help " + near + "'?")
                            .orElse(" Type 'help' for all there is."));
        }
    }

    private void page(HelpFile.Page page) {
        out.say(page.title() + ":");
        page.lines().stream().filter(line -> !line.isBlank()).forEach(out::say);
    }

    private void command(CommandWord word) {
        out.say("Type '" + word.usage() + "' to " + word.purpose() + ".");
    }

    private static List<String> names() {
        return Stream.concat(
                        PAGES.stream().map(HelpFile.Page::name),
                        Arrays.stream(CommandWord.values()).map(CommandWord::word))
                .toList();
    }
}
