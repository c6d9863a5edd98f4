package dev.sotto.client.core;

import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.session.Conversation;
import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conversations by account, as of the last step. What a step replaced is wiped once the step is committed. */
final class Contacts {
    private final Map<String, Contact> contacts = new LinkedHashMap<>();
    private final Map<String, List<Conversation>> replaced = new HashMap<>();

    Contacts(Collection<StoredConversation> stored) {
        for (StoredConversation contact : stored) {
            contacts.put(contact.peer().account(), new Contact(contact.peer(), contact.conversation()));
        }
    }

    Optional<Contact> find(String account) {
        return Optional.ofNullable(contacts.get(account));
    }

    /** As registered where that is known, else as written. */
    AccountName shown(AccountName peer) {
        return find(peer.account()).map(Contact::name).orElse(peer);
    }

    List<Contact> all() {
        return List.copyOf(contacts.values());
    }

    /** Takes the next state of a conversation and has it stored; the same state is no change. */
    Contact save(Step step, AccountName name, Conversation next) {
        Contact contact = new Contact(name, next);
        Contact before = contacts.put(name.account(), contact);
        if (before != null
                && before.conversation() == next
                && before.name().display().equals(name.display())) {
            return contact;
        }
        if (before != null && before.conversation() != next) {
            replaced.computeIfAbsent(name.account(), account -> new ArrayList<>())
                    .add(before.conversation());
        }
        step.persist(new StoreChange.SaveConversation(name, next));
        return contact;
    }

    /** The store has everything: the keys that only earlier states held are of no use any more. */
    void committed() {
        replaced.forEach((account, earlier) -> find(account)
                .ifPresent(
                        contact -> earlier.forEach(conversation -> conversation.wipeExcept(contact.conversation()))));
        replaced.clear();
    }

    /** The end: the keys of every session leave the memory. */
    void wipe(LocalDevice self) {
        contacts.values().forEach(contact -> {
            Conversation conversation = contact.conversation();
            conversation.wipeExcept(Conversation.with(self, conversation.peer(), 0));
        });
        contacts.clear();
    }
}
