package dev.sotto.client.face.tui;

import dev.sotto.client.face.tui.event.TermEvent;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The terminal while it is opened, which takes a while that the settings can be read in. */
final class Opening {
    private final CompletableFuture<Terminal> opened = new CompletableFuture<>();

    static Opening begin(Terminal.Opener opener, Consumer<TermEvent> events) {
        Opening opening = new Opening();
        Thread thread = new Thread(() -> opening.open(opener, events), "terminal-opening");
        thread.setDaemon(true);
        thread.start();
        return opening;
    }

    /** Fails as {@link Terminal.Opener#open}. */
    Terminal await() throws IOException {
        try {
            return opened.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            throw e;
        }
    }

    /** There will be no face on it. */
    void abandon() {
        try {
            await().close();
        } catch (IOException e) {
            // There is none.
        }
    }

    private void open(Terminal.Opener opener, Consumer<TermEvent> events) {
        try {
            opened.complete(opener.open(events));
        } catch (IOException | RuntimeException | Error e) {
            opened.completeExceptionally(e);
        }
    }
}
