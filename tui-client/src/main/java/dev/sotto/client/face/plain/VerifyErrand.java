package dev.sotto.client.face.plain;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.Reply;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/**
 * {@code verify <user>}: shows the number and what to do with it. With the 60 digits of the other side they are compared
 * here; only equal ones verify.
 */
final class VerifyErrand implements Errand {
    private final PlainOutput out;
    private final PlainReplies replies;
    private final AccountName peer;
    private final Optional<String> theirs;

    /** {@code theirs}: the digits that the other side sees; without them the person compares. */
    VerifyErrand(PlainOutput out, PlainReplies replies, AccountName peer, Optional<String> theirs) {
        this.out = out;
        this.replies = replies;
        this.peer = peer;
        this.theirs = theirs;
    }

    @Override
    public Command begin() {
        return new Command.ShowSafetyNumber(peer);
    }

    @Override
    public Optional<Command> answered(Reply reply) {
        if (!(reply instanceof Reply.SafetyNumberShown shown)) {
            replies.verified(peer);
            return Optional.empty();
        }
        if (theirs.isEmpty()) {
            replies.safetyNumber(shown);
            explain();
            return Optional.empty();
        }
        if (theirs.get().equals(shown.digits())) {
            return Optional.of(new Command.Verify(peer));
        }
        replies.safetyNumber(shown);
        out.say("These are not the digits that you typed. If " + peer.display()
                + " sees those, somebody is in between: write nothing secret.");
        return Optional.empty();
    }

    private void explain() {
        String name = peer.display();
        out.say("Compare them in person or in a call. If all are the same, type 'verify " + name + " yes', or 'verify "
                + name + " <60 digits>' with the digits that " + name + " read out.");
    }
}
