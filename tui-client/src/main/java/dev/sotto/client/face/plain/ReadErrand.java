package dev.sotto.client.face.plain;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandParser;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.Reply;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code read <user>}: shows what is unread, with what was answered in between, and then it is read. */
final class ReadErrand implements Errand {
    private static final int AT_ONCE = CommandParser.HISTORY_MAX;

    private final PlainOutput out;
    private final PlainReplies replies;
    private final AccountName peer;

    ReadErrand(PlainOutput out, PlainReplies replies, AccountName peer) {
        this.out = out;
        this.replies = replies;
        this.peer = peer;
    }

    @Override
    public Command begin() {
        return new Command.ListChats();
    }

    @Override
    public Optional<Command> answered(Reply reply) {
        if (reply instanceof Reply.Chats chats) {
            return chats.chats().stream()
                    .filter(chat -> chat.peer().equals(peer))
                    .findFirst()
                    .filter(chat -> chat.unread() > 0)
                    .map(ReadErrand::unread)
                    .or(this::nothing);
        }
        return reply instanceof Reply.History history ? shown(history) : Optional.empty();
    }

    private static Command unread(ChatSummary chat) {
        return new Command.ShowHistory(chat.peer(), AT_ONCE, OptionalLong.empty(), OptionalLong.of(chat.readTo()));
    }

    private Optional<Command> nothing() {
        out.say("No unread messages of " + peer.display() + ".");
        return Optional.empty();
    }

    private Optional<Command> shown(Reply.History history) {
        List<HistoryEntry> entries = history.entries();
        if (entries.isEmpty() || out.failed()) {
            return Optional.empty();
        }
        replies.entries(history);
        if (entries.size() == AT_ONCE) {
            out.say("There may be more: type 'read " + peer.display() + "' again.");
        }
        return Optional.of(
                new Command.MarkRead(peer, entries.get(entries.size() - 1).number()));
    }
}
