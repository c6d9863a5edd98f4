package dev.sotto.client.face.tui.settings;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.tui.keys.EnterKey;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.client.face.tui.theme.Themes;
import java.util.Locale;
import java.util.Optional;

/**
 * What section {@code [tui]} of {@code client.toml} sets.
 *
 * @param keys absent: what the key file asks for
 * @param signs absent: by the terminal, see {@link #signsFor}
 * @param idleLockMinutes after so many minutes without a key the face locks; 0: never, the default, because a locked
 *     client has no keys, so that no message arrives and nobody is notified; that has to be asked for
 * @param listWidth columns of the list of chats
 * @param editor goes before the variables VISUAL and EDITOR
 */
public record TuiSettings(
        String theme,
        Optional<Profile> keys,
        boolean mouse,
        NotifyLevel notifications,
        Optional<Signs> signs,
        EnterKey enter,
        int idleLockMinutes,
        int listWidth,
        Optional<String> editor) {
    static final int IDLE_LOCK_MOST = 1_440;
    static final int LIST_LEAST = 12;
    static final int LIST_MOST = 60;

    public static final TuiSettings DEFAULTS = new TuiSettings(
            Themes.AUTO,
            Optional.empty(),
            true,
            NotifyLevel.SENDER,
            Optional.empty(),
            EnterKey.SEND,
            0,
            26,
            Optional.empty());

    /** ASCII where the locale is not UTF-8, and on the Linux console, whose fonts lack the others. */
    public Signs signsFor(Environment environment) {
        String locale = environment
                .text("LC_ALL")
                .or(() -> environment.text("LC_CTYPE"))
                .or(() -> environment.text("LANG"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        boolean console = environment.text("TERM").filter("linux"::equals).isPresent();
        boolean unicode = !console && (locale.contains("utf-8") || locale.contains("utf8"));
        return signs.orElse(unicode ? Signs.UNICODE : Signs.ASCII);
    }
}
