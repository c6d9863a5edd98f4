package dev.sotto.client.face.tui;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.face.SignIn;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.Probe;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One try to sign in, on the worker, since {@link SignIn} waits for the relay and for the person. What it comes to are
 * inputs with its number.
 */
final class Attempt implements SignIn.Dialogue {
    private final Surroundings about;
    private final StartOptions options;
    private final long number;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile Optional<ClientApi> started = Optional.empty();

    private Attempt(Surroundings about, StartOptions options) {
        this.about = about;
        this.options = options;
        this.number = about.nextStage();
    }

    static Attempt begin(Surroundings about, StartOptions options) {
        Attempt attempt = new Attempt(about, options);
        if (!about.worker().run(attempt::run)) {
            attempt.refused(new CommandFailure(ErrorCode.BUSY, "Too much at once. Try again."));
        }
        return attempt;
    }

    boolean owns(long inputNumber) {
        return number == inputNumber;
    }

    /** Whether {@link #give} was called already. */
    boolean isAnswered() {
        return answer.isDone();
    }

    /** A passphrase, a copy of which is used. {@code forNew}: it may become that of a new account. */
    void give(SecretBytes secret, boolean forNew) {
        SecretBytes copy = SecretBytes.copyOf(secret.expose());
        if (!answer.complete(new Answer(copy, forNew))) {
            copy.close();
        }
    }

    /** Nobody waits for it any more: a client that came of it is closed, also one whose news was not read yet. */
    void cancel() {
        cancelled = true;
        started.ifPresent(client -> client.close(0));
        answer.completeExceptionally(new CommandFailure(ErrorCode.BAD_SETTING, "Cancelled."));
    }

    @Override
    public void probed(Probe probe) {
        about.inputs().put(new Input.Probed(number, probe));
    }

    @Override
    public SecretBytes password(boolean registering) throws CommandFailure {
        about.inputs().put(new Input.PasswordWanted(number, registering));
        try {
            Answer given = answer.get();
            if (registering && !given.forNew) {
                given.secret.close();
                throw new CommandFailure(
                        ErrorCode.NOT_REGISTERED,
                        options.server() + " does not know " + options.account().display() + " any more.");
            }
            return given.secret;
        } catch (ExecutionException e) {
            throw new CommandFailure(ErrorCode.BAD_SETTING, "Cancelled.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ErrorCode.BAD_SETTING, "Interrupted.");
        }
    }

    @Override
    public void starting(boolean registering) {
        // The screen says so since the passphrase was given.
    }

    @Override
    public void started(boolean registered) {
        // The client that follows says it.
    }

    private void run() {
        try {
            ClientApi client = SignIn.run(about.starter().get(), options, this);
            started = Optional.of(client);
            if (cancelled) {
                client.close(0);
            } else {
                about.inputs().put(new Input.SignedIn(number, client));
            }
        } catch (CommandFailure failure) {
            refused(failure);
        } catch (RuntimeException | LinkageError e) {
            refused(new CommandFailure(
                    ErrorCode.INTERNAL, "Unexpected error: " + e.getClass().getName() + "."));
        } finally {
            wipe();
        }
    }

    /** A passphrase that was given and not asked for. */
    private void wipe() {
        boolean unanswered = answer.completeExceptionally(new CommandFailure(ErrorCode.BAD_SETTING, "Over."));
        if (!unanswered && !answer.isCompletedExceptionally()) {
            answer.join().secret.close();
        }
    }

    private void refused(CommandFailure failure) {
        if (!cancelled) {
            about.inputs().put(new Input.Refused(number, failure));
        }
    }

    private static final class Answer {
        private final SecretBytes secret;
        private final boolean forNew;

        Answer(SecretBytes secret, boolean forNew) {
            this.secret = secret;
            this.forNew = forNew;
        }
    }
}
