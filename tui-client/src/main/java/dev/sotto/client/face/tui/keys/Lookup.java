package dev.sotto.client.face.tui.keys;

import java.util.Optional;

/** What the keys typed so far mean. */
public sealed interface Lookup {
    /**
     * They mean {@code action}. {@code otherwise} is done instead when the action would change nothing: Ctrl-K with
     * nothing behind the cursor, Home and End in an empty line, Enter on a message without a link.
     */
    record Found(Action action, Optional<Action> otherwise) implements Lookup {}

    /** One more key is needed. */
    record Prefix() implements Lookup {}

    /** They mean nothing here; if they are text, it is typed. */
    record Nothing() implements Lookup {}
}
