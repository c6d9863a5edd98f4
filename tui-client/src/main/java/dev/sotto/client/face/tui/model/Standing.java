package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.overlay.Trust;
import java.util.Optional;

/**
 * What the list says about a chat.
 *
 * @param active messages can be sent without beginning the chat anew
 * @param changed the identity of the peer changed, nothing is sent until that is decided
 * @param unread messages of the peer that were not seen
 * @param readTo the number of the last message that was seen
 * @param lastLine sanitised; own lines begin with {@code you:}
 */
public record Standing(
        boolean active, boolean changed, boolean verified, int unread, long readTo, Optional<String> lastLine) {
    static final Standing NEW = new Standing(false, false, false, 0, 0, Optional.empty());

    public Trust trust() {
        return Trust.of(changed, verified);
    }

    Standing active(boolean now) {
        return new Standing(now, changed, verified, unread, readTo, lastLine);
    }

    Standing changed(boolean now) {
        return new Standing(active, now, verified && !now, unread, readTo, lastLine);
    }

    Standing received(String line) {
        return new Standing(active, changed, verified, unread + 1, readTo, Optional.of(line));
    }

    Standing sent(String line) {
        return new Standing(active, changed, verified, unread, readTo, Optional.of(line));
    }

    Standing seen(long upTo) {
        return new Standing(active, changed, verified, 0, Math.max(readTo, upTo), lastLine);
    }
}
