package dev.sotto.client.face.plain;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.ClientEvent.ConnectionChanged;
import dev.sotto.client.command.ClientEvent.MessageReceived;
import dev.sotto.client.command.ClientEvent.Problem;
import dev.sotto.client.command.ClientEvent.Progress;
import dev.sotto.client.command.ClientEvent.SessionChanged;
import dev.sotto.client.command.ClientEvent.SessionState;
import dev.sotto.client.command.ClientEvent.StatusChanged;
import dev.sotto.client.command.FailureReason;

/** Says what happens, in the seed's sentences where it had one. Keeps silent about what a person need not know. */
final class PlainEvents {
    private final PlainOutput out;
    private final boolean everyStatus;
    private boolean online;
    private boolean loggedIn;

    /** {@code everyStatus}: also say when a message was accepted and delivered. */
    PlainEvents(PlainOutput out, boolean everyStatus) {
        this.out = out;
        this.everyStatus = everyStatus;
    }

    /** Whether the relay is within reach, as far as the events told. */
    boolean online() {
        return online;
    }

    void print(ClientEvent event) {
        if (event instanceof MessageReceived message) {
            out.text(message.from().display(), message.text());
        } else if (event instanceof StatusChanged status) {
            status(status);
        } else if (event instanceof SessionChanged session) {
            session(session);
        } else if (event instanceof ConnectionChanged connection) {
            connection(connection.online());
        } else if (event instanceof Progress progress) {
            out.say(progress.sentence());
        } else if (event instanceof Problem problem) {
            out.say(problem.sentence());
        }
    }

    private void status(StatusChanged changed) {
        String message = "Message to " + changed.to().display();
        switch (changed.status()) {
            // The reply said so, and what holds it back comes as a problem.
            case QUEUED -> {}
            case ACCEPTED -> saySometimes(message + " accepted by the server.");
            case DELIVERED -> saySometimes(message + " delivered.");
            case FAILED -> out.say(message + " failed" + reason(changed) + ". It will not be sent.");
        }
    }

    private void saySometimes(String sentence) {
        if (everyStatus) {
            out.say(sentence);
        }
    }

    private static String reason(StatusChanged changed) {
        return changed.reason().map(word -> ": " + FailureReason.inWords(word)).orElse("");
    }

    /** What a chat went through is said by the progress of the core; a changed identity needs more words. */
    private void session(SessionChanged changed) {
        String peer = changed.peer().display();
        if (changed.state() == SessionState.IDENTITY_CHANGED) {
            out.say("The identity of " + peer
                    + " has changed: a new device, or somebody else. Nothing is sent until you accept it. Compare"
                    + " 'safety-number " + peer + "' with " + peer + ", then type 'accept " + peer + "' or 'reject "
                    + peer + "'.");
        }
    }

    private void connection(boolean nowOnline) {
        if (nowOnline && !loggedIn) {
            loggedIn = true;
            out.say("User logged in successfully.");
        } else if (nowOnline && !online) {
            out.say("Connected to the server again.");
        } else if (!nowOnline && online) {
            out.say("Connection to the server lost. Trying to reach it; messages wait until then.");
        } else if (!nowOnline && !loggedIn) {
            out.say("The server is out of reach. Messages wait until it is back.");
        }
        online = nowOnline;
    }
}
