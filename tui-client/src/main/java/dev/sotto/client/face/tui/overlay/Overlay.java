package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/**
 * A list, a text or a question above everything else. A value: what happens to it makes another one and says what it
 * leads to. {@code area} is the part of the screen that it may use, the same for drawing, keys and the mouse.
 */
public sealed interface Overlay
        permits Switcher, Palette, Chooser, HelpOverlay, SafetyNumberView, LinkChooser, TextPages, Confirm, Prompt {
    /** {@code action} is what the key alone is bound to in {@code Mode.LIST}. Where text is typed, text stays text. */
    Turn key(Optional<Action> action, Key key, Rect area);

    /** A paste, not sanitised; ignored where there is no line to type in. */
    default Turn paste(String text) {
        return Turn.stay(this);
    }

    Turn mouse(MouseKind kind, int column, int row, Rect area);

    /** Whether a key in it decides about the identity that this user shows now. */
    default boolean decidesAbout(AccountName peer) {
        return false;
    }

    /** Draws within the area, and shows the cursor where something can be typed. */
    void draw(Frame frame, Rect area, Look look);

    /** The overlay after it, or none if it is closed, and what is to happen. */
    record Turn(Optional<Overlay> overlay, List<Intent> intents) {
        public static Turn stay(Overlay overlay) {
            return new Turn(Optional.of(overlay), List.of());
        }

        /** Stays open and wants something. */
        public static Turn stay(Overlay overlay, Intent intent) {
            return new Turn(Optional.of(overlay), List.of(intent));
        }

        public static Turn close() {
            return new Turn(Optional.empty(), List.of());
        }

        public static Turn close(Intent intent) {
            return new Turn(Optional.empty(), List.of(intent));
        }
    }
}
