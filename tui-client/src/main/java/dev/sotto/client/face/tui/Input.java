package dev.sotto.client.face.tui;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.model.Msg;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.Probe;

/** One thing that happened to the face. The number tells to whom, so that news of what is over are ignored. */
sealed interface Input {
    /** The first frame is shown. */
    record Begin() implements Input {}

    record OfTerminal(TermEvent event) implements Input {}

    /** Time went on. */
    record Tick() implements Input {}

    /** The files of settings were read again. */
    record SettingsRead(Preferences.Read read) implements Input {}

    record ForModel(long number, Msg message) implements Input {}

    /** The relay answered an {@link Attempt}, or is out of reach. */
    record Probed(long number, Probe probe) implements Input {}

    /** An {@link Attempt} waits for the passphrase. */
    record PasswordWanted(long number, boolean registering) implements Input {}

    record SignedIn(long number, ClientApi client) implements Input {}

    record Refused(long number, CommandFailure failure) implements Input {}

    /** A client is closed. */
    record Closed(long number, boolean allSent) implements Input {}
}
