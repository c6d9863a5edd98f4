package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/**
 * What the keys before meant for those that come.
 *
 * @param selecting keys go to the messages, not to the line
 * @param chord the first keys of a combination of several
 * @param clears how often in a row the line was cleared
 * @param quitAsked whether to quit though messages are unsent is being asked
 * @param previous the chat where one was before
 */
public record Input(boolean selecting, List<Key> chord, int clears, boolean quitAsked, Optional<AccountName> previous) {
    static final Input START = new Input(false, List.of(), 0, false, Optional.empty());

    Input selecting(boolean now) {
        return new Input(now, chord, clears, quitAsked, previous);
    }

    Input chord(List<Key> keys) {
        return new Input(selecting, List.copyOf(keys), clears, quitAsked, previous);
    }

    Input clears(int count) {
        return new Input(selecting, chord, count, quitAsked, previous);
    }

    Input previous(Optional<AccountName> chat) {
        return new Input(selecting, chord, clears, quitAsked, chat);
    }

    Input quitAsked(boolean now) {
        return new Input(selecting, chord, clears, now, previous);
    }
}
