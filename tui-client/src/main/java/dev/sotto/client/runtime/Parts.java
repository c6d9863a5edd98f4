package dev.sotto.client.runtime;

import dev.sotto.client.core.ClientCore;
import dev.sotto.client.password.Argon2Cost;
import dev.sotto.client.store.ClientStore;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.ClientFrame;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** What a start has opened, from which the running client is put together. */
final class Parts {
    private final Vertx vertx;
    private final Worker worker;
    private final AccountName name;
    private final ClientStore store;
    private final ClientCore core;
    private final Credentials credentials;
    private final Dialer dialer;
    private final byte[] serverId;
    private final Argon2Cost cost;

    Parts(
            Vertx vertx,
            Worker worker,
            AccountName name,
            ClientStore store,
            ClientCore core,
            Credentials credentials,
            Dialer dialer,
            byte[] serverId,
            Argon2Cost cost) {
        this.vertx = vertx;
        this.worker = worker;
        this.name = name;
        this.store = store;
        this.core = core;
        this.credentials = credentials;
        this.dialer = dialer;
        this.serverId = serverId.clone();
        this.cost = cost;
    }

    Vertx vertx() {
        return vertx;
    }

    Worker worker() {
        return worker;
    }

    AccountName name() {
        return name;
    }

    ClientStore store() {
        return store;
    }

    ClientCore core() {
        return core;
    }

    Credentials credentials() {
        return credentials;
    }

    Link link(Link.Owner owner) {
        return new Link(
                vertx,
                dialer,
                new Login(name.account()),
                credentials,
                store.generation(),
                new Backoff(Randomness.system()),
                owner);
    }

    PasswordChange passwordChange(Consumer<ClientFrame> send) {
        return new PasswordChange(worker, store, credentials, send, serverId, name.account(), cost);
    }
}
