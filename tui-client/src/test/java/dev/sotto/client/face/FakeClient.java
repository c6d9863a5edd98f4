package dev.sotto.client.face;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.runtime.Probe;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A client that answers by a script; everything happens on the calling thread. */
public final class FakeClient implements ClientStarter, ClientApi {
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final List<Command> commands = new CopyOnWriteArrayList<>();
    public Probe probe = probe(true, true);
    public Optional<CommandFailure> probeFailure = Optional.empty();
    public volatile Optional<CommandFailure> startFailure = Optional.empty();
    public List<ClientEvent> atStart = new ArrayList<>();
    public boolean allSent = true;
    public BiFunction<FakeClient, Command, Future<Reply>> answer =
            (client, command) -> Future.succeededFuture(new Reply.Done());
    private final List<String> refused = new ArrayList<>();
    private Consumer<ClientEvent> consumer = event -> {};

    public static Probe probe(boolean reachable, boolean registered) {
        return new Probe(
                reachable,
                reachable ? Optional.empty() : Optional.of("localhost:25567 cannot be reached: connection refused."),
                registered,
                Probe.RegistrationMode.OPEN,
                Optional.of("SHA-256:" + "ab".repeat(32)),
                false,
                registered);
    }

    /** These do not open it. */
    public void refusePasswords(String... wrong) {
        refused.addAll(List.of(wrong));
    }

    public void emit(ClientEvent event) {
        consumer.accept(event);
    }

    public static <T> Future<T> failed(ErrorCode code, String sentence) {
        return Future.failedFuture(new CommandFailure(code, sentence));
    }

    @Override
    public Future<Probe> probe(StartOptions options) {
        calls.add("probe " + options);
        return probeFailure.isPresent() ? Future.failedFuture(probeFailure.get()) : Future.succeededFuture(probe);
    }

    @Override
    public Future<ClientApi> start(StartOptions options, SecretBytes password, boolean register) {
        String typed = new String(password.expose(), StandardCharsets.UTF_8);
        calls.add((options.takeOver() ? "taken over " : "") + (register ? "register " : "login ") + options + " "
                + typed
                + options.registrationToken().map(token -> " with " + token).orElse(""));
        if (refused.contains(typed)) {
            return failed(ErrorCode.BAD_PASSWORD, "Password incorrect.");
        }
        return startFailure.isPresent() ? Future.failedFuture(startFailure.get()) : Future.succeededFuture(this);
    }

    @Override
    public Future<Reply> submit(Command command) {
        commands.add(command);
        return answer.apply(this, command);
    }

    @Override
    public void subscribe(Consumer<ClientEvent> subscriber) {
        consumer = subscriber;
    }

    @Override
    public void start() {
        atStart.forEach(this::emit);
    }

    @Override
    public Future<Integer> unsent() {
        return Future.succeededFuture(allSent ? 0 : 1);
    }

    @Override
    public Future<Boolean> close(long graceMillis) {
        calls.add("close " + graceMillis);
        return Future.succeededFuture(allSent);
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
