package dev.sotto.client.face.plain;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.DigitGroups;
import dev.sotto.client.text.Clusters;
import dev.sotto.protocol.AccountName;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says how a command ended. */
final class PlainReplies {
    private static final int GROUPS_A_LINE = 4;
    private static final int PREVIEW_COLUMNS = 60;

    private final PlainOutput out;
    private final PlainEvents events;
    private final String self;
    private final DateTimeFormatter date;

    PlainReplies(PlainOutput out, PlainEvents events, String self, Clock clock) {
        this.out = out;
        this.events = events;
        this.self = self;
        this.date = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(clock.getZone());
    }

    void print(Command command, Reply reply) {
        if (reply instanceof Reply.Queued && command instanceof Command.SendText sent && !events.online()) {
            out.say("Message to " + sent.peer().display() + " waits until the server is back.");
        } else if (reply instanceof Reply.SafetyNumberShown number) {
            safetyNumber(number);
        } else if (reply instanceof Reply.Chats chats) {
            chats(chats);
        } else if (reply instanceof Reply.History history && command instanceof Command.ShowHistory asked) {
            history(history, asked);
        } else if (command instanceof Command.AcceptIdentity accepted) {
            out.say("Identity of " + accepted.peer().display() + " accepted.");
        } else if (command instanceof Command.RejectIdentity rejected) {
            out.say("The other identity of " + rejected.peer().display() + " was rejected; the known one stays.");
        } else if (command instanceof Command.Verify verify) {
            verified(verify.peer());
        } else if (command instanceof Command.ChangePassword) {
            out.say("Password changed.");
        }
    }

    void print(Command command, CommandFailure failure) {
        out.say(failure.sentence());
        if (command instanceof Command.SendText) {
            out.say("Failed to send message.");
        }
    }

    /** Who is logged in where; {@code fingerprint} is the relay's, if it was within reach at the start. */
    void status(String server, Optional<String> fingerprint) {
        out.say(self + " at " + server + ": "
                + (events.online() ? "connected." : "the server is out of reach; messages wait until it is back."));
        out.say(fingerprint
                .map(known -> "Fingerprint of the server: " + known)
                .orElse("The server was out of reach at the start: its fingerprint was not seen."));
    }

    void verified(AccountName peer) {
        out.say(peer.display() + " is verified.");
    }

    void safetyNumber(Reply.SafetyNumberShown shown) {
        String peer = shown.peer().display();
        if (shown.previousDigits().isPresent()) {
            out.say("The identity of " + peer + " has changed. Safety number before:");
            digits(shown.previousDigits().get());
            out.say("Safety number now:");
        } else {
            out.say("Safety number with " + peer + (shown.verified() ? " (verified):" : ":"));
        }
        digits(shown.digits());
        out.say(peer + " must see the same digits. If they differ, somebody is in between.");
    }

    private void digits(String digits) {
        List<String> groups = DigitGroups.of(digits);
        for (int at = 0; at < groups.size(); at += GROUPS_A_LINE) {
            out.say(String.join(" ", groups.subList(at, Math.min(at + GROUPS_A_LINE, groups.size()))));
        }
    }

    private void chats(Reply.Chats shown) {
        if (shown.chats().isEmpty()) {
            out.say("No chats yet. Initiate one using 'init <user>'.");
        }
        for (ChatSummary chat : shown.chats()) {
            String state = chat.identityChanged()
                    ? "identity changed, blocked until you accept it"
                    : chat.active() ? "active" : "no shared secret";
            out.say(chat.peer().display() + ": " + state + (chat.verified() ? ", verified" : "")
                    + (chat.unread() > 0 ? ", " + chat.unread() + " unread" : "")
                    + chat.lastMessageAt().map(at -> ", last message " + at(at)).orElse("")
                    + chat.lastLine().map(last -> lastLine(chat, last)).orElse(""));
        }
    }

    private static String lastLine(ChatSummary chat, ChatSummary.LastLine last) {
        String author = last.own() ? "you" : chat.peer().display();
        return " by " + author + ": " + Clusters.ellipsis(last.text(), PREVIEW_COLUMNS);
    }

    private void history(Reply.History shown, Command.ShowHistory asked) {
        String peer = shown.peer().display();
        if (shown.entries().isEmpty()) {
            out.say("No messages with " + peer + (asked.before().isPresent() ? " before that." : " yet."));
            return;
        }
        entries(shown);
        long first = shown.entries().get(0).number();
        if (first > 1 && shown.entries().size() == asked.limit()) {
            out.say("Type 'history " + peer + " " + asked.limit() + " --before " + first + "' for earlier ones.");
        }
    }

    /** Each message with its time, its author, and what became of it. */
    void entries(Reply.History shown) {
        for (HistoryEntry entry : shown.entries()) {
            String author = entry.own() ? self : shown.peer().display();
            String status = entry.status().map(s -> " (" + s.word() + ")").orElse("");
            out.text("[" + at(entry.at()) + "] " + author + status, entry.text());
        }
    }

    private String at(Instant instant) {
        return date.format(instant);
    }
}
