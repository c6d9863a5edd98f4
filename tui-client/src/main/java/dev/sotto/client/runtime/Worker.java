package dev.sotto.client.runtime;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.core.StoreView;
import dev.sotto.client.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread for everything that blocks or computes: store, core, password stretching. What is given first is done
 * first, and never two at once, so that store and core need no lock. Fails with a {@link CommandFailure} only.
 */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long MAX_MINUTES = 10;

    private final WorkerExecutor executor;

    Worker(Vertx vertx) {
        executor = vertx.createSharedWorkerExecutor("sotto-client", 1, MAX_MINUTES, TimeUnit.MINUTES);
    }

    <T> Future<T> call(Callable<T> task) {
        return executor.executeBlocking(task, true).recover(failure -> Future.failedFuture(asCommandFailure(failure)));
    }

    Future<Void> close() {
        return executor.close();
    }

    /** A sentence for a person; what is a bug of ours is logged, too. */
    static CommandFailure asCommandFailure(Throwable failure) {
        if (failure instanceof CommandFailure known) {
            return known;
        }
        if (failure instanceof StoreException store) {
            return new CommandFailure(store.code(), String.valueOf(store.getMessage()));
        }
        if (failure instanceof StoreView.ReadFailure || failure instanceof IOException) {
            return new CommandFailure(
                    ErrorCode.STORE_FAILED, "The local files cannot be read or written: " + failure.getMessage());
        }
        // Our own bug. Its type and place are safe to log, its message may not be.
        LOG.error("a task of the client failed with {} at {}", failure.getClass(), place(failure));
        return new CommandFailure(
                ErrorCode.STORE_FAILED,
                "The client has a bug (" + failure.getClass().getSimpleName() + ") and stops.");
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
