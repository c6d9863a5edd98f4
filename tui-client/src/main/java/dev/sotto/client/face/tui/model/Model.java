package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.overlay.Overlay;
import dev.sotto.protocol.AccountName;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the full screen knows.
 *
 * @param home the line of a panel without a chat
 * @param overlay what is open above everything
 * @param asks what was submitted and is not answered
 */
public record Model(
        Session session,
        Screen screen,
        Settings settings,
        Chats chats,
        Panels panels,
        ListPane list,
        Input input,
        Draft home,
        Optional<Overlay> overlay,
        Optional<Notice> notice,
        Asks asks,
        Saved saved,
        Instant now) {
    /** Before anything happened: nothing is loaded, not online yet. {@code server} is {@code HOST:PORT}. */
    public static Model start(AccountName me, String server, Settings settings, int columns, int rows, Instant now) {
        return new Model(
                Session.start(me, server, now),
                new Screen(columns, rows, true, ""),
                settings,
                Chats.NONE,
                Panels.EMPTY,
                ListPane.START,
                Input.START,
                Draft.EMPTY,
                Optional.empty(),
                Optional.empty(),
                Asks.NONE,
                Saved.NOT_LOADED,
                now);
    }

    /** The chat of the active panel. */
    public Optional<Chat> chat() {
        return panels.chat().flatMap(chats::of);
    }

    /** What is being written. */
    public Draft draft() {
        return chat().map(Chat::draft).orElse(home);
    }

    /** What the keys go to. */
    public Mode mode() {
        if (overlay.isPresent() || list.focused()) {
            return Mode.LIST;
        }
        return input.selecting() ? Mode.SELECT : Mode.COMPOSE;
    }

    /** When it wants a {@link Msg.Tick} though nothing else happens; never later than the next day, which has a line. */
    public Optional<Instant> wakeAt() {
        Instant midnight = now.atZone(settings.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(settings.zone())
                .toInstant();
        return Stream.concat(
                        Stream.of(midnight), Stream.concat(notice.map(Notice::until).stream(), saved.due().stream()))
                .min(Instant::compareTo);
    }

    /** Own messages that would have to wait for the next start if it ended now. */
    public int unsent() {
        return asks.unsentCount();
    }

    Model with(Session changed) {
        return new Model(
                changed, screen, settings, chats, panels, list, input, home, overlay, notice, asks, saved, now);
    }

    Model with(Screen changed) {
        return new Model(
                session, changed, settings, chats, panels, list, input, home, overlay, notice, asks, saved, now);
    }

    Model with(Settings changed) {
        return new Model(session, screen, changed, chats, panels, list, input, home, overlay, notice, asks, saved, now);
    }

    Model with(Chats changed) {
        return new Model(
                session, screen, settings, changed, panels, list, input, home, overlay, notice, asks, saved, now);
    }

    Model with(Panels changed) {
        return new Model(
                session, screen, settings, chats, changed, list, input, home, overlay, notice, asks, saved, now);
    }

    Model with(ListPane changed) {
        return new Model(
                session, screen, settings, chats, panels, changed, input, home, overlay, notice, asks, saved, now);
    }

    Model with(Input changed) {
        return new Model(
                session, screen, settings, chats, panels, list, changed, home, overlay, notice, asks, saved, now);
    }

    Model withHome(Draft changed) {
        return new Model(
                session, screen, settings, chats, panels, list, input, changed, overlay, notice, asks, saved, now);
    }

    Model withOverlay(Optional<Overlay> open) {
        return new Model(session, screen, settings, chats, panels, list, input, home, open, notice, asks, saved, now);
    }

    Model withNotice(Optional<Notice> shown) {
        return new Model(session, screen, settings, chats, panels, list, input, home, overlay, shown, asks, saved, now);
    }

    Model with(Asks changed) {
        return new Model(
                session, screen, settings, chats, panels, list, input, home, overlay, notice, changed, saved, now);
    }

    Model with(Saved changed) {
        return new Model(
                session, screen, settings, chats, panels, list, input, home, overlay, notice, asks, changed, now);
    }

    Model at(Instant later) {
        return new Model(
                session, screen, settings, chats, panels, list, input, home, overlay, notice, asks, saved, later);
    }
}
