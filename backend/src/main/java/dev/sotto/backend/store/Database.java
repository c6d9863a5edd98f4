package dev.sotto.backend.store;

import dev.sotto.backend.problem.Refused;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The relay's database. Work is run by one thread in the order it was submitted, everything that has arrived in one
 * commit (group commit: the engine syncs for each commit and does not merge them itself), and a future completes only
 * after the commit that holds its work is on disk. Reads go the same way, so they see all that was submitted before.
 *
 * <p>Futures complete on the Vert.x context that submitted, or on the writer's thread without one. A failed write stops
 * the process by {@link FailStop}; see docs/adr/0003-one-database-writer.md.
 */
public final class Database {
    // Enough to make a sync cheap per row, few enough that nobody waits long for a commit.
    private static final int BATCH = 256;
    // Callers are bounded each; this bounds them together (at 96 KiB an envelope nobody should come near).
    private static final int MAX_WAITING = 65_536;

    private final Engine engine;
    private final FailStop failStop;
    private final ExecutorService writer;
    private final ConcurrentLinkedQueue<Task<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();
    private final List<Runnable> onRollback = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    /** The engine is closed. The writer's thread's. */
    private boolean ended;

    private Database(Engine engine, FailStop failStop) {
        this.engine = engine;
        this.failStop = failStop;
        this.writer = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "sotto-store");
            thread.setUncaughtExceptionHandler((same, error) -> failStop.stop("the database writer died", error));
            return thread;
        });
    }

    /** Opens or makes the database of that data folder. Blocks; throws StoreException with a sentence for the operator. */
    public static Database open(Path dataFolder, FailStop failStop) {
        return new Database(Engine.open(dataFolder.toAbsolutePath().normalize(), failStop), failStop);
    }

    /** Runs the work and completes after its commit. Fails with Refused, StoreException, or what the work threw. */
    public <T> Future<T> submit(Work<T> work) {
        return submit(work, ignored -> {});
    }

    /**
     * As {@link #submit(Work)}; {@code afterCommit} is called on the writer's thread after the commit and before any later
     * work, in the order of submission: the place for notices that must keep that order. It must not block or throw.
     */
    public <T> Future<T> submit(Work<T> work, Consumer<T> afterCommit) {
        if (closed) {
            return Future.failedFuture(new StoreException("The database is closed."));
        }
        if (length.incrementAndGet() > MAX_WAITING) {
            length.decrementAndGet();
            return Future.failedFuture(new StoreException("The database cannot keep up."));
        }
        Task<T> task = new Task<>(work, afterCommit);
        waiting.add(task);
        try {
            // Runs that find the queue emptied by an earlier one do nothing.
            writer.execute(this::runBatch);
        } catch (RejectedExecutionException e) {
            return Future.failedFuture(new StoreException("The database is closed."));
        }
        return task.future();
    }

    /** Called on the writer's thread after a rollback: forget what was remembered of uncommitted work. */
    public void onRollback(Runnable forget) {
        onRollback.add(forget);
    }

    /** Called on the writer's thread, inside the work that deletes an account: forget what was remembered of it. */
    public void onAccountDeleted(Consumer<String> forget) {
        engine.onAccountDeleted(forget);
    }

    /** Pieces of work that wait for the writer. */
    public int waiting() {
        return length.get();
    }

    /** Runs what was submitted, closes the database and gives up the data folder. Later work is refused. */
    public Future<Void> close() {
        if (closed) {
            return Future.succeededFuture();
        }
        Task<Boolean> last = new Task<>(tx -> true, ignored -> {});
        closed = true;
        writer.execute(() -> {
            while (!waiting.isEmpty()) {
                runBatch();
            }
            ended = true;
            engine.close();
            last.run(engine.tx());
            last.answer();
        });
        writer.shutdown();
        return last.future().mapEmpty();
    }

    /** Only inside work. */
    String engineName() {
        return engine.name();
    }

    private void runBatch() {
        List<Task<?>> batch = new ArrayList<>();
        while (batch.size() < BATCH) {
            Task<?> task = waiting.poll();
            if (task == null) {
                break;
            }
            length.decrementAndGet();
            batch.add(task);
        }
        if (batch.isEmpty()) {
            return;
        }
        if (ended) {
            // Submitted at the very moment of closing.
            batch.forEach(task -> task.fail(new StoreException("The database is closed.")));
        } else {
            commit(batch);
        }
        batch.forEach(Task::answer);
    }

    // Each round either commits or drops the one that spoiled it, so there are at most as many rounds as tasks.
    private void commit(List<Task<?>> batch) {
        List<Task<?>> left = new ArrayList<>(batch);
        long before = engine.changes();
        while (true) {
            Optional<Task<?>> spoiler = run(left);
            if (spoiler.isEmpty()) {
                break;
            }
            engine.rollback();
            onRollback.forEach(Runnable::run);
            left.remove(spoiler.get());
            before = engine.changes();
        }
        if (engine.changes() != before) {
            try {
                engine.commit();
            } catch (StoreException e) {
                failStop.stop("a commit failed", e);
                left.forEach(task -> task.fail(e));
                return;
            }
        }
        left.forEach(Task::committed);
    }

    // A refusal before anything was written spoils nothing: the task has its answer and the others go on.
    private Optional<Task<?>> run(List<Task<?>> tasks) {
        for (Task<?> task : tasks) {
            long before = engine.changes();
            Optional<Exception> failure = task.run(engine.tx());
            if (failure.isPresent() && !(failure.get() instanceof Refused && engine.changes() == before)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }
}
