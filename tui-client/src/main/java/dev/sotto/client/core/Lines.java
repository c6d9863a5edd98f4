package dev.sotto.client.core;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.session.ConversationEvent;
import dev.sotto.crypto.session.UnopenedReason;
import dev.sotto.protocol.AccountName;

/** What went wrong while receiving, as lines that a person must not miss: nothing disappears silently. */
final class Lines {
    void show(Step step, AccountName peer, ConversationEvent event) {
        if (event instanceof ConversationEvent.Missing missing) {
            long count = missing.toSeq() - missing.fromSeq() + 1;
            step.problem(
                    ErrorCode.MESSAGES_MISSING,
                    "Missing before the next of " + peer + ": " + count + ". They may still arrive.",
                    peer);
        } else if (event instanceof ConversationEvent.Unrecoverable lost) {
            step.problem(
                    ErrorCode.MESSAGES_MISSING,
                    "Missing of " + peer + " and not readable any more, should they arrive: " + lost.messages() + ".",
                    peer);
        } else if (event instanceof ConversationEvent.NotOpened unopened) {
            unopened(step, peer, unopened);
        } else if (event instanceof ConversationEvent.Quarantined quarantined && !quarantined.kept()) {
            step.problem(
                    ErrorCode.MESSAGE_UNREADABLE,
                    "A message under the changed identity of " + peer
                            + " was dropped: too many wait for your decision.",
                    peer);
        }
        // A duplicate, and what is kept in quarantine, are no lines of their own.
    }

    private static void unopened(Step step, AccountName peer, ConversationEvent.NotOpened event) {
        if (event.reason() == UnopenedReason.INCOMPATIBLE) {
            step.problem(
                    ErrorCode.NEEDS_NEWER_CLIENT,
                    "A message of " + peer + " needs a newer version of Sotto. Update this client.",
                    peer);
        } else {
            step.problem(
                    ErrorCode.MESSAGE_UNREADABLE,
                    "A message that came as from " + peer + " cannot be read (" + reason(event.reason()) + ").",
                    peer);
        }
    }

    private static String reason(UnopenedReason reason) {
        return switch (reason) {
            case MALFORMED, BAD_PAYLOAD -> "it is not well formed";
            case INCOMPATIBLE -> "it needs a newer version";
            case WRONG_SENDER -> "it names another sender";
            case BAD_SIGNATURE -> "its signature is wrong";
            case OLD_INSTANCE, LOWER_SUITE -> "it is of an older state than known";
            case EPOCH_JUMP, HANDSHAKE_DROPPED -> "its handshake is not acceptable";
            case SEEN_LIST_FULL -> "too many handshakes at once";
            case PREKEY_GONE -> "the key it was made for is gone";
            case UNDECRYPTABLE -> "no session opens it";
            case WRONG_ID -> "its number is wrong";
        };
    }
}
