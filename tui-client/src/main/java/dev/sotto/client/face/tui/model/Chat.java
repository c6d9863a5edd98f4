package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.pane.Timeline;
import dev.sotto.client.face.tui.pane.Viewport;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/**
 * One chat.
 *
 * @param loaded its newest messages were loaded, so that those that come can be put behind them
 * @param numbers of the safety numbers, while the banner of a changed identity needs them
 */
public record Chat(
        AccountName peer,
        Standing standing,
        Timeline timeline,
        Viewport viewport,
        boolean loaded,
        Draft draft,
        Optional<Numbers> numbers) {
    /** The number that is shown now, and the one before the change, in digits. */
    public record Numbers(String current, Optional<String> previous) {}

    static Chat of(AccountName peer) {
        return new Chat(peer, Standing.NEW, Timeline.EMPTY, Viewport.FOLLOW, false, Draft.EMPTY, Optional.empty());
    }

    Chat with(Standing changed) {
        return new Chat(peer, changed, timeline, viewport, loaded, draft, numbers);
    }

    Chat with(Timeline changed) {
        return new Chat(peer, standing, changed, viewport, loaded, draft, numbers);
    }

    Chat with(Viewport changed) {
        return new Chat(peer, standing, timeline, changed, loaded, draft, numbers);
    }

    Chat with(Draft changed) {
        return new Chat(peer, standing, timeline, viewport, loaded, changed, numbers);
    }

    Chat with(Optional<Numbers> shown) {
        return new Chat(peer, standing, timeline, viewport, loaded, draft, shown);
    }

    /** Nothing was ever written there, and nothing is being written: it was only looked at. */
    boolean isUntouched() {
        return standing.equals(Standing.NEW)
                && timeline.newest().isEmpty()
                && draft.editor().isEmpty();
    }

    Chat loaded(boolean now) {
        return new Chat(peer, standing, timeline, viewport, now, draft, numbers);
    }
}
