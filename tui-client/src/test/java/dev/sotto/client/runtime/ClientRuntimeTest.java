package dev.sotto.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.password.Argon2Cost;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole clients with the real store over a relay in memory. */
class ClientRuntimeTest {
    private static final long PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final FakeRelay relay = new FakeRelay(vertx);
    private final ClientStarter starter = new VertxClientStarter(vertx, relay.opener(), new Argon2Cost(8, 1, 1));

    @TempDir
    private Path data;

    @AfterEach
    void end() throws Exception {
        get(starter.close());
    }

    @Test
    void aMessageGoesAllTheWayAndBothEndClean() throws Exception {
        Client paul = register("Paul");
        Client hans = register("Hans");
        paul.ask(new Command.Init(name("Hans")));
        Reply.Queued queued = (Reply.Queued) paul.ask(new Command.SendText(name("Hans"), "Hey!"));
        ClientEvent.MessageReceived received = hans.await(ClientEvent.MessageReceived.class);
        assertThat(received.text()).isEqualTo("Hey!");
        assertThat(received.message()).isEqualTo(queued.message());
        paul.await(ClientEvent.StatusChanged.class, status -> status.status() == MessageStatus.DELIVERED);
        assertThat(get(paul.api.unsent())).isZero();
        assertThat(get(paul.api.close(5_000))).isTrue();
        assertThat(get(hans.api.close(5_000))).isTrue();
        assertThat(failure(paul.api.submit(new Command.ListChats())).code()).isEqualTo(ErrorCode.BUSY);
    }

    @Test
    void readyIsToldFirstAndOnceOthersCanBeginAChat() throws Exception {
        Client paul = register("Paul");
        assertThat(paul.first).isInstanceOf(ClientEvent.Ready.class);
        assertThat(paul.await(ClientEvent.class)).isEqualTo(new ClientEvent.ConnectionChanged(true));
        get(paul.api.close(0));
    }

    @Test
    void isClosedAndStartedAgainInOneProcess() throws Exception {
        Client paul = register("Paul");
        Client hans = register("Hans");
        paul.ask(new Command.Init(name("Hans")));
        for (int i = 1; i <= 3; i++) {
            assertThat(get(paul.api.close(5_000))).isTrue();
            hans.ask(new Command.SendText(name("Paul"), "while locked " + i));
            paul = start("Paul", "secret 1", false);
            ClientEvent.MessageReceived received = paul.await(ClientEvent.MessageReceived.class);
            assertThat(received.text()).isEqualTo("while locked " + i);
            Reply.Queued answer = (Reply.Queued) paul.ask(new Command.SendText(name("Hans"), "back " + i));
            assertThat(List.of(received.number(), answer.number())).containsExactly(2L * i - 1, 2L * i);
            String text = "back " + i;
            hans.await(
                    ClientEvent.MessageReceived.class, message -> message.text().equals(text));
        }
        Reply.Chats chats = (Reply.Chats) paul.ask(new Command.ListChats());
        assertThat(chats.chats()).singleElement().matches(chat -> chat.unread() == 3 && chat.readTo() == 0);
        get(paul.api.close(5_000));
        get(hans.api.close(5_000));
    }

    @Test
    void aLostConnectionComesBackAndNothingIsSentTwice() throws Exception {
        Client paul = register("Paul");
        Client hans = register("Hans");
        paul.ask(new Command.Init(name("Hans")));
        relay.reachable = false;
        relay.cutAll();
        paul.await(ClientEvent.ConnectionChanged.class, change -> !change.online());
        paul.ask(new Command.SendText(name("Hans"), "while it is away"));
        assertThat(get(paul.api.unsent())).isEqualTo(1);
        relay.reachable = true;
        paul.await(ClientEvent.StatusChanged.class, status -> status.status() == MessageStatus.DELIVERED);
        assertThat(hans.await(ClientEvent.MessageReceived.class).text()).isEqualTo("while it is away");
        get(paul.api.close(5_000));
        get(hans.api.close(5_000));
    }

    @Test
    void startsOfflineAndKeepsWhatIsWritten() throws Exception {
        Client paul = register("Paul");
        Client hans = register("Hans");
        paul.ask(new Command.Init(name("Hans")));
        get(paul.api.close(5_000));
        relay.reachable = false;
        Client offline = start("Paul", "secret 1", false);
        assertThat(offline.await(ClientEvent.class)).isEqualTo(new ClientEvent.ConnectionChanged(false));
        offline.ask(new Command.SendText(name("Hans"), "later"));
        assertThat(get(offline.api.close(10))).isFalse();
        relay.reachable = true;
        Client again = start("Paul", "secret 1", false);
        again.await(ClientEvent.StatusChanged.class, status -> status.status() == MessageStatus.DELIVERED);
        assertThat(hans.await(ClientEvent.MessageReceived.class).text()).isEqualTo("later");
        get(again.api.close(5_000));
        get(hans.api.close(5_000));
    }

