package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Lookup;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.settings.NotifyLevel;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        int listWidth) {
    /** What a setting is now, in the word of its command; empty where the screen does not depend on it. */
    Optional<String> value(String setting) {
        return switch (setting) {
            case "theme" -> Optional.of(theme);
            case "keys" -> Optional.of(keys.profile().word());
            case "mouse" -> Optional.of(mouse ? "on" : "off");
            case "notify" -> Optional.of(notices.name().toLowerCase(Locale.ROOT));
            case "signs" -> Optional.of(look.signs().name().toLowerCase(Locale.ROOT));
            case "enter" ->
                Optional.of(
                        keys.find(Mode.COMPOSE, List.of(Key.of(Key.Code.ENTER))) instanceof Lookup.Found found
                                        && found.action() == Action.NEW_LINE
                                ? "newline"
                                : "send");
            default -> Optional.empty();
        };
    }
}
