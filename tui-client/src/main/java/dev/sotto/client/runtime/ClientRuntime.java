package dev.sotto.client.runtime;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.client.core.Input;
import dev.sotto.client.store.ClientStore;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.ServerFrame;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running client: what the core wants is carried out here, what happens outside becomes its inputs. Everything but
 * core and store is confined to one context.
 */
final class ClientRuntime implements ClientApi, Engine.Handler, Link.Owner {
    private static final long TICK_MILLIS = 1_000;

    /** A relay that does not confirm the first prekeys delays Ready by this at most. */
    private static final long READY_MILLIS = 5_000;

    /** Frames that may wait for the core before the connection is paused, and when it goes on. */
    private static final int PAUSE_AT = 1_024;

    private static final int RESUME_AT = 256;

    private final Vertx vertx;
    private final Context context;
    private final Worker worker;
    private final AccountName name;
    private final ClientStore store;
    private final Credentials credentials;
    private final Engine engine;
    private final Link link;
    private final PasswordChange passwordChange;
    private final Execution execution;
    private Optional<Runnable> firstConnection = Optional.empty();
    private Optional<Consumer<ClientEvent>> consumer = Optional.empty();
    private Optional<Closing> closing = Optional.empty();
    private Engine.Standing standing;
    private long ticker = -1;
    private final List<ClientEvent> early = new ArrayList<>();
    private boolean ready;
    private boolean stopped;
    private boolean erased;

    ClientRuntime(Parts parts, Context context) {
        this.vertx = parts.vertx();
        this.context = context;
        this.worker = parts.worker();
        this.name = parts.name();
        this.store = parts.store();
        this.credentials = parts.credentials();
        this.standing = Engine.Standing.of(parts.core());
        this.engine = new Engine(worker, store, parts.core(), System::currentTimeMillis, this);
        this.link = parts.link(this);
        this.passwordChange = parts.passwordChange(link::send);
        this.execution = new Execution(link, engine, passwordChange, credentials, this::emit, this::erase);
    }

    /** What {@link #start} begins with; without it, offline. */
    void connectFirst(Wire wire, LoggedIn loggedIn, boolean rolledBack) {
        firstConnection = Optional.of(() -> {
            if (rolledBack) {
                wire.close();
                rolledBack();
            } else {
                link.adopt(wire, loggedIn);
            }
        });
    }

    @Override
    public Future<Reply> submit(Command command) {
        Promise<Reply> promise = Promise.promise();
        context.runOnContext(ignored -> {
            if (stopped || closing.isPresent()) {
                promise.fail(new CommandFailure(ErrorCode.BUSY, "The client has stopped and takes no more commands."));
            } else {
                engine.offer(new Input.UserCommand(execution.expect(promise), command));
            }
        });
        return promise.future();
    }

    @Override
    public void subscribe(Consumer<ClientEvent> newConsumer) {
        context.runOnContext(ignored -> consumer = Optional.of(newConsumer));
    }

    @Override
    public void start() {
        context.runOnContext(ignored -> {
            vertx.setTimer(READY_MILLIS, id -> {
                if (!stopped) {
                    ready();
                }
            });
            ticker = vertx.setPeriodic(TICK_MILLIS, id -> engine.tick());
            engine.tick();
            firstConnection.orElse(this::disconnected).run();
            engine.start();
        });
    }

    @Override
    public Future<Integer> unsent() {
        Promise<Integer> promise = Promise.promise();
        context.runOnContext(ignored -> promise.complete(standing.unsent()));
        return promise.future();
    }

    @Override
    public Future<Boolean> close(long graceMillis) {
        Promise<Boolean> promise = Promise.promise();
        context.runOnContext(ignored -> {
            if (closing.isEmpty()) {
                closing = Optional.of(new Closing(promise));
                long wait = stopped ? 0 : graceMillis;
                if (wait <= 0) {
                    finish();
                } else {
                    vertx.setTimer(wait, id -> finish());
                    finishIfSettled();
                }
            } else {
                closing.get().promise().future().onComplete(promise);
            }
        });
        return promise.future();
    }

