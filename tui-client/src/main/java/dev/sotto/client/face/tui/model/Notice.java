package dev.sotto.client.face.tui.model;

import java.time.Duration;
import java.time.Instant;

/**
 * One sanitised sentence in the status line, for a while.
 *
 * @param passing it answers what the user did, so the next key takes it away: by then it was read
 */
public record Notice(String sentence, boolean error, boolean passing, Instant since, Instant until) {
    /** Who types on does not look yet. */
    private static final Duration READ = Duration.ofSeconds(1);

    boolean endsWithKey(Instant now) {
        return passing && !now.isBefore(since.plus(READ));
    }
}
