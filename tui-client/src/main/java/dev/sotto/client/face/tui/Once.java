package dev.sotto.client.face.tui;

import dev.sotto.client.runtime.ClientStarter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Makes the starter of clients when it is asked for first; who asks meanwhile waits. */
final class Once implements Supplier<ClientStarter> {
    private final Supplier<ClientStarter> maker;
    private final AtomicReference<Optional<CompletableFuture<ClientStarter>>> made =
            new AtomicReference<>(Optional.empty());

    Once(Supplier<ClientStarter> maker) {
        this.maker = maker;
    }

    @Override
    public ClientStarter get() {
        CompletableFuture<ClientStarter> mine = new CompletableFuture<>();
        if (made.compareAndSet(Optional.empty(), Optional.of(mine))) {
            try {
                mine.complete(maker.get());
            } catch (RuntimeException | Error e) {
                mine.completeExceptionally(e);
                throw e;
            }
        }
        return made.get().orElse(mine).join();
    }
}
