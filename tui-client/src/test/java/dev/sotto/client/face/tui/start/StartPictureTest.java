package dev.sotto.client.face.tui.start;

import static dev.sotto.client.face.tui.start.WizardTest.enter;
import static dev.sotto.client.face.tui.start.WizardTest.type;
import static dev.sotto.client.face.tui.start.WizardTest.wizard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.overlay.Pictures;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Signs;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartPictureTest {
    private static final String HOSTILE =
            "\u001B]0;x\u0007 \u202Eevil \u009B2J \u05D0\u05D1\nsecond " + "y".repeat(200);

    static Map<String, Pictures.Drawing> screens() {
        Map<String, Pictures.Drawing> all = new LinkedHashMap<>();
        Wizard probing = wizard("", "example.org", "Alice");
        all.put("server", wizard("example.org")::draw);
        all.put("server-wrong", enter(type(wizard(""), "bad"))::draw);
        all.put("name", enter(type(wizard(""), "example.org"))::draw);
        all.put("token", wizard("", "example.org", "Alice").tokenWanted("")::draw);
        all.put("probing", probing::draw);
        all.put("fingerprint", probing.probed(true, Optional.of(WizardTest.FINGERPRINT))::draw);
        all.put("passphrase-known", probing.probed(false, Optional.empty())::draw);
        // Wizards share their secret fields, so that each one here has its own.
        all.put(
                "passphrase-new",
                type(wizard("", "example.org", "Bob").probed(true, Optional.empty()), "dragon")::draw);
        all.put("repeat", enter(type(wizard("", "example.org", "Bob").probed(true, Optional.empty()), "dragon"))::draw);
        all.put("lock", LockScreen.of("alice@example.org:25567")::draw);
        all.put("lock-wrong", LockScreen.of("alice@example.org:25567").refused("Password incorrect.")::draw);
        all.put("busy", Busy.of("Connecting to example.org:25567 ...")::draw);
        all.put(
                "failure",
                Failure.of(
                        "alice is connected from another device.",
                        "Close Sotto there, or take the account over.",
                        EnumSet.of(Failure.Choice.RETRY, Failure.Choice.TAKE_OVER))::draw);
        KeyMap keys = KeyMap.of(Profile.DEFAULT);
        all.put(
                "welcome",
                (frame, area, look) -> Welcome.draw(
                        frame,
                        area,
                        look,
                        WizardTest.name("Alice"),
                        "example.org:25567",
                        Optional.of(WizardTest.FINGERPRINT),
                        keys::shown));
        all.put("hostile", Failure.of(HOSTILE, HOSTILE, EnumSet.of(Failure.Choice.BACK))::draw);
        return all;
    }

    private static Pictures.Drawing drawing(String name) {
        return Objects.requireNonNull(screens().get(name));
    }

    static Stream<String> names() {
        return screens().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void looksAsKept(String name) {
        Pictures.compare(getClass(), name, drawing(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void staysInItsAreaInEverySize(String name) {
        Pictures.Drawing drawing = drawing(name);
        for (int width : new int[] {0, 1, 2, 3, 9, 20, 40, 100}) {
            for (int height : new int[] {0, 1, 2, 3, 7, 10, 23}) {
                Frame frame = new Frame(width + 4, height + 4);
                Rect area = new Rect(2, 2, width, height);
                drawing.draw(frame, area, Pictures.look(Signs.ASCII));
                for (int row = 0; row < frame.rows(); row++) {
                    for (int column = 0; column < frame.columns(); column++) {
                        if (!area.contains(column, row)) {
                            assertThat(frame.cluster(column, row)).isEqualTo(" ");
                            assertThat(frame.ink(column, row)).isEqualTo(Ink.PLAIN);
                        }
                    }
                }
            }
        }
    }

    @Test
    void theLockScreenAsksAgainAndKeepsNothing() {
        LockScreen lock = LockScreen.of("alice@example.org");
        assertThat(lock.key(Key.of(Key.Code.ENTER)).requests()).isEmpty();
        lock = (LockScreen) lock.paste("secret\n").screen();
        StartScreen.Turn turn = lock.key(Key.of(Key.Code.ENTER));
        assertThat(turn.requests()).containsExactly(new StartRequest.PassphraseReady(false));
        assertThat(text(turn.screen())).contains("Unlocking ...").doesNotContain("secret");
        LockScreen refused = ((LockScreen) turn.screen()).refused("Password incorrect.");
        assertThat(text(refused)).contains("Password incorrect.");
        assertThat(refused.passphrase().buffer()).containsOnly('\0');
        refused.paste("again");
        refused.close();
        assertThat(refused.passphrase().buffer()).containsOnly('\0');
    }

    @Test
    void takingOverIsAskedTwice() {
        Failure failure = Failure.of("x", "", EnumSet.of(Failure.Choice.TAKE_OVER));
        StartScreen asked = failure.key(Key.character("t")).screen();
        assertThat(failure.key(Key.character("t")).requests()).isEmpty();
        assertThat(text(asked)).contains("Take the account over?");
        assertThat(asked.key(Key.of(Key.Code.ENTER)).requests()).isEmpty();
        assertThat(asked.key(Key.character("y")).requests()).containsExactly(new StartRequest.TakeOver());
        assertThat(failure.key(Key.character("r")).requests()).isEmpty();
        assertThat(failure.key(Key.character("q")).requests()).containsExactly(new StartRequest.Quit());
    }

    static String text(StartScreen screen) {
        Frame frame = new Frame(80, 24);
        screen.draw(frame, frame.bounds(), Pictures.look(Signs.UNICODE));
        return Pictures.text(frame);
    }
}
