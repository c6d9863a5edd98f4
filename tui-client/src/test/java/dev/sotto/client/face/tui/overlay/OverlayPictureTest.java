package dev.sotto.client.face.tui.overlay;

import static dev.sotto.client.face.tui.overlay.Samples.KEYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.client.text.Clusters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlayPictureTest {
    private static final String HOSTILE =
            "\u001B[31mred\u0007 \u202Eevil\u202C \u05D0\u05D1\u05D2 \uD83D\uDC4D\uD83C\uDFFD"
                    + " e\u0301\u0301\u0301 \u009B2J \uFF21\uFF22\n\u200Bsecond\tline " + "x".repeat(300);

    static Map<String, Overlay> overlays() {
        Map<String, Overlay> all = new LinkedHashMap<>();
        all.put("switcher", Samples.switcher());
        all.put("switcher-typed", Samples.type(Samples.switcher(), "ba"));
        all.put("switcher-new", Samples.type(Samples.switcher(), "zoe"));
        all.put("switcher-empty", Switcher.of(List.of(), KEYS::shown));
        all.put("palette", Samples.palette());
        all.put("palette-typed", Samples.type(Samples.palette(), "lock"));
        all.put("help", HelpOverlay.of(KEYS));
        all.put("help-typed", Samples.type(HelpOverlay.of(KEYS), "unread"));
        all.put("safety-number", Samples.safetyNumber(Optional.empty(), false));
        all.put("safety-number-changed", Samples.safetyNumber(Optional.of(Samples.OLD), false));
        all.put("links", LinkChooser.of(List.of("https://example.org/a", "mailto:bob@example.org"), KEYS::shown));
        all.put(
                "text",
                TextPages.of("Help: chats", Collections.nCopies(30, "A chat has two people in it."), KEYS::shown));
        all.put(
                "confirm",
                Confirm.of("Close the chat?", "Its draft is lost.", new Intent.RunLine("/close"), KEYS::shown));
        all.put(
                "prompt",
                Prompt.of(
                        "Delete the account?",
                        "Everybody is told. Type the server's address: example.org:25567",
                        "example.org:25567",
                        Intent.RunLine::new));
        return all;
    }

    static Overlay overlay(String name) {
        return Objects.requireNonNull(overlays().get(name));
    }

    static Stream<String> names() {
        return overlays().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void looksAsKept(String name) {
        Pictures.compare(getClass(), name, overlay(name)::draw);
    }

    @ParameterizedTest
    @MethodSource("names")
    void staysInItsAreaInEverySize(String name) {
        Overlay overlay = overlay(name);
        for (int width : new int[] {0, 1, 2, 3, 5, 9, 20, 39, 40, 61, 100}) {
            for (int height : new int[] {0, 1, 2, 3, 4, 7, 10, 23}) {
                assertInside(overlay, width, height, Signs.UNICODE);
            }
        }
        assertInside(overlay, 40, 10, Signs.ASCII);
    }

    static Stream<Overlay> hostile() {
        return Stream.of(
                LinkChooser.of(List.of(HOSTILE, "https://" + HOSTILE), KEYS::shown),
                TextPages.of(HOSTILE, List.of(HOSTILE, "", HOSTILE), KEYS::shown),
                Confirm.of(HOSTILE, HOSTILE, new Intent.RunLine(""), KEYS::shown),
                Prompt.of(HOSTILE, HOSTILE, HOSTILE, Intent.RunLine::new),
                Samples.switcher().paste(HOSTILE).overlay().orElseThrow(),
                Samples.palette().paste(HOSTILE).overlay().orElseThrow(),
                Palette.of(List.of(new Palette.Entry(HOSTILE, HOSTILE)), KEYS::shown));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void anybodysTextBreaksNoBorder(Overlay overlay) {
        for (int width : new int[] {12, 40, 80}) {
            assertInside(overlay, width, 10, Signs.UNICODE);
            Frame frame = new Frame(width, 10);
            overlay.draw(frame, frame.bounds(), Pictures.look(Signs.UNICODE));
            for (int row = 0; row < 10; row++) {
                assertThat(frame.line(row).chars().noneMatch(OverlayPictureTest::isDangerous))
                        .as(frame.line(row))
                        .isTrue();
                assertThat(columns(frame, row)).isEqualTo(width);
            }
            assertBorders(frame);
        }
    }

    private static boolean isDangerous(int c) {
        return c < ' ' || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E);
    }

    private static int columns(Frame frame, int row) {
        int columns = 0;
        for (int column = 0; column < frame.columns(); column++) {
            String cluster = frame.cluster(column, row);
            columns += cluster.isEmpty() ? 0 : Clusters.width(cluster);
        }
        return columns;
    }

    // Wherever the box begins on the left it ends on the right, in every row.
    private static void assertBorders(Frame frame) {
        for (int row = 0; row < frame.rows(); row++) {
            String line = frame.line(row);
            if (!line.isBlank()) {
                assertThat(line.strip()).matches("(?s)[\u250C\u2502\u2514].*[\u2510\u2502\u2518]");
            }
        }
    }

    private static void assertInside(Overlay overlay, int width, int height, Signs signs) {
        Frame frame = new Frame(width + 6, height + 6);
        Rect area = new Rect(3, 3, width, height);
        overlay.draw(frame, area, Pictures.look(signs));
        for (int row = 0; row < frame.rows(); row++) {
            for (int column = 0; column < frame.columns(); column++) {
                boolean untouched = frame.cluster(column, row).equals(" ")
                        && frame.ink(column, row).equals(Ink.PLAIN);
                // Not an assertion for each of millions of cells.
                if (!untouched && !area.contains(column, row)) {
                    throw new AssertionError("drew at " + column + "," + row + ", outside " + area);
                }
            }
        }
        if (frame.cursorShown()) {
            assertThat(area.contains(frame.cursorColumn(), frame.cursorRow())).isTrue();
        }
    }
}
