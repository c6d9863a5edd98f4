package dev.sotto.backend.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** What the relay counts. Sums over all users; no label names one. For any thread. */
public final class RelayMetrics {
    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter refused;
    private final Counter delivered;
    private final Counter acknowledged;
    private final Counter logins;
    private final Counter refusedLogins;
    private final Counter registrations;

    public RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = counter("envelopes.accepted", "Envelopes that were stored durably and accepted.");
        this.refused = counter("envelopes.refused", "Envelopes that were not taken.");
        this.delivered = counter("envelopes.delivered", "Deliveries written, repeated ones included.");
        this.acknowledged = counter("envelopes.acknowledged", "Deliveries that a client has acknowledged.");
        this.logins = counter("logins", "Successful logins.");
        this.refusedLogins = counter("logins.refused", "Logins that were refused.");
        this.registrations = counter("registrations", "Accounts that were made.");
    }

    /** A value that is read when somebody looks. */
    public void gauge(String name, String description, IntSupplier value) {
        Gauge.builder("sotto." + name, value, IntSupplier::getAsInt)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    public void accepted() {
        accepted.increment();
    }

    public void refused() {
        refused.increment();
    }

    public void delivered() {
        delivered.increment();
    }

    public void acknowledged() {
        acknowledged.increment();
    }

    public void loggedIn() {
        logins.increment();
    }

    public void loginRefused() {
        refusedLogins.increment();
    }

    public void registered() {
        registrations.increment();
    }

    /** Accepted, delivered, acknowledged, refused since the start: for the log's own summary. */
    public Totals totals() {
        return new Totals(
                (long) accepted.count(), (long) delivered.count(), (long) acknowledged.count(), (long) refused.count());
    }

    /** Counts since the start. */
    public record Totals(long accepted, long delivered, long acknowledged, long refused) {}

    private Counter counter(String name, String description) {
        return Counter.builder("sotto." + name).description(description).register(registry);
    }
}
