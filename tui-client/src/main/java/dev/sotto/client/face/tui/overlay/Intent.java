package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.protocol.AccountName;

/** What an overlay, or a typed command, wants to happen. */
public sealed interface Intent {
    /** Go to the chat with that user, beginning one if there is none. */
    record OpenChat(AccountName peer) implements Intent {}

    /** As if that had been typed into the line and sent: {@code /theme dark}. */
    record RunLine(String line) implements Intent {}

    record Perform(Action action) implements Intent {}

    /** Hand an http, https or mailto address to the system. */
    record OpenLink(String address) implements Intent {}

    record Copy(String text) implements Intent {}

    /** The person compared the safety number with that user, and it is the same. */
    record Verified(AccountName peer) implements Intent {}

    record AcceptIdentity(AccountName peer) implements Intent {}

    /** Keep the identity known before. */
    record RejectIdentity(AccountName peer) implements Intent {}

    /** Drop the sessions with that user, and the history. */
    record Forget(AccountName peer) implements Intent {}

    /** Delete the account. {@code confirm}: what was typed to confirm it. */
    record ResetServer(String confirm) implements Intent {}
}
