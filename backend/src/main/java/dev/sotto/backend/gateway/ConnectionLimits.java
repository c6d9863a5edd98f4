package dev.sotto.backend.gateway;

/**
 * How many connections the relay holds.
 *
 * @param total all of them; 34 KB of memory each
 * @param unauthenticatedPerAddress of one address (IPv6: one /64) that have not logged in yet
 */
public record ConnectionLimits(int total, int unauthenticatedPerAddress) {
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(12_000, 16);
    }
}
