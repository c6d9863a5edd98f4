package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** Goes to a chat by a part of its name, or begins one with somebody new. */
public final class Switcher implements Overlay {
    private final Filtered<AccountName> list;
    private final Chords chords;

    private Switcher(Filtered<AccountName> list, Chords chords) {
        this.list = list;
        this.chords = chords;
    }

    public record Chat(AccountName peer, int unread, Trust trust) {}

    /** The chats, the one with the latest message first; of equally good finds the earlier one wins. */
    public static Switcher of(List<Chat> recentFirst, Chords chords) {
        List<Chat> chats = List.copyOf(recentFirst);
        return new Switcher(
                Filtered.of(chats.stream().map(Switcher::item).toList(), typed -> offer(typed, chats)), chords);
    }

    @Override
    public Turn key(Optional<Action> action, Key key, Rect area) {
        return turn(FilteredList.key(list, action, key, area));
    }

    @Override
    public Turn paste(String text) {
        return turn(FilteredList.paste(list, text));
    }

    @Override
    public Turn mouse(MouseKind kind, int column, int row, Rect area) {
        return turn(FilteredList.mouse(list, kind, column, row, area));
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        String nothing = list.total() == 0
                ? "No chats yet. Type a name to write to somebody."
                : "No chat is called that. A name has 1 to " + AccountName.MAX_LENGTH + " letters and digits.";
        FilteredList.draw(list, frame, area, "Go to a chat", ListKeys.hints(chords, "go"), nothing, look);
    }

    private Turn turn(FilteredList.Outcome<AccountName> outcome) {
        return outcome.turn(now -> new Switcher(now, chords), Intent.OpenChat::new);
    }

    private static Item<AccountName> item(Chat chat) {
        Span badge = new Span(chat.unread() == 0 ? "" : "(" + chat.unread() + ")", Role.UNREAD_BADGE);
        Span trust = new Span(chat.trust().word(), chat.trust().role());
        return new Item<>(chat.peer().display(), "", List.of(badge, trust), chat.peer());
    }

    private static Optional<Item<AccountName>> offer(String typed, List<Chat> chats) {
        return AccountName.parse(typed)
                .filter(name -> chats.stream().noneMatch(chat -> chat.peer().equals(name)))
                .map(name -> new Item<>("write to " + name.display(), "", List.of(), name));
    }
}
