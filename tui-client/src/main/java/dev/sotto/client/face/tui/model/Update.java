package dev.sotto.client.face.tui.model;

import java.time.Instant;
import java.util.List;

/** How the model changes. Pure: no clock, no input or output. */
public final class Update {
    private Update() {}

    /** {@code now} is when the message is handled. */
    public static Updated update(Model model, Msg msg, Instant now) {
        return new Updated(model, List.of());
    }
}
