package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.face.tui.pane.Entry;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** What happened at the client without being asked for. */
final class ClientNews {
    private ClientNews() {}

    static void take(Step step, ClientEvent event) {
        if (event instanceof ClientEvent.MessageReceived received) {
            Receiving.take(step, received);
        } else if (event instanceof ClientEvent.StatusChanged changed) {
            status(step, changed);
        } else if (event instanceof ClientEvent.MessageResent resent) {
            resent(step, resent);
        } else if (event instanceof ClientEvent.SessionChanged changed) {
            session(step, changed);
        } else if (event instanceof ClientEvent.ConnectionChanged changed) {
            connection(step, changed.online());
        } else if (event instanceof ClientEvent.Progress progress) {
            step.notice(progress.sentence());
        } else if (event instanceof ClientEvent.Problem problem) {
            problem(step, problem);
        } else if (event instanceof ClientEvent.Ready) {
            ready(step);
        } else if (event instanceof ClientEvent.Stopped) {
            step.set(step.model().with(step.model().session().asStopped()));
            step.error("The client has stopped and takes no more commands.");
        }
    }

    private static void ready(Step step) {
        step.set(step.model().with(step.model().session().asReady()));
        step.submit(new Command.ListChats(), new Ask.Chats());
        step.submit(new Command.LoadWorkspace(), new Ask.Load());
    }

    private static void status(Step step, ClientEvent.StatusChanged changed) {
        step.change(
                changed.to(),
                chat -> chat.with(chat.timeline().status(changed.message(), changed.status(), changed.reason())));
        if (changed.status() != MessageStatus.QUEUED) {
            step.set(step.model().with(step.model().asks().settled(changed.message())));
        }
        if (changed.status() == MessageStatus.FAILED && !step.peer().equals(Optional.of(changed.to()))) {
            step.error("A message to " + changed.to().display() + " failed; its chat says why.");
        }
    }

    private static void resent(Step step, ClientEvent.MessageResent resent) {
        Entry.Message message = new Entry.Message(
                resent.number(),
                resent.message(),
                true,
                step.model().session().me().display(),
                resent.text(),
                resent.at(),
                Optional.of(MessageStatus.QUEUED),
                Optional.empty());
        step.change(resent.to(), chat -> Receiving.appended(step, chat, message));
        step.set(step.model().with(step.model().asks().queued(resent.message())));
    }

    private static void session(Step step, ClientEvent.SessionChanged changed) {
        AccountName peer = changed.peer();
        boolean byPeer = changed.by() == ClientEvent.Initiator.PEER;
        switch (changed.state()) {
            case ESTABLISHED -> {
                step.change(peer, chat -> chat.with(chat.standing().active(true)));
                if (byPeer) {
                    step.note(peer, peer.display() + " opened an encrypted chat with you.", false);
                }
            }
            case RESET -> {
                step.change(peer, chat -> chat.with(chat.standing().active(false)));
                if (byPeer) {
                    step.note(peer, peer.display() + " reset the chat. The next message begins a new one.", false);
                }
            }
            case IDENTITY_CHANGED -> {
                Overlays.closeAbout(step, peer);
                step.change(
                        peer, chat -> chat.with(chat.standing().changed(true)).with(Optional.<Chat.Numbers>empty()));
                step.note(
                        peer,
                        "The identity of " + peer.display()
                                + " has changed: a new device, or somebody else. Nothing is sent until you decide.",
                        true);
                if (!step.peer().equals(Optional.of(peer))) {
                    step.error("The identity of " + peer.display() + " has changed.");
                }
            }
        }
    }

    private static void connection(Step step, boolean online) {
        Session before = step.model().session();
        step.set(step.model().with(before.online(online)));
        if (before.online() && !online) {
            step.notice("Connection lost. Messages wait and go out when it is back.");
        } else if (!before.online() && online && before.connected()) {
            step.notice("Connected again.");
        }
    }

    /** Where it belongs to, so that it is not missed; without a chat for it also in the one that is looked at. */
    private static void problem(Step step, ClientEvent.Problem problem) {
        if (problem.peer().isPresent()) {
            AccountName peer = problem.peer().get();
            step.note(peer, problem.sentence(), true);
            if (!step.peer().equals(problem.peer())) {
                step.error(problem.sentence());
            }
        } else {
            step.tell(problem.sentence(), true);
        }
    }
}
