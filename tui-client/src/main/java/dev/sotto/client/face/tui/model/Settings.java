package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.paint.Look;
import java.time.ZoneId;
import java.util.List;

/**
 * What the files of the user say, ready for use.
 *
 * @param themes names for completion and the palette
 * @param enterSends else Enter begins a new line and the key of {@code new-line} sends
 * @param listWidth columns of the chat list; 0: what fits
 */
public record Settings(
        Look look,
        ZoneId zone,
        List<String> themes,
        boolean enterSends,
        boolean mouse,
        Privacy notices,
        int listWidth) {
    /** What a notification may say. */
    public enum Privacy {
        /** Who wrote, and what. */
        ALL,
        /** Who wrote. */
        SENDER,
        /** That somebody wrote. */
        NONE,
        /** No notification. */
        OFF
    }
}
