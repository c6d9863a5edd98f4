package dev.sotto.client.runtime;

import com.google.protobuf.ByteString;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.Reply;
import dev.sotto.client.core.Effect;
import dev.sotto.client.core.Input;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.DeleteAccount;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries out what the core wants after a commit, in its order, and keeps the commands that wait for their answer. */
final class Execution {
    private final Link link;
    private final Engine engine;
    private final PasswordChange passwordChange;
    private final Credentials credentials;
    private final Consumer<ClientEvent> events;
    private final Supplier<Future<Void>> erase;
    private final Map<Long, Promise<Reply>> promises = new HashMap<>();
    private long tokens;

    Execution(
            Link link,
            Engine engine,
            PasswordChange passwordChange,
            Credentials credentials,
            Consumer<ClientEvent> events,
            Supplier<Future<Void>> erase) {
        this.link = link;
        this.engine = engine;
        this.passwordChange = passwordChange;
        this.credentials = credentials;
        this.events = events;
        this.erase = erase;
    }

    /** The token of a command whose answer goes there. */
    long expect(Promise<Reply> answer) {
        promises.put(++tokens, answer);
        return tokens;
    }

    boolean allAnswered() {
        return promises.isEmpty();
    }

    void failAll(CommandFailure why) {
        List<Promise<Reply>> waiting = List.copyOf(promises.values());
        promises.clear();
        waiting.forEach(promise -> promise.fail(why));
    }

    Future<Void> carryOut(List<Effect> effects) {
        return carryOut(effects.iterator());
    }

    private Future<Void> carryOut(Iterator<Effect> effects) {
        while (effects.hasNext()) {
            Effect effect = effects.next();
            if (effect instanceof Effect.Erase) {
                return erase.get().compose(done -> carryOut(effects));
            }
            carryOut(effect);
        }
        return Future.succeededFuture();
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Transmit transmit) {
            link.send(transmit.frame());
        } else if (effect instanceof Effect.Emit emit) {
            events.accept(emit.event());
        } else if (effect instanceof Effect.Answer answer) {
            waiting(answer.token()).ifPresent(promise -> promise.complete(answer.reply()));
        } else if (effect instanceof Effect.Fail fail) {
            waiting(fail.token()).ifPresent(promise -> promise.fail(fail.failure()));
        } else if (effect instanceof Effect.ChangePassword change) {
            passwordChange.run(change.command()).onComplete(result -> ended(result.cause()));
        } else if (effect instanceof Effect.DeleteAccount) {
            link.send(ClientFrame.newBuilder()
                    .setDeleteAccount(DeleteAccount.newBuilder()
                            .setAuthSecret(
                                    ByteString.copyFrom(credentials.secret().expose())))
                    .build());
        } else if (effect instanceof Effect.Disconnect) {
            link.drop();
        } else {
            throw new IllegalStateException("nobody carries out " + effect.getClass());
        }
    }

    private void ended(@Nullable Throwable cause) {
        Optional<CommandFailure> failure =
                cause instanceof CommandFailure known ? Optional.of(known) : Optional.empty();
        engine.offer(new Input.PasswordChangeEnded(failure));
    }

    private Optional<Promise<Reply>> waiting(long token) {
        return Optional.ofNullable(promises.remove(token));
    }
}
