package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Lookup;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** Overlays with something in them, and keys that go the way of the real ones. */
final class Samples {
    static final KeyMap KEYS = KeyMap.of(Profile.DEFAULT);
    static final Rect SCREEN = new Rect(0, 0, 80, 24);
    static final String DIGITS = "111112222233333444445555566666777778888899999000001212134343";
    static final String OLD = "111112222233333444445555566666000018888899999000001212134349";

    private Samples() {}

    static AccountName name(String text) {
        return AccountName.parse(text).orElseThrow();
    }

    static Switcher switcher() {
        return Switcher.of(
                List.of(
                        new Switcher.Chat(name("Bob"), 3, Trust.VERIFIED),
                        new Switcher.Chat(name("Barbara"), 0, Trust.UNVERIFIED),
                        new Switcher.Chat(name("Rob"), 12, Trust.CHANGED),
                        new Switcher.Chat(name("Abigail123456789"), 1, Trust.UNVERIFIED)),
                KEYS::shown);
    }

    static Palette palette() {
        return Palette.of(
                List.of(
                        new Palette.Entry("/theme dark", "use the theme dark"),
                        new Palette.Entry("/lock", "lock until the passphrase is typed")),
                KEYS::shown);
    }

    static SafetyNumberView safetyNumber(Optional<String> previous, boolean verified) {
        return SafetyNumberView.of(
                new SafetyNumberView.Subject(name("Alice"), name("Bob"), DIGITS, previous, verified), KEYS::shown);
    }

    static Overlay.Turn press(Overlay overlay, Key key) {
        return overlay.key(bound(key), key, SCREEN);
    }

    static Overlay.Turn press(Overlay overlay, Key.Code code) {
        return press(overlay, Key.of(code));
    }

    static Overlay type(Overlay overlay, String text) {
        Overlay now = overlay;
        for (int i = 0; i < text.length(); i++) {
            now = press(now, Key.character(text.substring(i, i + 1))).overlay().orElseThrow();
        }
        return now;
    }

    private static Optional<Action> bound(Key key) {
        return KEYS.find(Mode.LIST, List.of(key)) instanceof Lookup.Found found
                ? Optional.of(found.action())
                : Optional.empty();
    }
}
