package dev.sotto.client.face;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.runtime.Probe;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * From "which user" to a started client, the same for every face: ask the relay, get the password while no connection
 * is open, register if there is no such account, log in. Blocks the calling thread.
 */
public final class SignIn {
    /** Two 64-MiB Argon2id runs on a slow machine and a slow network; beyond it nobody is coming back. */
    private static final long LIMIT_SECONDS = 120;

    private SignIn() {}

    /** What a face says and asks meanwhile. */
    public interface Dialogue {
        /** The relay answered, or is out of reach. */
        void probed(Probe probe);

        /** The password; a new one (to be asked twice where it cannot be seen) if {@code registering}. */
        SecretBytes password(boolean registering) throws CommandFailure;

        /** The password is there and the work begins. */
        void starting(boolean registering);

        /** Done. */
        void started(boolean registered);
    }

    /** Fails as {@link ClientStarter} says, or with BAD_SETTING where there is no usable password. */
    public static ClientApi run(ClientStarter starter, StartOptions options, Dialogue dialogue) throws CommandFailure {
        Probe probe = await(starter.probe(options));
        if (!probe.reachable() && !probe.storeExists()) {
            throw new CommandFailure(ErrorCode.UNREACHABLE, unreachable(options, probe));
        }
        dialogue.probed(probe);
        boolean register = probe.reachable() && !probe.registered();
        if (register) {
            checkRegistration(options, probe);
        }
        try (SecretBytes password = dialogue.password(register)) {
            dialogue.starting(register);
            ClientApi client = await(starter.start(options, password, register));
            dialogue.started(register);
            return client;
        }
    }

    /** Waits for a future of the client, a bounded time. */
    public static <T> T await(Future<T> future) throws CommandFailure {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Inbox.failure(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new CommandFailure(
                    ErrorCode.UNREACHABLE, "No answer within " + LIMIT_SECONDS + " seconds. Try again later.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ErrorCode.UNREACHABLE, "Interrupted.");
        }
    }

    private static String unreachable(StartOptions options, Probe probe) {
        return probe.unreachable().orElse("The relay " + options.server() + " cannot be reached.")
                + " Check that it runs, and that this is its address.";
    }

    private static void checkRegistration(StartOptions options, Probe probe) throws CommandFailure {
        String user = options.account().display();
        switch (probe.registration()) {
            case CLOSED ->
                throw new CommandFailure(
                        ErrorCode.REGISTRATION_REFUSED,
                        "There is no user " + user + " at " + options.server() + ", and it takes no new users.");
            case TOKEN -> {
                if (options.registrationToken().isEmpty()) {
                    throw new CommandFailure(
                            ErrorCode.REGISTRATION_REFUSED,
                            "There is no user " + user + " at " + options.server()
                                    + ", and new users need a token from its operator: --token TOKEN.");
                }
            }
            case OPEN, UNKNOWN -> {}
        }
    }
}
