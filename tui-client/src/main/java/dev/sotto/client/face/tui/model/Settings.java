package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.settings.NotifyLevel;
import java.time.ZoneId;
import java.util.List;

/**
 * What the files of the user say, ready for use.
 *
 * @param theme the name of the one in use
 * @param themes names for completion and the palette
 * @param listWidth columns of the chat list; 0: what fits
 */
public record Settings(
        Look look,
        String theme,
        KeyMap keys,
        ZoneId zone,
        List<String> themes,
        boolean mouse,
        NotifyLevel notices,
        int listWidth) {}
