package dev.sotto.client.core;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** What a face wants remembered for its next start: how far each chat was read, and its workspace. */
final class Reading {
    private final Contacts contacts;

    Reading(Contacts contacts) {
        this.contacts = contacts;
    }

    void markRead(Step step, long token, Command.MarkRead command) {
        AccountName peer = contacts.shown(command.peer());
        Optional<StoredChat> chat = step.view().chat(peer.account());
        if (chat.isEmpty()) {
            step.fail(token, ErrorCode.NO_SESSION, "There is no chat with " + peer + ": nothing to read.");
            return;
        }
        // What is read already costs no transaction.
        if (Math.min(command.upTo(), chat.get().lastNumber()) > chat.get().readTo()) {
            step.persist(new StoreChange.MarkRead(peer.account(), command.upTo()));
        }
        step.answer(token, new Reply.Done());
    }

    void saveWorkspace(Step step, long token, Command.SaveWorkspace command) {
        if (command.length() > Command.SaveWorkspace.MAX_BYTES) {
            step.fail(
                    token,
                    ErrorCode.TOO_LONG,
                    "The workspace is larger than " + Command.SaveWorkspace.MAX_BYTES + " bytes and was not saved.");
            return;
        }
        step.persist(new StoreChange.SaveWorkspace(command.bytes()));
        step.answer(token, new Reply.Done());
    }
}
