package dev.sotto.client.face.tui.settings;

import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.theme.Themes;
import java.util.List;

/**
 * Everything that the files set, ready for use.
 *
 * @param look the theme as this terminal can show it
 * @param themes all there are, for lists and completion
 * @param warnings one sentence each, with file and line; not sanitised
 */
public record Loaded(TuiSettings settings, KeyMap keys, Look look, Themes themes, List<String> warnings) {}
