package dev.sotto.client.face.tui.model;

import dev.sotto.protocol.AccountName;
import java.time.Instant;
import java.util.Optional;

/** All that the full screen knows. */
public final class Model {
    private final AccountName me;
    private final String server;
    private final Settings settings;
    private final int columns;
    private final int rows;
    private final Instant now;

    private Model(AccountName me, String server, Settings settings, int columns, int rows, Instant now) {
        this.me = me;
        this.server = server;
        this.settings = settings;
        this.columns = columns;
        this.rows = rows;
        this.now = now;
    }

    /** Before anything happened: nothing is loaded, not online yet. {@code server} is {@code HOST:PORT}. */
    public static Model start(AccountName me, String server, Settings settings, int columns, int rows, Instant now) {
        return new Model(me, server, settings, columns, rows, now);
    }

    public AccountName me() {
        return me;
    }

    public String server() {
        return server;
    }

    public Settings settings() {
        return settings;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public Instant now() {
        return now;
    }

    /** When it wants a {@link Msg.Tick} though nothing else happens. */
    public Optional<Instant> wakeAt() {
        return Optional.empty();
    }
}
