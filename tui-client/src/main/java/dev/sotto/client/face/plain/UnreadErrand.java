package dev.sotto.client.face.plain;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.Reply;
import java.util.List;
import java.util.Optional;

/** {@code unread}: the chats in which something is unread, and how much. */
final class UnreadErrand implements Errand {
    private final PlainOutput out;

    UnreadErrand(PlainOutput out) {
        this.out = out;
    }

    @Override
    public Command begin() {
        return new Command.ListChats();
    }

    @Override
    public Optional<Command> answered(Reply reply) {
        if (reply instanceof Reply.Chats chats) {
            List<ChatSummary> unread =
                    chats.chats().stream().filter(chat -> chat.unread() > 0).toList();
            if (unread.isEmpty()) {
                out.say("No unread messages.");
            }
            unread.forEach(chat -> out.say(chat.peer().display() + ": " + chat.unread() + " unread. Type 'read "
                    + chat.peer().display() + "' to read."));
        }
        return Optional.empty();
    }
}
