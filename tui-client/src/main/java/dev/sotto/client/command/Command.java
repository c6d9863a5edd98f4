package dev.sotto.client.command;

import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;

/** One thing that a person or a program can ask of the client. A command exists once; the faces parse and print. */
public sealed interface Command {
    /** Fetch the peer's bundle, agree on keys and say hello. */
    record Init(AccountName peer) implements Command {}

    /** Encrypt and queue a text. Needs a chat. */
    record SendText(AccountName peer, String text) implements Command {}

    /** Drop the sessions with the peer on both sides; the history stays unless {@code forget}. */
    record Reset(AccountName peer, boolean forget) implements Command {}

    /** Tell every contact, then delete the account. {@code confirm} must be the relay's {@code HOST:PORT}. */
    record ResetServer(String confirm) implements Command {}

    /** Show the safety number with a peer. */
    record ShowSafetyNumber(AccountName peer) implements Command {}

    /** Accept the changed identity of a peer; what it sent meanwhile is read then. */
    record AcceptIdentity(AccountName peer) implements Command {}

    /** Keep the identity of a peer that was known before; what came under the other one is dropped unread. */
    record RejectIdentity(AccountName peer) implements Command {}

    /** List the chats. */
    record ListChats() implements Command {}

    /** The last {@code limit} messages with a peer, oldest first. */
    record ShowHistory(AccountName peer, int limit) implements Command {}

    /** Change the password at the relay and of the local store. */
    final class ChangePassword implements Command {
        private final SecretBytes current;
        private final SecretBytes next;

        public ChangePassword(SecretBytes current, SecretBytes next) {
            this.current = current;
            this.next = next;
        }

        public SecretBytes current() {
            return current;
        }

        public SecretBytes next() {
            return next;
        }
    }

    /** Finish what is in flight and stop. */
    record Exit() implements Command {}
}
