package dev.sotto.client.face.tui.start;

import dev.sotto.protocol.AccountName;

/** What a start screen wants to happen. Holds no secret: those are taken from the screen. */
public sealed interface StartRequest {
    /** Ask that relay about that account; {@code server} passed the check that the wizard was given. */
    record Probe(String server, AccountName name) implements StartRequest {}

    /** The passphrase can be taken from the screen. */
    record PassphraseReady(boolean registering) implements StartRequest {}

    /** Try again what failed. */
    record Retry() implements StartRequest {}

    /** Back to the questions. */
    record Back() implements StartRequest {}

    /** Log in as a new device in place of the other one. */
    record TakeOver() implements StartRequest {}

    record Quit() implements StartRequest {}
}
