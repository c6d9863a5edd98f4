package dev.sotto.backend.store;

import dev.sotto.backend.problem.Refused;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A piece of work on its way through the writer, and the promise that waits for its commit. */
final class Task<T> {
    /** How one run of the work ended. */
    private sealed interface Outcome<T> {}

    private record Done<T>(T value) implements Outcome<T> {}

    private record Failed<T>(Exception cause) implements Outcome<T> {}

    private final Work<T> work;
    private final Consumer<T> afterCommit;
    private final Promise<T> promise = Promise.promise();
    private final @Nullable Context caller = Vertx.currentContext();
    private Outcome<T> outcome = new Failed<>(new StoreException("The work was never run."));

    Task(Work<T> work, Consumer<T> afterCommit) {
        this.work = work;
        this.afterCommit = afterCommit;
    }

    Future<T> future() {
        return promise.future();
    }

    /** Runs the work: the exception it failed with, or empty. */
    Optional<Exception> run(Tx tx) {
        try {
            outcome = new Done<>(work.run(tx));
            return Optional.empty();
        } catch (Refused | RuntimeException e) {
            outcome = new Failed<>(e);
            return Optional.of(e);
        }
    }

    void fail(Exception cause) {
        outcome = new Failed<>(cause);
    }

    /** On the writer's thread, after the commit, in the order of the work. */
    void committed() {
        if (outcome instanceof Done<T> done) {
            afterCommit.accept(done.value);
        }
    }

    /** Hands the outcome to whoever asked, on the context they asked from. */
    void answer() {
        if (caller == null) {
            settle();
            return;
        }
        try {
            caller.runOnContext(ignored -> settle());
        } catch (RejectedExecutionException e) {
            // The event loop is gone: the relay has stopped and nobody waits any more.
            settle();
        }
    }

    private void settle() {
        if (outcome instanceof Done<T> done) {
            promise.complete(done.value);
        } else if (outcome instanceof Failed<T> failed) {
            promise.fail(failed.cause);
        }
    }
}
