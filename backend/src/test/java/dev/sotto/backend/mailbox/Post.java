package dev.sotto.backend.mailbox;

import static dev.sotto.backend.testing.Await.await;

import com.google.protobuf.ByteString;
import dev.sotto.backend.testing.RecordingListener;
import dev.sotto.backend.testing.TestRelay;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import io.vertx.core.Future;
import java.util.List;

/** Sends and fetches as connections do; what an envelope carries is its number. */
final class Post {
    private final TestRelay relay;

    Post(TestRelay relay) {
        this.relay = relay;
    }

    Submissions sender(String name) {
        return relay.mailbox.submissions(AccountName.parse(name).orElseThrow());
    }

    Future<Void> submit(Submissions sender, String to, int number) {
        return submit(sender, to, number, ByteString.copyFromUtf8(Integer.toString(number)));
    }

    Future<Void> submit(Submissions sender, String to, int number, ByteString ciphertext) {
        return relay.onConnection(() -> sender.submit(new EnvelopeId(0, number), to, ciphertext));
    }

    void send(String from, String to, int fromNumber, int count) {
        Submissions sender = sender(from);
        for (int i = fromNumber; i < fromNumber + count; i++) {
            await(submit(sender, to, i));
        }
    }

    /** Opened and started. */
    MailboxStream connect(String account, RecordingListener listener) {
        MailboxStream stream = await(relay.onConnection(() -> relay.mailbox.open(account, listener)));
        await(relay.onConnection(() -> {
            stream.start();
            return Future.succeededFuture();
        }));
        return stream;
    }

    boolean ack(MailboxStream stream, long n) {
        return await(relay.onConnection(() -> Future.succeededFuture(stream.ack(n))));
    }

    int waiting(String account) {
        return await(relay.database.submit(tx -> tx.envelopes().read(account, 0, 100_000)))
                .size();
    }

    static List<Integer> numbers(RecordingListener listener) {
        return listener.delivered.stream()
                .map(frame -> Integer.valueOf(frame.getCiphertext().toStringUtf8()))
                .toList();
    }
}
