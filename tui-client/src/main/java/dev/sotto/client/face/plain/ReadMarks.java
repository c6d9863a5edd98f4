package dev.sotto.client.face.plain;

import dev.sotto.client.command.Command;
import dev.sotto.client.face.Inbox;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.protocol.AccountName;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was printed counts as read. Says so to the client, one command at a time however many messages come. */
final class ReadMarks {
    private final ClientApi client;
    private final Inbox inbox;
    private final Map<AccountName, Long> due = new LinkedHashMap<>();
    private int underWay;

    ReadMarks(ClientApi client, Inbox inbox) {
        this.client = client;
        this.inbox = inbox;
    }

    void printed(AccountName peer, long number) {
        due.merge(peer, number, Math::max);
    }

    /** {@link Inbox.Item.Marked} has come. */
    void answered() {
        underWay--;
    }

    void send() {
        if (underWay == 0) {
            sendAll();
        }
    }

    /** Before the client is closed, which waits for the answers. */
    void sendAll() {
        due.forEach((peer, number) -> {
            underWay++;
            // A mark that fails leaves the message unread, which is no loss.
            client.submit(new Command.MarkRead(peer, number)).onComplete(done -> inbox.put(new Inbox.Item.Marked()));
        });
        due.clear();
    }
}
