package dev.sotto.backend.testing;

import static dev.sotto.backend.testing.Await.await;

import dev.sotto.backend.account.AccountLimits;
import dev.sotto.backend.account.Accounts;
import dev.sotto.backend.account.LoggedInAccount;
import dev.sotto.backend.account.Peppers;
import dev.sotto.backend.account.RegistrationPolicy;
import dev.sotto.backend.mailbox.Mailbox;
import dev.sotto.backend.mailbox.MailboxLimits;
import dev.sotto.backend.prekey.Prekeys;
import dev.sotto.backend.prekey.WhenExhausted;
import dev.sotto.backend.store.Database;
import dev.sotto.backend.store.FailStop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** The services of a relay over a real database, without sockets. */
public final class TestRelay implements AutoCloseable {
    public static final String HOME = "192.0.2.1";

    public final FakeTime time = new FakeTime();
    public final Vertx vertx = Vertx.vertx();
    public final Database database;
    public final Accounts accounts;
    public final Mailbox mailbox;

    private final Context context = vertx.getOrCreateContext();

    public TestRelay(Path folder) {
        this(folder, RegistrationPolicy.open(), MailboxLimits.defaults());
    }

    public TestRelay(Path folder, RegistrationPolicy policy) {
        this(folder, policy, MailboxLimits.defaults());
    }

    public TestRelay(Path folder, MailboxLimits limits) {
        this(folder, RegistrationPolicy.open(), limits);
    }

    private TestRelay(Path folder, RegistrationPolicy policy, MailboxLimits limits) {
        database = Database.open(folder.resolve("data"), FailStop.halt());
        Peppers peppers = await(Peppers.open(database, folder.resolve("pepper")));
        AccountLimits accountLimits = new AccountLimits(5, Duration.ofSeconds(15), 50, Duration.ofMinutes(1));
        accounts = new Accounts(vertx, database, peppers, policy, accountLimits, time, time::nanoTime);
        mailbox = new Mailbox(vertx, database, limits, time);
    }

    public Prekeys prekeys(WhenExhausted whenExhausted) {
        return new Prekeys(vertx, database, whenExhausted, time::nanoTime);
    }

    /** Registers the account and logs it in. */
    public TestDevice user(String name) {
        TestDevice device = new TestDevice(name, time.millis());
        await(accounts.register(device.register(), HOME));
        login(device);
        return device;
    }

    public LoggedInAccount login(TestDevice device) {
        return await(accounts.verify(device.login(), HOME).compose(accounts::complete));
    }

    /** As a connection would: on an event loop, always the same one. */
    public <T> Future<T> onConnection(Supplier<Future<T>> call) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(ignored -> call.get().onComplete(promise));
        return promise.future();
    }

    @Override
    public void close() {
        await(database.close());
        await(vertx.close());
    }
}
