package dev.sotto.client.command;

import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import java.util.OptionalLong;

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

    /**
     * At most {@code limit} messages with a peer, oldest first, between two numbers that are not part of it. With
     * {@code after} alone they are the first behind it, otherwise the last there are.
     */
    record ShowHistory(AccountName peer, int limit, OptionalLong before, OptionalLong after) implements Command {
        /** The last messages. */
        public ShowHistory(AccountName peer, int limit) {
            this(peer, limit, OptionalLong.empty(), OptionalLong.empty());
        }
    }

    /** The person has seen the messages with a peer up to this number. What was read stays read. */
    record MarkRead(AccountName peer, long upTo) implements Command {}

    /**
     * The person has compared the safety number that was shown last and it is the same on both sides. A changed
     * identity is accepted by it. Fails with NOT_CONFIRMED where none was shown since the start, and with
     * IDENTITY_CHANGED where the peer shows another identity since.
     */
    record Verify(AccountName peer) implements Command {}

    /** What {@link SaveWorkspace} kept last. */
    record LoadWorkspace() implements Command {}

    /** Keep the windows and drafts of a face, sealed like everything else. Its content is the face's business. */
    final class SaveWorkspace implements Command {
        public static final int MAX_BYTES = 256 * 1024;

        private final byte[] bytes;

        public SaveWorkspace(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public int length() {
            return bytes.length;
        }
    }

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
