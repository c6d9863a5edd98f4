package dev.sotto.client.face.tui.model;

import dev.sotto.protocol.AccountName;
import java.time.Instant;

/**
 * The account and its connection.
 *
 * @param server {@code HOST:PORT}
 * @param started messages from before were not written while we looked
 * @param connected it was online at least once
 * @param stopped the client takes no more commands
 */
public record Session(
        AccountName me,
        String server,
        Instant started,
        boolean ready,
        boolean online,
        boolean connected,
        boolean stopped) {
    static Session start(AccountName me, String server, Instant now) {
        return new Session(me, server, now, false, false, false, false);
    }

    Session asReady() {
        return new Session(me, server, started, true, online, connected, stopped);
    }

    Session online(boolean now) {
        return new Session(me, server, started, ready, now, connected || now, stopped);
    }

    Session asStopped() {
        return new Session(me, server, started, ready, false, connected, true);
    }
}
