package dev.sotto.client.face.tui.view;

import dev.sotto.client.face.tui.edit.Completion;
import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Binding;
import dev.sotto.client.face.tui.keys.Chord;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Lookup;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.model.Chat;
import dev.sotto.client.face.tui.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that help at this moment, as they are bound now; an action without a key is left out. */
final class Hints {
    private final Model model;
    private final Mode mode;
    private final List<Hint> hints = new ArrayList<>();

    private Hints(Model model) {
        this.model = model;
        this.mode = model.mode();
    }

    record Hint(String key, String words) {}

    static List<Hint> of(Model model) {
        Hints hints = new Hints(model);
        hints.collect();
        return hints.hints;
    }

    private void collect() {
        Optional<Completion> completion = model.draft().completion();
        if (!model.input().chord().isEmpty()) {
            pending(model.input().chord());
        } else if (mode == Mode.LIST) {
            add(Action.ACCEPT, "choose");
            add(Action.CANCEL, "back");
        } else if (mode == Mode.SELECT) {
            add(Action.COPY, "copy");
            hints.add(new Hint(wayBack(), "back"));
            add(Action.OPEN_LINK, "open link");
            add(Action.RETRY, "retry failed");
            add(Action.MESSAGE_INFO, "details");
            add(Action.HELP, "help");
        } else if (completion.isPresent()) {
            add(Action.COMPLETE, "next");
            add(Action.SEND, completion.get().takesEnter() ? "take it" : "send as it is");
            add(Action.SELECT_MODE, "close");
        } else {
            writing();
        }
    }

    private void writing() {
        Optional<Chat> chat = model.chat();
        boolean empty = model.draft().editor().isEmpty();
        if (chat.isPresent() && chat.get().standing().changed()) {
            add(Action.VERIFY, "compare");
            add(Action.ACCEPT_IDENTITY, "accept");
        }
        if (chat.isPresent() && !chat.get().viewport().isFollowing()) {
            add(Action.BOTTOM, "newest");
        }
        if (!empty) {
            add(Action.SEND, "send");
            add(Action.NEW_LINE, "new line");
            add(Action.CLEAR, "clear");
            return;
        }
        boolean elsewhere =
                model.chats().unread() > chat.map(c -> c.standing().unread()).orElse(0);
        if (elsewhere) {
            add(Action.NEXT_UNREAD, "next unread");
        }
        add(Action.SWITCHER, "go to chat");
        if (model.screen().narrow()) {
            add(Action.TOGGLE_LIST, "chats");
        }
        add(Action.HELP, "help");
        add(Action.PALETTE, "commands");
    }

    /** What was pressed waits for one of these. */
    private void pending(List<Key> begun) {
        hints.add(new Hint(new Chord(begun).text(), "then:"));
        for (Binding binding : model.settings().keys().bindings(mode)) {
            List<Key> keys = binding.chord().keys();
            if (keys.size() > begun.size() && keys.subList(0, begun.size()).equals(begun)) {
                Chord rest = new Chord(keys.subList(begun.size(), keys.size()));
                hints.add(new Hint(rest.text(), binding.action().word()));
            }
        }
    }

    /** The key that everybody tries, if it does that. */
    private String wayBack() {
        KeyMap keys = model.settings().keys();
        boolean escape = keys.find(mode, List.of(Key.of(Key.Code.ESCAPE))) instanceof Lookup.Found found
                && found.action() == Action.COMPOSE_MODE;
        return escape ? "Esc" : keys.shown(mode, Action.COMPOSE_MODE).orElse("i");
    }

    private void add(Action action, String words) {
        model.settings().keys().shown(mode, action).ifPresent(key -> hints.add(new Hint(key, words)));
    }
}