    @Test
    void aWrongPasswordIsAskedOfTheRelayAndChangesNothing() throws Exception {
        Client paul = register("Paul");
        get(paul.api.close(5_000));
        relay.logins.clear();
        assertThat(failure(starter.start(options("Paul"), secret("wrong"), false))
                        .code())
                .isEqualTo(ErrorCode.BAD_PASSWORD);
        assertThat(relay.logins).hasSize(1);
        get(start("Paul", "secret 1", false).api.close(0));
    }

    @Test
    void aRefusedNewDeviceLeavesNoStoreAndATakeOverMakesOne() throws Exception {
        get(register("Paul").api.close(5_000));
        StartOptions elsewhere = StartOptions.of("127.0.0.1", 25_567, name("Paul"), data.resolve("elsewhere"));
        assertThat(failure(starter.start(elsewhere, secret("secret 1"), false)).code())
                .isEqualTo(ErrorCode.OTHER_DEVICE);
        assertThat(get(starter.probe(elsewhere)).storeExists()).isFalse();
        get(new Client(get(starter.start(elsewhere.withTakeOver(), secret("secret 1"), false))).api.close(0));
        assertThat(failure(starter.start(options("Paul"), secret("secret 1"), false))
                        .code())
                .isEqualTo(ErrorCode.OTHER_DEVICE);
    }

    @Test
    void anIdentityThatTheRelayRecordedIsNotLostWithTheAnswer() throws Exception {
        relay.cutLogin = true;
        assertThat(failure(starter.start(options("Paul"), secret("secret 1"), true))
                        .code())
                .isEqualTo(ErrorCode.UNREACHABLE);
        get(start("Paul", "secret 1", false).api.close(0));
    }

    @Test
    void aChangedPasswordOpensStoreAndRelay() throws Exception {
        Client paul = register("Paul");
        Command wrong = new Command.ChangePassword(secret("wrong"), secret("secret 2"));
        assertThat(failure(paul.api.submit(wrong)).code()).isEqualTo(ErrorCode.BAD_PASSWORD);
        paul.ask(new Command.ChangePassword(secret("secret 1"), secret("secret 2")));
        get(paul.api.close(5_000));
        assertThat(failure(starter.start(options("Paul"), secret("secret 1"), false))
                        .code())
                .isEqualTo(ErrorCode.BAD_PASSWORD);
        get(start("Paul", "secret 2", false).api.close(0));
    }

    @Test
    void aPasswordChangeWithoutAnAnswerLocksNobodyOut() throws Exception {
        Client paul = register("Paul");
        relay.cutPasswordChange = true;
        Command change = new Command.ChangePassword(secret("secret 1"), secret("secret 2"));
        assertThat(failure(paul.api.submit(change)).code()).isEqualTo(ErrorCode.OFFLINE);
        // The next login finds out which of the two it is.
        paul.await(ClientEvent.ConnectionChanged.class, ClientEvent.ConnectionChanged::online);
        paul.await(ClientEvent.ConnectionChanged.class, ClientEvent.ConnectionChanged::online);
        get(paul.api.close(5_000));
        get(start("Paul", "secret 2", false).api.close(5_000));
        assertThat(failure(starter.start(options("Paul"), secret("secret 1"), false))
                        .code())
                .isEqualTo(ErrorCode.BAD_PASSWORD);
    }

    @Test
    void aPasswordChangeIsSettledByALoginThatFollowsAStartOffline() throws Exception {
        Client paul = register("Paul");
        relay.cutPasswordChange = true;
        relay.reachable = false;
        Command change = new Command.ChangePassword(secret("secret 1"), secret("secret 2"));
        assertThat(failure(paul.api.submit(change)).code()).isEqualTo(ErrorCode.OFFLINE);
        get(paul.api.close(0));
        Client offline = start("Paul", "secret 2", false);
        relay.reachable = true;
        offline.await(ClientEvent.ConnectionChanged.class, ClientEvent.ConnectionChanged::online);
        get(offline.api.close(5_000));
        relay.reachable = false;
        assertThat(failure(starter.start(options("Paul"), secret("secret 1"), false))
                        .code())
                .isEqualTo(ErrorCode.BAD_PASSWORD);
        get(start("Paul", "secret 2", false).api.close(0));
    }

    @Test
    void aProblemAboutSomethingElseIsNoAnswerToAPasswordChange() throws Exception {
        Client paul = register("Paul");
        relay.problemBeforePasswordChanged = true;
        paul.ask(new Command.ChangePassword(secret("secret 1"), secret("secret 2")));
        get(paul.api.close(5_000));
        get(start("Paul", "secret 2", false).api.close(0));
    }

    @Test
    void aTakeOverThatWasMistypedAndCutDoesNotBarTheWayToTheStore() throws Exception {
        get(register("Paul").api.close(5_000));
        relay.cutBeforeLogin = true;
        assertThat(failure(starter.start(options("Paul").withTakeOver(), secret("typo"), false))
                        .code())
                .isEqualTo(ErrorCode.UNREACHABLE);
        get(start("Paul", "secret 1", false).api.close(0));
    }

