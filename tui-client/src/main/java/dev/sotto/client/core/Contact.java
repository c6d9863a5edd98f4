package dev.sotto.client.core;

import dev.sotto.crypto.session.Conversation;
import dev.sotto.protocol.AccountName;

/** Somebody with whom there is, or was, a chat. The name is shown as registered. */
record Contact(AccountName name, Conversation conversation) {
    String account() {
        return name.account();
    }

    /** Sending waits until the user accepts the peer's changed identity. */
    boolean blocked() {
        return conversation.pendingIdentity().isPresent();
    }

    boolean active() {
        return !blocked() && conversation.hasSendingSession();
    }
}
