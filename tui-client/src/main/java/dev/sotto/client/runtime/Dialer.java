package dev.sotto.client.runtime;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.net.KnownRelays;
import dev.sotto.client.net.PinPolicy;
import dev.sotto.client.net.RelayAddress;
import dev.sotto.client.net.RelayException;
import dev.sotto.client.net.RelayFingerprint;
import dev.sotto.client.net.RelayIdentity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * Connects to one relay and decides whom to trust. Of a start, it remembers whom it trusted, before anything secret is
 * sent; of a probe, it only looks, so that a person may still turn away.
 */
final class Dialer {
    /** Opens a connection; fails with a {@link RelayException}. */
    interface Opener {
        Future<RelayLine> open(RelayAddress address, PinPolicy policy);
    }

    private final Vertx vertx;
    private final Worker worker;
    private final Opener opener;
    private final RelayAddress address;
    private final StartOptions options;
    private final KnownRelays known;
    private final SeenRelays seen;
    private final boolean probing;
    private Optional<RelayIdentity> trusted = Optional.empty();
    private boolean newIdentity;

    private Dialer(
            Vertx vertx,
            Worker worker,
            Opener opener,
            StartOptions options,
            KnownRelays known,
            SeenRelays seen,
            boolean probing) {
        this.vertx = vertx;
        this.worker = worker;
        this.opener = opener;
        this.address = new RelayAddress(options.host(), options.port());
        this.options = options;
        this.known = known;
        this.seen = seen;
        this.probing = probing;
    }

    static Dialer ofProbe(
            Vertx vertx, Worker worker, Opener opener, StartOptions options, KnownRelays known, SeenRelays seen) {
        return new Dialer(vertx, worker, opener, options, known, seen, true);
    }

    static Dialer ofStart(
            Vertx vertx, Worker worker, Opener opener, StartOptions options, KnownRelays known, SeenRelays seen) {
        return new Dialer(vertx, worker, opener, options, known, seen, false);
    }

    /** Fails with a {@link CommandFailure}: UNREACHABLE, RELAY_CHANGED, INCOMPATIBLE, ... */
    Future<Wire> dial() {
        return policy().compose(policy -> opener.open(address, policy)
                .recover(failure -> Future.failedFuture(asCommandFailure(failure)))
                .compose(this::trust));
    }

    /** Whom the last connection, or an earlier run, trusted. Blocks: on the worker. */
    Optional<RelayIdentity> remembered() throws java.io.IOException {
        return trusted.isPresent() ? trusted : known.find(address);
    }

    /** Nobody vouched for the identity: it is met for the first time, or accepted in place of another one. */
    boolean newIdentity() {
        return newIdentity;
    }

    private Future<PinPolicy> policy() {
        if (trusted.isPresent()) {
            return Future.succeededFuture(PinPolicy.of(trusted.get()));
        }
        Optional<RelayFingerprint> given = options.fingerprint().flatMap(RelayFingerprint::parse);
        if (options.fingerprint().isPresent() && given.isEmpty()) {
            return Future.failedFuture(new CommandFailure(
                    ErrorCode.MALFORMED, "A fingerprint is 'SHA-256:' and 64 hex digits, as the relay prints it."));
        }
        return worker.call(() -> known.find(address)).map(remembered -> {
            Optional<RelayIdentity> expected = options.acceptRelay() ? Optional.empty() : remembered;
            return PinPolicy.of(given, expected.isEmpty() && !probing ? seen.find(address) : expected);
        });
    }

    private Future<Wire> trust(RelayLine line) {
        RelayIdentity identity = line.identity();
        Wire wire = new Wire(vertx, line);
        if (trusted.filter(identity::equals).isPresent()) {
            return Future.succeededFuture(wire);
        }
        return worker.call(() -> {
                    boolean unknown =
                            known.find(address).filter(identity::equals).isEmpty();
                    if (!probing) {
                        known.remember(address, identity);
                    }
                    return unknown;
                })
                .map(unknown -> {
                    newIdentity = unknown && options.fingerprint().isEmpty();
                    seen.saw(address, identity);
                    trusted = Optional.of(identity);
                    return wire;
                })
                .onFailure(failure -> wire.close());
    }

    private CommandFailure asCommandFailure(Throwable failure) {
        if (!(failure instanceof RelayException relay)) {
            return new CommandFailure(
                    ErrorCode.UNREACHABLE, "The relay " + address + " cannot be reached: " + failure.getMessage());
        }
        if (relay.problem().isPresent()) {
            return Refused.failure(relay.problem().get());
        }
        String sentence = String.valueOf(relay.getMessage());
        return new CommandFailure(
                relay.code(),
                relay.code() == ErrorCode.RELAY_CHANGED
                        ? sentence + " If you are sure that it is the right one, start once with --accept-relay."
                        : sentence);
    }
}
