package dev.sotto.client.face;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.crypto.primitive.SecretBytes;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Everything that happens to a face, in one bounded queue that its one thread works off: lines of the input, events
 * and answers of the client. Lines are read on demand only, so a flood of input waits in the pipe. If a face falls
 * {@value #CAPACITY} items behind (nobody reads its output), the client's context waits for it, and with it the relay.
 */
public final class Inbox {
    private static final int CAPACITY = 4096;

    private enum Demand {
        LINE,
        SECRET
    }

    /** One thing that happened. */
    public sealed interface Item {
        record Typed(InputLine line) implements Item {}

        /** The answer to {@link #demandSecret()}. */
        final class TypedSecret implements Item {
            private final Optional<SecretBytes> secret;

            TypedSecret(Optional<SecretBytes> secret) {
                this.secret = secret;
            }

            public Optional<SecretBytes> secret() {
                return secret;
            }
        }

        record Happened(ClientEvent event) implements Item {}

        record Answered(Reply reply) implements Item {}

        record Failed(CommandFailure failure) implements Item {}

        /** A command ended whose answer is of no interest. */
        record Marked() implements Item {}

        /** The client is closed. */
        record Closed(boolean allSent) implements Item {}

        /** The process was told to end (SIGINT, SIGTERM). */
        record Interrupted() implements Item {}
    }

    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(CAPACITY);
    private final BlockingQueue<Demand> demands = new ArrayBlockingQueue<>(CAPACITY);

    /** Starts the thread that reads lines; it ends with the process. */
    public Inbox(LineReader in) {
        Thread reader = new Thread(() -> readOnDemand(in), "input");
        reader.setDaemon(true);
        reader.start();
    }

    /** Asks for one more line: a {@link Item.Typed} will come. */
    public void demandLine() {
        demands.add(Demand.LINE);
    }

    /** Asks for one more line as a secret: a {@link Item.TypedSecret} will come. */
    public void demandSecret() {
        demands.add(Demand.SECRET);
    }

    public void put(Item item) {
        try {
            items.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts the answer of the client in when it comes. The client answers in the order in which it was asked. */
    public void expect(Future<Reply> answer) {
        answer.onComplete(reply -> put(new Item.Answered(reply)), cause -> put(new Item.Failed(failure(cause))));
    }

    /** The next item, or empty if none came within {@code millis}. */
    public Optional<Item> take(long millis) {
        try {
            return Optional.ofNullable(items.poll(Math.max(0, millis), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            return Optional.of(new Item.Interrupted());
        }
    }

    /** What a future of the client failed with; anything but a CommandFailure is a bug of ours and says so. */
    public static CommandFailure failure(Throwable cause) {
        return cause instanceof CommandFailure known
                ? known
                : new CommandFailure(
                        ErrorCode.INTERNAL,
                        "Unexpected error: " + cause.getClass().getName() + ".");
    }

    private void readOnDemand(LineReader in) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                put(demands.take() == Demand.LINE ? new Item.Typed(in.read()) : new Item.TypedSecret(in.readSecret()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
