package dev.sotto.client.face.tui.overlay;

import static dev.sotto.client.face.tui.overlay.Samples.KEYS;
import static dev.sotto.client.face.tui.overlay.Samples.SCREEN;
import static dev.sotto.client.face.tui.overlay.Samples.name;
import static dev.sotto.client.face.tui.overlay.Samples.press;
import static dev.sotto.client.face.tui.overlay.Samples.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.overlay.Overlay.Turn;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Signs;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverlayKeysTest {
    private static final Key ENTER = Key.of(Key.Code.ENTER);

    @ParameterizedTest
    @MethodSource("dev.sotto.client.face.tui.overlay.OverlayPictureTest#names")
    void escapeClosesWithoutAnything(String overlay) {
        Overlay open = OverlayPictureTest.overlay(overlay);
        assertThat(press(open, Key.Code.ESCAPE)).isEqualTo(Turn.close());
        assertThat(open.key(Optional.empty(), Key.of(Key.Code.ESCAPE), SCREEN)).isEqualTo(Turn.close());
        assertThat(press(open, Key.ctrl("c"))).isEqualTo(Turn.close());
    }

    @Test
    void theSwitcherGoesToWhatWasTyped() {
        assertThat(press(type(Samples.switcher(), "rob"), ENTER)).isEqualTo(opens("Rob"));
        assertThat(press(type(Samples.switcher(), "j"), Key.Code.BACKSPACE).overlay())
                .isPresent();
        Overlay corrected = press(type(Samples.switcher(), "robx"), Key.Code.BACKSPACE)
                .overlay()
                .orElseThrow();
        assertThat(press(corrected, ENTER)).isEqualTo(opens("Rob"));
    }

    @Test
    void theSwitcherMovesAndOffersWhoIsNew() {
        Overlay second = press(Samples.switcher(), Key.Code.DOWN).overlay().orElseThrow();
        assertThat(press(second, ENTER)).isEqualTo(opens("Barbara"));
        assertThat(press(type(Samples.switcher(), "Zoe"), ENTER)).isEqualTo(opens("Zoe"));
        Overlay last =
                press(type(Samples.switcher(), "ba"), Key.Code.END).overlay().orElseThrow();
        assertThat(press(last, ENTER)).isEqualTo(opens("ba"));
        assertThat(press(type(Samples.switcher(), "zo e!"), ENTER).overlay()).isPresent();
        assertThat(press(type(Samples.switcher(), "bob"), Key.Code.END)
                        .overlay()
                        .map(o -> press(o, ENTER)))
                .contains(opens("Bob"));
    }

    @Test
    void aPasteIsOneLineOfTheFilter() {
        Overlay pasted = Samples.switcher().paste("rob\nbarbara").overlay().orElseThrow();
        assertThat(press(pasted, ENTER)).isEqualTo(opens("Rob"));
    }

    @Test
    void thePaletteRunsCommandsAndActions() {
        assertThat(press(type(Samples.palette(), "theme"), ENTER))
                .isEqualTo(Turn.close(new Intent.RunLine("/theme dark")));
        assertThat(press(type(Samples.palette(), "next-unread"), ENTER))
                .isEqualTo(Turn.close(new Intent.Perform(Action.NEXT_UNREAD)));
        assertThat(press(type(Samples.palette(), "back to the shell"), ENTER))
                .isEqualTo(Turn.close(new Intent.Perform(Action.SUSPEND)));
    }

    @Test
    void theMouseTakesScrollsAndCloses() {
        Overlay switcher = Samples.switcher();
        Frame frame = new Frame(80, 24);
        switcher.draw(frame, SCREEN, Pictures.look(Signs.UNICODE));
        int row = 0;
        while (!frame.line(row).contains("Rob")) {
            row++;
        }
        assertThat(switcher.mouse(MouseKind.PRESS, 20, row, SCREEN)).isEqualTo(opens("Rob"));
        assertThat(switcher.mouse(MouseKind.PRESS, 0, 0, SCREEN)).isEqualTo(Turn.close());
        assertThat(switcher.mouse(MouseKind.PRESS, 20, row - 3, SCREEN).overlay())
                .isPresent();
        Overlay wheeled =
                switcher.mouse(MouseKind.WHEEL_DOWN, 20, row, SCREEN).overlay().orElseThrow();
        assertThat(press(wheeled, ENTER)).isEqualTo(opens("Barbara"));
    }

    @Test
    void confirmingTakesMoreThanEnter() {
        Intent intent = new Intent.RunLine("/close");
        Confirm confirm = Confirm.of("Close?", "Really?", intent, KEYS::shown);
        assertThat(press(confirm, ENTER)).isEqualTo(Turn.close());
        assertThat(press(confirm, Key.character("n"))).isEqualTo(Turn.close());
        assertThat(press(confirm, Key.character("y"))).isEqualTo(Turn.close(intent));
        assertThat(press(confirm, Key.character("x")).overlay()).isPresent();
        Overlay yes = press(confirm, Key.Code.RIGHT).overlay().orElseThrow();
        assertThat(press(yes, ENTER)).isEqualTo(Turn.close(intent));
        assertThat(confirm.paste("y").overlay()).isPresent();
    }

    @Test
    void aPromptTakesTheExpectedAnswerOnly() {
        Prompt prompt = Prompt.of("Delete?", "Type it.", "host:1", line -> new Intent.RunLine("/x " + line));
        Overlay wrong = press(type(prompt, "host:2"), ENTER).overlay().orElseThrow();
        assertThat(picture(wrong)).contains("Type exactly host:1");
        assertThat(press(prompt, ENTER).overlay()).isPresent();
        assertThat(press(type(prompt, "host:1"), ENTER)).isEqualTo(Turn.close(new Intent.RunLine("/x host:1")));
    }

    @Test
    void linksAreTakenByTheirDigit() {
        LinkChooser links = LinkChooser.of(List.of("https://a.example", "https://b.example"), KEYS::shown);
        assertThat(press(links, Key.character("2"))).isEqualTo(Turn.close(new Intent.OpenLink("https://b.example")));
        assertThat(press(links, Key.character("3")).overlay()).isPresent();
        assertThat(press(links, ENTER)).isEqualTo(Turn.close(new Intent.OpenLink("https://a.example")));
    }

    @Test
    void aSafetyNumberIsDecidedOnPurposeOnly() {
        SafetyNumberView plain = Samples.safetyNumber(Optional.empty(), false);
        assertThat(press(plain, ENTER).intents()).isEmpty();
        assertThat(press(plain, Key.character("v"))).isEqualTo(Turn.close(new Intent.Verified(name("Bob"))));
        assertThat(press(plain, Key.character("a")).intents()).isEmpty();
        assertThat(press(plain, Key.character("r")).intents()).isEmpty();
        assertThat(press(plain, Key.character("c")).intents())
                .containsExactly(new Intent.Copy(
                        "11111 22222 33333 44444 55555 66666 77777 88888 99999 00000 12121" + " 34343"));
        SafetyNumberView changed = Samples.safetyNumber(Optional.of(Samples.OLD), false);
        assertThat(press(changed, Key.character("a"))).isEqualTo(Turn.close(new Intent.AcceptIdentity(name("Bob"))));
        assertThat(press(changed, Key.character("r"))).isEqualTo(Turn.close(new Intent.RejectIdentity(name("Bob"))));
    }

    @Test
    void aTextScrollsToItsEndAndNoFurther() {
        Overlay text = TextPages.of("t", Collections.nCopies(100, "line"), KEYS::shown);
        Overlay end = press(text, Key.Code.END).overlay().orElseThrow();
        assertThat(picture(end)).contains("(79-100 of 100)");
        Overlay beyond = press(end, Key.Code.PAGE_DOWN).overlay().orElseThrow();
        assertThat(picture(press(beyond, Key.Code.UP).overlay().orElseThrow())).contains("(78-99 of 100)");
    }

    @Test
    void anEmptyLineIsOneRow() {
        Overlay text = TextPages.of("t", List.of("one", "", "two"), KEYS::shown);
        String inside = picture(text).replaceAll("[\\h\u2502]", "");
        assertThat(inside).contains("one\n\ntwo\n");
    }

    private static Turn opens(String peer) {
        return Turn.close(new Intent.OpenChat(name(peer)));
    }

    private static String picture(Overlay overlay) {
        Frame frame = new Frame(80, 24);
        overlay.draw(frame, SCREEN, Pictures.look(Signs.UNICODE));
        return Pictures.text(frame);
    }
}
