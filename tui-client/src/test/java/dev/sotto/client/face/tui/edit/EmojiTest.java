package dev.sotto.client.face.tui.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EmojiTest {
    @Test
    void everyCodeIsThereOnceAndItsEmojiIsOneWideClusterThatIsSafeToDraw() throws Exception {
        List<String> codes;
        try (InputStream table = Emoji.class.getResourceAsStream("emoji.tsv")) {
            codes = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1)[0])
                    .toList();
        }
        assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(300).allMatch(c -> c.matches("[a-z0-9_+-]{1,32}"));
        assertThat(Emoji.all().keySet()).containsExactlyInAnyOrderElementsOf(codes);
        Emoji.all().forEach((code, emoji) -> {
            assertThat(Clusters.split(emoji)).as(code).hasSize(1);
            assertThat(Clusters.width(emoji)).as(code).isEqualTo(2);
            assertThat(DisplayText.line(emoji)).as(code).isEqualTo(emoji);
        });
    }

    @Test
    void findsTheBeginningFirstThenThePart() {
        List<String> found = Emoji.codes("HEART", 50);
        assertThat(found.get(0)).isEqualTo("heart");
        assertThat(found).contains("broken_heart", "heart_eyes");
        assertThat(found.indexOf("heart_eyes")).isLessThan(found.indexOf("broken_heart"));
        assertThat(Emoji.codes("a", 3)).hasSize(3);
        assertThat(Emoji.codes("thu", 2)).containsExactly("thumbsup", "thumbsdown");
        assertThat(Emoji.codes("smile", 9)).startsWith("smile");
        assertThat(Emoji.of("Smile")).contains("\uD83D\uDE04");
        assertThat(Emoji.of("nothing")).isEmpty();
    }
}
