package dev.sotto.client.net;

/**
 * How a dead relay is noticed.
 *
 * @param idleMillis after so long without a byte from the relay it is pinged
 * @param answerMillis so long it has to answer
 */
record Heartbeat(long idleMillis, long answerMillis) {
    static final Heartbeat STANDARD = new Heartbeat(30_000, 30_000);
}