    @Override
    public Future<Void> carryOut(Engine.Outcome outcome) {
        standing = outcome.standing();
        if (engine.waiting() < RESUME_AT) {
            link.resume();
        }
        return execution.carryOut(outcome.effects()).onSuccess(done -> {
            if (!standing.publishing()) {
                ready();
            }
            if (outcome.inputs().stream().anyMatch(Input.Disconnected.class::isInstance)) {
                link.retry(standing.device());
            }
            context.runOnContext(ignored -> finishIfSettled());
        });
    }

    @Override
    public void broken(CommandFailure failure) {
        stop(failure);
    }

    @Override
    public void connected(LoggedIn loggedIn) {
        engine.offer(new Input.Connected(loggedIn));
    }

    @Override
    public void received(ServerFrame frame) {
        if (passwordChange.received(frame)) {
            return;
        }
        engine.offer(new Input.FrameReceived(frame));
        if (engine.waiting() >= PAUSE_AT) {
            link.pause();
        }
    }

    @Override
    public void disconnected() {
        passwordChange.disconnected();
        engine.offer(new Input.Disconnected());
    }

    @Override
    public void rolledBack() {
        engine.offer(new Input.RolledBack());
        engine.offer(new Input.Disconnected());
    }

    @Override
    public Future<Void> passwordTaken(boolean proposed) {
        return passwordChange.loggedIn(proposed);
    }

    @Override
    public void trouble(CommandFailure what) {
        emit(new ClientEvent.Problem(what.code(), what.sentence(), Optional.empty()));
    }

    @Override
    public void gone(CommandFailure why) {
        stop(why);
    }

    private Future<Void> erase() {
        erased = true;
        stopped = true;
        engine.stop();
        return link.end()
                .otherwiseEmpty()
                .compose(done -> worker.call(() -> {
                    store.destroy();
                    return null;
                }));
    }

    private void stop(CommandFailure why) {
        if (!stopped) {
            stopped = true;
            ready();
            engine.stop();
            link.end();
            trouble(why);
            execution.failAll(why);
            emit(new ClientEvent.Stopped(Optional.of(why.code())));
            closing.ifPresent(waiting -> finish());
        }
    }

    private void finishIfSettled() {
        if (closing.isPresent() && engine.quiet() && execution.allAnswered() && standing.settled()) {
            finish();
        }
    }

    private void finish() {
        Closing waiting = closing.orElseThrow();
        if (waiting.begun()) {
            return;
        }
        closing = Optional.of(waiting.begin());
        stopped = true;
        vertx.cancelTimer(ticker);
        engine.stop();
        execution.failAll(new CommandFailure(ErrorCode.BUSY, "The client was closed."));
        link.end()
                .otherwiseEmpty()
                .compose(done -> worker.call(() -> {
                    try (credentials) {
                        engine.wipe();
                        if (!erased) {
                            store.close();
                        }
                    }
                    return standing.unsent() == 0 || erased;
                }))
                .onComplete(waiting.promise());
    }

    /** Ready once others can begin a chat with us, so that who waits for it can tell them to. */
    private void ready() {
        if (!ready) {
            ready = true;
            tell(new ClientEvent.Ready(name));
            early.forEach(this::tell);
            early.clear();
        }
    }

    private void emit(ClientEvent event) {
        if (ready) {
            tell(event);
        } else {
            early.add(event);
        }
    }

    private void tell(ClientEvent event) {
        consumer.ifPresent(face -> face.accept(event));
    }

    private record Closing(Promise<Boolean> promise, boolean begun) {
        private Closing(Promise<Boolean> promise) {
            this(promise, false);
        }

        private Closing begin() {
            return new Closing(promise, true);
        }
    }
}
