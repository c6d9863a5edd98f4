package dev.sotto.client.face.tui.slash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.text.DisplayText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HelpTopicTest {
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w~/.])/([a-z][a-z-]+)");

    @Test
    void everyPageIsTextWithTheKeysFilledIn() {
        assertThat(HelpTopic.all()).hasSizeGreaterThan(10);
        for (HelpTopic topic : HelpTopic.all()) {
            List<String> lines = topic.lines(action -> Optional.of("<" + action.word() + ">"));
            assertThat(topic.title()).isNotBlank();
            assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("{"));
            assertThat(lines).allMatch(line -> DisplayText.line(line).equals(line));
            assertThat(HelpTopic.of(topic.name())).contains(topic);
        }
        assertThat(HelpTopic.all().stream().map(HelpTopic::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyCommandThatAPageNamesExists() {
        for (HelpTopic topic : HelpTopic.all()) {
            Matcher named = COMMAND.matcher(String.join("\n", topic.lines(HelpTopicTest::noKey)));
            while (named.find()) {
                assertThat(SlashWord.of(named.group(1))).as(named.group()).isPresent();
            }
        }
    }

    @Test
    void everyCommandHasAPageAndIsListed() {
        List<String> list = HelpTopic.of("commands").orElseThrow().lines(HelpTopicTest::noKey);
        for (SlashWord word : SlashWord.values()) {
            assertThat(list).anyMatch(line -> line.startsWith(word.usage() + " ") && line.endsWith(word.purpose()));
            assertThat(HelpTopic.of("/" + word.word())).isPresent();
        }
        assertThat(String.join("\n", HelpTopic.of("open").orElseThrow().lines(HelpTopicTest::noKey)))
                .contains("Usage: /open <user>", "/join", "Example: /open bob");
    }

    @Test
    void theFirstPageListsTheTopics() {
        String first = String.join("\n", HelpTopic.all().get(0).lines(HelpTopicTest::noKey));
        HelpTopic.all().forEach(topic -> assertThat(first).contains("/help " + topic.name()));
        assertThat(first).contains("(no key: switcher)");
    }

    @Test
    void theNearestTopicIsFound() {
        assertThat(HelpTopic.nearest("verfy")).contains("verify");
        assertThat(HelpTopic.nearest("zzzz")).isEmpty();
        assertThat(HelpTopic.of("zzzz")).isEmpty();
    }

    private static Optional<String> noKey(Action action) {
        return Optional.empty();
    }
}
