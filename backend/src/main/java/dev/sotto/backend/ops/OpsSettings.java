package dev.sotto.backend.ops;

/**
 * Where the health and metrics pages are.
 *
 * @param enabled whether they are anywhere
 * @param host the address, loopback unless the operator wants otherwise: the pages ask for no password
 * @param port 0: any free one
 * @param demanded whether the operator chose the port: then the relay does not start without it
 */
public record OpsSettings(boolean enabled, String host, int port, boolean demanded) {}
