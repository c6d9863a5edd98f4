package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.tui.pane.Entry;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** What the client answered. An answer to nothing that was asked is ignored. */
final class Answers {
    private Answers() {}

    static void take(Step step, long ticket, Reply reply) {
        Optional<Ask> asked = step.model().asks().of(ticket);
        if (asked.isEmpty()) {
            return;
        }
        Ask ask = asked.get();
        step.set(step.model().with(step.model().asks().minus(ticket)));
        if (reply instanceof Reply.Chats chats) {
            chats(step, chats.chats());
        } else if (ask instanceof Ask.Page page && reply instanceof Reply.History history) {
            page(step, page, history.entries());
        } else if (ask instanceof Ask.Begin begin) {
            Sending.begun(step, begin);
        } else if (ask instanceof Ask.Send sent && reply instanceof Reply.Queued queued) {
            Sending.queued(step, sent, queued);
        } else if (ask instanceof Ask.Numbers numbers && reply instanceof Reply.SafetyNumberShown shown) {
            numbers(step, numbers, shown);
        } else if (ask instanceof Ask.Compare compare && reply instanceof Reply.SafetyNumberShown shown) {
            compare(step, compare, shown);
        } else if (ask instanceof Ask.Seen seen) {
            seen(step, seen);
        } else if (ask instanceof Ask.Load && reply instanceof Reply.Workspace workspace) {
            Layouts.restore(step, workspace.bytes());
        } else if (ask instanceof Ask.Told told) {
            told(step, told.command());
        }
    }

    private static void chats(Step step, List<ChatSummary> chats) {
        for (ChatSummary summary : chats) {
            AccountName peer = summary.peer();
            Standing standing = new Standing(
                    summary.active(),
                    summary.identityChanged(),
                    summary.verified(),
                    summary.unread(),
                    summary.readTo(),
                    summary.lastLine()
                            .map(line -> line.own() ? Receiving.ownLine(line.text()) : Receiving.line(line.text())));
            Chat chat = step.chat(peer).with(standing);
            step.put(standing.changed() ? chat : chat.with(Optional.<Chat.Numbers>empty()));
        }
        step.set(step.model()
                .with(step.model()
                        .chats()
                        .ordered(chats.stream().map(ChatSummary::peer).toList())));
    }

    private static void seen(Step step, Ask.Seen told) {
        if (step.chat(told.peer()).standing().readTo() > told.upTo()) {
            Settling.tellSeen(step, told.peer());
        }
    }

    private static void page(Step step, Ask.Page page, List<HistoryEntry> entries) {
        AccountName peer = page.peer();
        String me = step.model().session().me().display();
        List<Entry.Message> messages = entries.stream()
                .map(entry -> new Entry.Message(
                        entry.number(),
                        entry.id(),
                        entry.own(),
                        entry.own() ? me : peer.display(),
                        entry.text(),
                        entry.at(),
                        entry.status(),
                        entry.reason()))
                .toList();
        boolean more = entries.size() >= page.limit();
        step.change(peer, chat -> Reading.loaded(step.model(), chat, page.part(), messages, more));
        for (HistoryEntry entry : entries) {
            if (entry.status().equals(Optional.of(MessageStatus.QUEUED))) {
                step.set(step.model().with(step.model().asks().queued(entry.id())));
            }
        }
    }

    private static void numbers(Step step, Ask.Numbers ask, Reply.SafetyNumberShown shown) {
        Chat chat = step.chat(ask.peer());
        if (chat.standing().changed()) {
            step.put(chat.with(Optional.of(new Chat.Numbers(shown.digits(), shown.previousDigits()))));
        }
        if (ask.view()) {
            Overlays.openNumber(step, shown);
        }
    }

    /** Only equal digits verify. */
    private static void compare(Step step, Ask.Compare ask, Reply.SafetyNumberShown shown) {
        String peer = ask.peer().display();
        if (ask.digits().equals(shown.digits())) {
            Command verify = new Command.Verify(ask.peer());
            step.submit(verify, new Ask.Told(verify));
        } else {
            Moving.open(step, ask.peer());
            step.tell(
                    "These are not the digits that you see. If " + peer
                            + " sees those, somebody is in between: write nothing secret.",
                    true);
        }
    }

    /** The list says what became of a chat; it is asked for again where that may be something else now. */
    private static void told(Step step, Command command) {
        if (command instanceof Command.AcceptIdentity accepted) {
            decided(
                    step,
                    accepted.peer(),
                    "The new identity of " + accepted.peer().display() + " is accepted.");
        } else if (command instanceof Command.RejectIdentity rejected) {
            decided(
                    step,
                    rejected.peer(),
                    "The other identity of " + rejected.peer().display() + " was rejected; the known one stays.");
        } else if (command instanceof Command.Verify verified) {
            decided(step, verified.peer(), verified.peer().display() + " is verified: the numbers are the same.");
        } else if (command instanceof Command.Reset reset) {
            reset(step, reset);
        } else if (command instanceof Command.ResetServer) {
            step.notice("Your account is deleted.");
            step.emit(new TuiEffect.Quit());
        } else {
            step.notice("Done.");
        }
    }

    private static void decided(Step step, AccountName peer, String sentence) {
        step.change(peer, chat -> chat.with(chat.standing().changed(false)).with(Optional.<Chat.Numbers>empty()));
        step.note(peer, sentence, false);
        step.notice(sentence);
        step.submit(new Command.ListChats(), new Ask.Chats());
    }

    private static void reset(Step step, Command.Reset reset) {
        AccountName peer = reset.peer();
        if (reset.forget()) {
            step.set(step.model().with(step.model().chats().without(peer)));
            step.panels(step.model().panels().without(peer));
            step.keep();
            step.notice("The chat with " + peer.display() + " is gone, with its history.");
        } else {
            step.change(peer, chat -> chat.with(chat.standing().active(false)));
            step.note(peer, "The chat was reset. The next message begins a new one.", false);
        }
        step.submit(new Command.ListChats(), new Ask.Chats());
    }
}
