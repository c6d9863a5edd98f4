package dev.sotto.client.face.tui.pane;

import dev.sotto.client.face.tui.paint.Look;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the rows of a chat depend on beside its entries. {@code now} decides what is called today. {@code retryKey} and
 * {@code verifyKey}: what the hints call the keys that put a failed message into the line again once it is selected,
 * and that show the safety number; empty where there is none.
 */
public record PaneContext(
        String me,
        String peer,
        ZoneId zone,
        Instant now,
        Look look,
        Optional<String> retryKey,
        Optional<String> verifyKey) {}
