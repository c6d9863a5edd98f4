package dev.sotto.backend.gateway;

import java.time.Duration;

/**
 * How long a peer may keep the relay waiting.
 *
 * @param tls from the TCP connection to the end of the TLS handshake
 * @param login from the end of the handshake to the answer of a successful Login
 * @param frame from the first byte of a frame to its last
 * @param write with a full write queue, for the peer to take a frame
 * @param heartbeat silence after which the relay pings
 * @param answer silence after a ping that ends the connection
 * @param presence silence after a ping that lets another login have the account
 * @param goodbye after the relay's last word, for the peer to close: an earlier close could reset the connection under a
 *     peer that still sends, and the word would be lost
 */
public record Deadlines(
        Duration tls,
        Duration login,
        Duration frame,
        Duration write,
        Duration heartbeat,
        Duration answer,
        Duration presence,
        Duration goodbye) {
    public static Deadlines defaults() {
        return new Deadlines(
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1));
    }
}
