package dev.sotto.client.runtime;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.core.ClientCore;
import dev.sotto.client.core.Effect;
import dev.sotto.client.core.Input;
import dev.sotto.client.store.ClientStore;
import dev.sotto.client.store.StoreException;
import dev.sotto.crypto.identity.LocalDevice;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Feeds the core and commits what it wants persisted: whatever came while the last batch was at work is the next batch,
 * and a batch is one transaction. Only after the commit the rest is carried out, in order. After a failed commit nothing
 * is: the store takes nothing more then, so the client stops and the next start builds the core anew.
 */
final class Engine {
    /** Inputs in one transaction: bounds what a batch holds in memory and how long the first one waits. */
    private static final int MAX_BATCH = 256;

    /** What a batch led to, on disk already. */
    record Outcome(List<Input> inputs, List<Effect> effects, Standing standing) {}

    /** Where the core stands after a batch. */
    record Standing(int unsent, boolean settled, boolean publishing, LocalDevice device) {
        static Standing of(ClientCore core) {
            return new Standing(core.unsent(), core.settled(), core.publishing(), core.device());
        }
    }

    /** Carries out what a batch led to; the next one begins when the future completes. On the client's context. */
    interface Handler {
        Future<Void> carryOut(Outcome outcome);

        void broken(CommandFailure failure);
    }

    private final Worker worker;
    private final ClientStore store;
    private final ClientCore core;
    private final LongSupplier clockMillis;
    private final Handler handler;
    private final Deque<Input> inbox = new ArrayDeque<>();
    private boolean running;
    private boolean busy;
    private boolean tickWaits;

    Engine(Worker worker, ClientStore store, ClientCore core, LongSupplier clockMillis, Handler handler) {
        this.worker = worker;
        this.store = store;
        this.core = core;
        this.clockMillis = clockMillis;
        this.handler = handler;
    }

    void start() {
        running = true;
        pump();
    }

    /** Takes nothing more; a batch that is at work ends. */
    void stop() {
        running = false;
        inbox.clear();
    }

    /** After {@link #stop}, on the worker: the keys leave the memory. */
    void wipe() {
        core.wipe();
    }

    void offer(Input input) {
        inbox.add(input);
        pump();
    }

    /** Time has passed; one such input waits at a time. */
    void tick() {
        if (!tickWaits) {
            tickWaits = true;
            offer(new Input.Tick());
        }
    }

    int waiting() {
        return inbox.size();
    }

    boolean quiet() {
        return inbox.isEmpty() && !busy;
    }

    private void pump() {
        if (!running || busy || inbox.isEmpty()) {
            return;
        }
        busy = true;
        List<Input> batch = new ArrayList<>();
        while (!inbox.isEmpty() && batch.size() < MAX_BATCH) {
            batch.add(inbox.remove());
        }
        tickWaits = inbox.stream().anyMatch(Input.Tick.class::isInstance);
        worker.call(() -> process(batch))
                .compose(handler::carryOut)
                .onSuccess(done -> {
                    busy = false;
                    pump();
                })
                .onFailure(failure -> {
                    stop();
                    busy = false;
                    handler.broken(Worker.asCommandFailure(failure));
                });
    }

    // On the worker: nothing else touches core and store meanwhile.
    private Outcome process(List<Input> batch) throws StoreException {
        List<Effect> effects = new ArrayList<>();
        boolean staged = false;
        for (Input input : batch) {
            staged |= stage(core.handle(input, clockMillis.getAsLong()), effects);
        }
        staged |= stage(core.flush(clockMillis.getAsLong()), effects);
        if (staged) {
            store.commit();
            core.committed();
        }
        effects.replaceAll(Engine::read);
        return new Outcome(batch, List.copyOf(effects), Standing.of(core));
    }

    private boolean stage(List<Effect> step, List<Effect> effects) throws StoreException {
        boolean staged = false;
        for (Effect effect : step) {
            if (effect instanceof Effect.Persist persist) {
                store.stage(persist.changes());
                staged = true;
            } else {
                effects.add(effect);
            }
        }
        return staged;
    }

    private static Effect read(Effect effect) {
        return effect instanceof Effect.AnswerFrom later
                ? new Effect.Answer(later.token(), later.read().get())
                : effect;
    }
}
