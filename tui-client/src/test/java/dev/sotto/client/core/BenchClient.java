package dev.sotto.client.core;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.Reply;
import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKeyPair;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.ServerFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A core with a store in memory, executed as the runtime does it, on which crashes and cuts can be inflicted. */
final class BenchClient {
    static final String SERVER = "relay.test:25567";

    enum Crash {
        NONE,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    final AccountName name;
    final List<ClientEvent> events = new ArrayList<>();
    final Map<Long, Reply> replies = new HashMap<>();
    final Map<Long, CommandFailure> failures = new HashMap<>();

    /** Answers and events as they came, for tests of their order. */
    final List<Object> seen = new ArrayList<>();

    private final MemoryRelay relay;
    private final Randomness random;
    private MemoryStore store;
    private ClientCore core;
    private boolean online;
    private boolean erased;
    private long tokens;
    long now = 1_790_000_000_000L;
    Crash nextCrash = Crash.NONE;

    BenchClient(String name, MemoryRelay relay, long seed) {
        this.name = AccountName.parse(name).orElseThrow();
        this.relay = relay;
        this.random = seeded(seed);
        LocalDevice device = LocalDevice.of(
                DeviceAddress.of(this.name.account(), 1),
                Instance.create(now, Optional.empty(), random),
                IdentityKeyPair.generate(random));
        this.store = new MemoryStore(device);
        this.core = build();
    }

    static Randomness seeded(long seed) {
        Random source = new Random(seed);
        return count -> {
            byte[] bytes = new byte[count];
            source.nextBytes(bytes);
            return bytes;
        };
    }

    long submit(Command command) {
        long token = ++tokens;
        run(List.of(new Input.UserCommand(token, command)));
        return token;
    }

    long send(BenchClient to, String text) {
        return submit(new Command.SendText(to.name, text));
    }

    long init(BenchClient to) {
        return submit(new Command.Init(to.name));
    }

    void connect() {
        if (!online && !erased) {
            online = true;
            run(List.of(new Input.Connected(relay.login(name.account(), core.device()))));
        }
    }

    void disconnect() {
        if (online) {
            online = false;
            relay.logout(name.account());
            run(List.of(new Input.Disconnected()));
        }
    }

    void tick() {
        run(List.of(new Input.Tick()));
    }

    void input(Input input) {
        run(List.of(input));
    }

    /** Takes up to that many frames of the relay in one transaction. False if there were none. */
    boolean receive(int most) {
        List<Input> batch = new ArrayList<>();
        while (online && batch.size() < most) {
            Optional<ServerFrame> frame = relay.next(name.account());
            if (frame.isEmpty()) {
                break;
            }
            batch.add(new Input.FrameReceived(frame.get()));
        }
        if (!batch.isEmpty()) {
            run(batch);
        }
        return !batch.isEmpty();
    }

    /** The process dies and starts again, offline. */
    void crash() {
        if (online) {
            relay.logout(name.account());
            online = false;
        }
        store.rollback();
        core = build();
    }

    /** The folder is replaced by an older copy; the process starts again, offline. */
    void restore(MemoryStore copy) {
        crash();
        store = copy;
        core = build();
    }

    MemoryStore store() {
        return store;
    }

    ClientCore core() {
        return core;
    }

    boolean online() {
        return online;
    }

    boolean erased() {
        return erased;
    }

    <E extends ClientEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> progress() {
        return events(ClientEvent.Progress.class).stream()
                .map(ClientEvent.Progress::sentence)
                .toList();
    }

    private ClientCore build() {
        return new ClientCore(name, SERVER, store.load(), store, random);
    }

    private void run(List<Input> batch) {
        List<Effect> effects = new ArrayList<>();
        for (Input input : batch) {
            stage(core.handle(input, now), effects);
        }
        stage(core.flush(now), effects);
        Crash crash = nextCrash;
        nextCrash = Crash.NONE;
        if (crash == Crash.BEFORE_COMMIT) {
            crash();
            return;
        }
        store.commit();
        if (crash == Crash.AFTER_COMMIT) {
            crash();
            return;
        }
        core.committed();
        effects.forEach(this::execute);
    }

    private void stage(List<Effect> step, List<Effect> effects) {
        for (Effect effect : step) {
            if (effect instanceof Effect.Persist persist) {
                store.stage(persist.changes());
            } else {
                effects.add(effect);
            }
        }
    }

    private void execute(Effect effect) {
        if (effect instanceof Effect.Transmit transmit) {
            relay.take(name.account(), transmit.frame());
        } else if (effect instanceof Effect.Emit emit) {
            events.add(emit.event());
            seen.add(emit.event());
        } else if (effect instanceof Effect.Answer answer) {
            replies.put(answer.token(), answer.reply());
            seen.add(answer.reply());
        } else if (effect instanceof Effect.AnswerFrom later) {
            replies.put(later.token(), later.read().get());
        } else if (effect instanceof Effect.Fail fail) {
            failures.put(fail.token(), fail.failure());
        } else if (effect instanceof Effect.DeleteAccount) {
            relay.take(
                    name.account(),
                    dev.sotto.protocol.v1.ClientFrame.newBuilder()
                            .setDeleteAccount(dev.sotto.protocol.v1.DeleteAccount.getDefaultInstance())
                            .build());
        } else if (effect instanceof Effect.Erase) {
            erased = true;
        } else if (effect instanceof Effect.Disconnect) {
            disconnect();
        }
    }
}
