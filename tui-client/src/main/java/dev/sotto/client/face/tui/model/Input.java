package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.protocol.AccountName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the keys before meant for those that come.
 *
 * @param selecting keys go to the messages, not to the line
 * @param chord the first keys of a combination of several
 * @param clears how often in a row the line was cleared
 * @param quitAsked whether to quit though messages are unsent is being asked
 * @param guarded a line that is sent only if it is sent once more
 * @param notified when the last notification was given
 * @param searching where a search in what was sent before is
 * @param previous the chat where one was before
 */
public record Input(
        boolean selecting,
        List<Key> chord,
        int clears,
        boolean quitAsked,
        String guarded,
        Instant notified,
        Searching searching,
        Optional<AccountName> previous) {
    static final Input START =
            new Input(false, List.of(), 0, false, "", Instant.EPOCH, Searching.NONE, Optional.empty());

    Input selecting(boolean now) {
        return new Input(now, chord, clears, quitAsked, guarded, notified, searching, previous);
    }

    Input chord(List<Key> keys) {
        return new Input(selecting, List.copyOf(keys), clears, quitAsked, guarded, notified, searching, previous);
    }

    Input clears(int count) {
        return new Input(selecting, chord, count, quitAsked, guarded, notified, searching, previous);
    }

    Input previous(Optional<AccountName> chat) {
        return new Input(selecting, chord, clears, quitAsked, guarded, notified, searching, chat);
    }

    Input quitAsked(boolean now) {
        return new Input(selecting, chord, clears, now, guarded, notified, searching, previous);
    }

    Input guarded(String line) {
        return new Input(selecting, chord, clears, quitAsked, line, notified, searching, previous);
    }

    Input notified(Instant at) {
        return new Input(selecting, chord, clears, quitAsked, guarded, at, searching, previous);
    }

    Input searching(Searching now) {
        return new Input(selecting, chord, clears, quitAsked, guarded, notified, now, previous);
    }
}
