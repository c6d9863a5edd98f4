package dev.sotto.backend.store;

import com.google.protobuf.ByteString;
import dev.sotto.backend.testing.Await;
import dev.sotto.protocol.EnvelopeId;
import java.nio.file.Path;

/**
 * The process that {@link FailedWriteTest} lets fail and {@link KilledWriterTest} kills: appends envelopes one commit
 * after the other and prints each row once it is acknowledged.
 */
final class SyncingWriter {
    public static void main(String[] arguments) {
        Database database = Database.open(Path.of(arguments[0]), FailStop.halt());
        int count = Integer.parseInt(arguments[1]);
        for (int i = 0; i < count; i++) {
            long row = Await.await(database.submit(tx -> {
                long next = tx.envelopes().nextRow();
                tx.envelopes()
                        .append(
                                "hans",
                                new QueuedEnvelope(
                                        next,
                                        new EnvelopeId(0, next),
                                        "paul",
                                        "Paul",
                                        ByteString.copyFrom(new byte[1_000]),
                                        0));
                return next;
            }));
            System.out.println("row " + row);
        }
        Await.await(database.close());
    }

    private SyncingWriter() {}
}
