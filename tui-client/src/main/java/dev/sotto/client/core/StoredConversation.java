package dev.sotto.client.core;

import dev.sotto.crypto.session.Conversation;
import dev.sotto.protocol.AccountName;

/** A peer, its name as it is shown, and the state towards it. Holds private keys. */
public final class StoredConversation {
    private final AccountName peer;
    private final Conversation conversation;

    public StoredConversation(AccountName peer, Conversation conversation) {
        this.peer = peer;
        this.conversation = conversation;
    }

    public AccountName peer() {
        return peer;
    }

    public Conversation conversation() {
        return conversation;
    }
}