    @Test
    void aRelayThatSendsNonsenseIsNamedAndTriedAgain() throws Exception {
        Client paul = register("Paul");
        relay.misbehave();
        assertThat(paul.await(ClientEvent.Problem.class).code()).isEqualTo(ErrorCode.RELAY_MISBEHAVED);
        paul.await(ClientEvent.ConnectionChanged.class, change -> !change.online());
        paul.await(ClientEvent.ConnectionChanged.class, ClientEvent.ConnectionChanged::online);
        get(paul.api.close(5_000));
    }

    @Test
    void aStoreThatFailsStopsTheClientAndNothingIsAcknowledged() throws Exception {
        Client paul = register("Paul");
        Client hans = register("Hans");
        paul.ask(new Command.Init(name("Hans")));
        hans.await(ClientEvent.SessionChanged.class);
        try (Stream<Path> files = Files.walk(data.resolve("hans"))) {
            for (Path log : files.filter(file -> file.endsWith("db.log")).toList()) {
                Files.delete(log);
            }
        }
        paul.ask(new Command.SendText(name("Hans"), "not to be lost"));
        assertThat(hans.await(ClientEvent.Problem.class).code()).isEqualTo(ErrorCode.STORE_FAILED);
        assertThat(hans.await(ClientEvent.Stopped.class))
                .isEqualTo(new ClientEvent.Stopped(Optional.of(ErrorCode.STORE_FAILED)));
        assertThat(relay.waiting("hans")).isPositive();
        get(hans.api.close(5_000));
        get(paul.api.close(0));
    }

    @Test
    void anOldCopyOfTheStoreIsNoticed() throws Exception {
        get(register("Paul").api.close(5_000));
        Path folder = data.resolve("paul");
        Path copy = data.resolve("copy");
        copyTree(folder, copy);
        get(start("Paul", "secret 1", false).api.close(5_000));
        get(start("Paul", "secret 1", false).api.close(5_000));
        deleteTree(folder);
        copyTree(copy, folder);
        Client old = start("Paul", "secret 1", false);
        ClientEvent.Problem problem = old.await(ClientEvent.Problem.class);
        assertThat(problem.code()).isEqualTo(ErrorCode.STORE_FAILED);
        old.await(ClientEvent.ConnectionChanged.class, ClientEvent.ConnectionChanged::online);
        get(old.api.close(5_000));
    }

    @Test
    void aReplacedConnectionStopsTheClient() throws Exception {
        Client paul = register("Paul");
        relay.closeAll(ProblemCode.PROBLEM_REPLACED);
        assertThat(paul.await(ClientEvent.Stopped.class))
                .isEqualTo(new ClientEvent.Stopped(Optional.of(ErrorCode.REPLACED)));
        assertThat(get(paul.api.close(5_000))).isTrue();
    }

    @Test
    void aDeletedAccountTakesItsStoreWithIt() throws Exception {
        Client paul = register("Paul");
        paul.ask(new Command.ResetServer("127.0.0.1:25567"));
        assertThat(paul.await(ClientEvent.Stopped.class)).isEqualTo(new ClientEvent.Stopped(Optional.empty()));
        assertThat(get(paul.api.close(0))).isTrue();
        assertThat(get(starter.probe(options("Paul"))).storeExists()).isFalse();
    }

    private Client register(String name) throws Exception {
        return start(name, "secret 1", true);
    }

    private Client start(String name, String password, boolean register) throws Exception {
        return new Client(get(starter.start(options(name), secret(password), register)));
    }

    private StartOptions options(String name) {
        return StartOptions.of(
                "127.0.0.1", 25_567, name(name), data.resolve(name(name).account()));
    }

    private static AccountName name(String text) {
        return AccountName.parse(text).orElseThrow();
    }

    private static SecretBytes secret(String text) {
        return SecretBytes.own(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static CommandFailure failure(Future<?> future) throws Exception {
        try {
            get(future);
            throw new AssertionError("succeeded");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                return failure;
            }
            throw e;
        }
    }

    private static void copyTree(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void deleteTree(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Client {
        private final ClientApi api;
        private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();
        private final ClientEvent first;

        private Client(ClientApi api) throws Exception {
            this.api = api;
            api.subscribe(events::add);
            api.start();
            first = await(ClientEvent.class);
        }

        private Reply ask(Command command) throws Exception {
            return get(api.submit(command));
        }

        private <E extends ClientEvent> E await(Class<E> type) throws Exception {
            return await(type, event -> true);
        }

        private <E extends ClientEvent> E await(Class<E> type, Predicate<E> wanted) throws Exception {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (true) {
                ClientEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    throw new AssertionError("no " + type.getSimpleName() + " in time");
                }
                if (type.isInstance(event) && wanted.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
        }
    }
}
