package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.tui.edit.Editor;
import dev.sotto.client.face.tui.pane.Entry;
import dev.sotto.client.face.tui.slash.SlashLine;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** From the line to the peer. A text is in the line, in a question that is not answered, or sent: never nowhere. */
final class Sending {
    private Sending() {}

    /** Sends the line or carries it out; it stays where it is if neither can be done. */
    static void line(Step step) {
        String line = step.draft().editor().text();
        if (line.isBlank()) {
            return;
        }
        SlashLine parsed = SlashLine.parse(line, step.peer());
        if (Lines.about(parsed).equals(Optional.of(step.model().session().me()))) {
            step.error("That is you. Choose somebody else.");
        } else if (parsed instanceof SlashLine.Text text) {
            typed(step, line, text.text());
        } else if (parsed instanceof SlashLine.Run run
                && run.command() instanceof Command.SendText sent
                && step.chat(sent.peer()).standing().changed()) {
            blocked(step, sent.peer());
        } else if (parsed instanceof SlashLine.Guarded guarded) {
            guarded(step, line, guarded);
        } else if (parsed instanceof SlashLine.Wrong wrong) {
            step.error(wrong.sentence());
        } else {
            taken(step, line);
            Lines.carryOut(step, parsed);
        }
    }

    static void blocked(Step step, AccountName peer) {
        step.error("Not sent: the identity of " + peer.display()
                + " has changed. Compare the numbers, then /accept or /reject; your text stays.");
    }

    private static void guarded(Step step, String line, SlashLine.Guarded guarded) {
        if (step.model().input().guarded().equals(line)) {
            step.input(input -> input.guarded(""));
            typed(step, line, guarded.text());
        } else {
            step.input(input -> input.guarded(line));
            step.error(guarded.sentence());
        }
    }

    private static void typed(Step step, String line, String text) {
        Optional<Chat> chat = step.chat();
        if (chat.isEmpty()) {
            step.error("This is nobody's chat. Go to one, then send: your text stays.");
        } else if (chat.get().standing().changed()) {
            blocked(step, chat.get().peer());
        } else if (!step.model().session().ready()) {
            step.error("The client is not ready yet. Your text stays.");
        } else {
            taken(step, line);
            send(step, chat.get().peer(), text, false);
        }
    }

    /** Begins a chat first if there is none. {@code again}: that was done already. */
    static void send(Step step, AccountName peer, String text, boolean again) {
        Chat chat = step.chat(peer);
        if (chat.standing().active() || again) {
            step.submit(new Command.SendText(peer, text), new Ask.Send(peer, text, again));
        } else {
            step.submit(new Command.Init(peer), new Ask.Begin(peer, Optional.of(text)));
        }
        Reading.toBottom(step, peer);
    }

    static void begun(Step step, Ask.Begin begin) {
        AccountName peer = begin.peer();
        step.change(peer, chat -> chat.with(chat.standing().active(true)));
        begin.text().ifPresent(text -> send(step, peer, text, true));
        if (begin.text().isEmpty()) {
            Moving.open(step, peer);
        }
    }

    static void notBegun(Step step, Ask.Begin begin, CommandFailure failure) {
        if (failure.code() == ErrorCode.SESSION_EXISTS) {
            begun(step, begin);
        } else {
            begin.text()
                    .ifPresentOrElse(
                            text -> {
                                restore(step, begin.peer(), text);
                                failed(step, begin.peer(), failure);
                            },
                            () -> step.tell(failure.sentence(), true));
        }
    }

    static void queued(Step step, Ask.Send sent, Reply.Queued queued) {
        AccountName peer = sent.peer();
        Entry.Message message = new Entry.Message(
                queued.number(),
                queued.message(),
                true,
                step.model().session().me().display(),
                sent.text(),
                queued.at(),
                Optional.of(MessageStatus.QUEUED),
                Optional.empty());
        step.change(peer, chat -> Receiving.appended(step, chat, message));
        step.change(peer, chat -> chat.with(chat.standing().sent(Receiving.ownLine(sent.text()))));
        step.set(step.model()
                .with(step.model().chats().toFront(peer))
                .with(step.model().asks().queued(queued.message())));
        if (!step.model().session().online()) {
            step.notice("Offline: the message waits and goes out by itself.");
        }
    }

    static void notSent(Step step, Ask.Send sent, CommandFailure failure) {
        if (failure.code() == ErrorCode.NO_SESSION && !sent.again()) {
            step.change(sent.peer(), chat -> chat.with(chat.standing().active(false)));
            step.submit(new Command.Init(sent.peer()), new Ask.Begin(sent.peer(), Optional.of(sent.text())));
            return;
        }
        restore(step, sent.peer(), sent.text());
        failed(step, sent.peer(), failure);
    }

    private static void restore(Step step, AccountName peer, String text) {
        step.change(peer, chat -> chat.with(Writing.restored(chat.draft(), text)));
        step.keep();
    }

    private static void failed(Step step, AccountName peer, CommandFailure failure) {
        step.note(peer, "Not sent: " + failure.sentence() + " Your text is in the line again.", true);
        if (!step.peer().equals(Optional.of(peer))) {
            step.error("Not sent to " + peer.display() + ": " + failure.sentence()
                    + " Your text waits in the line of that chat.");
        }
    }

    /** Out of the line, into what was sent before. */
    private static void taken(Step step, String line) {
        Draft draft = step.draft();
        Editor emptied = draft.editor().sent();
        step.draft(draft.with(draft.history().add(line)).with(emptied));
        step.keep();
    }
}
