package dev.sotto.client.demo;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A scripted user: every wait is bounded, and what does not come in time is a sentence. */
final class DemoUser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final int EVENTS = 1024;

    private final AccountName name;
    private final StartOptions options;
    private final Supplier<ClientStarter> starters;
    private final SecretBytes password = DemoPassword.secret();
    private final BlockingQueue<ClientEvent> events = new ArrayBlockingQueue<>(EVENTS);
    private final List<ClientEvent> unseen = new ArrayList<>();
    private Optional<ClientStarter> starter = Optional.empty();
    private Future<ClientApi> starting = Future.failedFuture("not begun");
    private Optional<ClientApi> client = Optional.empty();

    DemoUser(AccountName name, DemoRelay relay, Path folder, Supplier<ClientStarter> starters) {
        this.name = name;
        this.options = StartOptions.of(DemoRelay.HOST, relay.port(), name, folder.resolve(name.account()))
                .withFingerprint(relay.fingerprint());
        this.starters = starters;
    }

    AccountName name() {
        return name;
    }

    /** Begins to register, if {@code register}, and to log in. */
    void begin(boolean register) {
        ClientStarter own = starters.get();
        starter = Optional.of(own);
        starting = own.start(options, password, register);
    }

    /** Back when the relay has let the user in. */
    void entered() throws DemoFailure {
        ClientApi started = await("start of " + name, starting);
        client = Optional.of(started);
        started.subscribe(this::happened);
        started.start();
        expect("login of " + name, online(true));
    }

    /** Logs out; true if nothing was left unsent. */
    boolean leave() throws DemoFailure {
        boolean sent =
                client.isPresent() && await("exit of " + name, client.get().close(5_000));
        client = Optional.empty();
        if (starter.isPresent()) {
            await("end of " + name, starter.get().close());
            starter = Optional.empty();
        }
        events.clear();
        unseen.clear();
        return sent;
    }

    Reply run(String what, Command command) throws DemoFailure {
        return await(what, client.orElseThrow().submit(command));
    }

    /** The code that the command fails with; a command that succeeds does not hold. */
    ErrorCode refused(String what, Command command) throws DemoFailure {
        try {
            get(client.orElseThrow().submit(command));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                return failure.code();
            }
            throw new DemoFailure(what + " failed in an unexpected way: " + e.getCause());
        } catch (TimeoutException e) {
            throw late(what);
        }
        throw new DemoFailure(what + " was not refused.");
    }

    /** The first event not yet taken that fits. */
    ClientEvent expect(String what, Predicate<ClientEvent> fits) throws DemoFailure {
        for (int i = 0; i < unseen.size(); i++) {
            if (fits.test(unseen.get(i))) {
                return unseen.remove(i);
            }
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            Optional<ClientEvent> next = poll(left);
            if (next.isPresent() && fits.test(next.get())) {
                return next.get();
            }
            next.ifPresent(unseen::add);
        }
        throw late(what);
    }

    /** Whether an event that fits has come already. */
    boolean saw(Predicate<ClientEvent> fits) {
        events.drainTo(unseen);
        return unseen.stream().anyMatch(fits);
    }

    static Predicate<ClientEvent> online(boolean online) {
        return event -> event instanceof ClientEvent.ConnectionChanged changed && changed.online() == online;
    }

    @Override
    public void close() {
        try {
            boolean sent = leave();
            password.close();
            if (!sent) {
                events.clear(); // what was not sent goes with the folder
            }
        } catch (DemoFailure e) {
            password.close();
        }
    }

    private void happened(ClientEvent event) {
        if (!events.offer(event)) {
            throw new IllegalStateException("the demo does not make that many events");
        }
    }

    private Optional<ClientEvent> poll(long nanos) {
        try {
            return Optional.ofNullable(events.poll(nanos, TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <T> T await(String what, Future<T> future) throws DemoFailure {
        try {
            return get(future);
        } catch (ExecutionException e) {
            throw new DemoFailure(
                    "This failed: " + what + ": " + (e.getCause() == null ? e : e.getCause()).getMessage());
        } catch (TimeoutException e) {
            throw late(what);
        }
    }

    private static <T> T get(Future<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        }
    }

    private static DemoFailure late(String what) {
        return new DemoFailure("This did not happen within " + PATIENCE_SECONDS + " seconds: " + what + ".");
    }
}
