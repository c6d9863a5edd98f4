package dev.sotto.client.face.tui.model;

import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All chats, and the order in which the list has them: the one with the latest message first. */
public record Chats(Map<AccountName, Chat> all, List<AccountName> order, boolean loaded) {
    static final Chats NONE = new Chats(Map.of(), List.of(), false);

    public Optional<Chat> of(AccountName peer) {
        return Optional.ofNullable(all.get(peer));
    }

    public int indexOf(AccountName peer) {
        return order.indexOf(peer);
    }

    /** Unread messages of all chats. */
    public int unread() {
        int sum = 0;
        for (Chat chat : all.values()) {
            sum += chat.standing().unread();
        }
        return sum;
    }

    /** A new one comes first. */
    Chats with(Chat chat) {
        Map<AccountName, Chat> changed = new HashMap<>(all);
        boolean known = changed.put(chat.peer(), chat) != null;
        return new Chats(Collections.unmodifiableMap(changed), known ? order : first(chat.peer()), loaded);
    }

    Chats toFront(AccountName peer) {
        return !order.isEmpty() && order.get(0).equals(peer) ? this : new Chats(all, first(peer), loaded);
    }

    Chats without(AccountName peer) {
        Map<AccountName, Chat> fewer = new HashMap<>(all);
        fewer.remove(peer);
        List<AccountName> left =
                order.stream().filter(name -> !name.equals(peer)).toList();
        return new Chats(Collections.unmodifiableMap(fewer), left, loaded);
    }

    /** In the order of the list that the client gave; what it does not know yet stays in front. */
    Chats ordered(List<AccountName> listed) {
        List<AccountName> sorted = new ArrayList<>(
                order.stream().filter(name -> !listed.contains(name)).toList());
        sorted.addAll(listed);
        return new Chats(all, List.copyOf(sorted), true);
    }

    private List<AccountName> first(AccountName peer) {
        List<AccountName> sorted = new ArrayList<>(order.size() + 1);
        sorted.add(peer);
        order.stream().filter(name -> !name.equals(peer)).forEach(sorted::add);
        return Collections.unmodifiableList(sorted);
    }
}
