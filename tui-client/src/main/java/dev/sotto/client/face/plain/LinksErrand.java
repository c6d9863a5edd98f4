package dev.sotto.client.face.plain;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.Reply;
import dev.sotto.client.text.Links;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** {@code links <user>}: the links in the last messages, the latest last. */
final class LinksErrand implements Errand {
    private static final int MESSAGES = 200;
    private static final int MOST = 50;

    private final PlainOutput out;
    private final AccountName peer;

    LinksErrand(PlainOutput out, AccountName peer) {
        this.out = out;
        this.peer = peer;
    }

    @Override
    public Command begin() {
        return new Command.ShowHistory(peer, MESSAGES);
    }

    @Override
    public Optional<Command> answered(Reply reply) {
        if (reply instanceof Reply.History history) {
            List<String> all = history.entries().stream()
                    .flatMap(entry -> Links.of(entry.text()).stream())
                    .distinct()
                    .toList();
            List<String> last = all.subList(Math.max(0, all.size() - MOST), all.size());
            if (last.isEmpty()) {
                out.say("No links in the last messages with " + peer.display() + ".");
            }
            for (int i = 0; i < last.size(); i++) {
                out.say((i + 1) + ": " + last.get(i));
            }
        }
        return Optional.empty();
    }
}
