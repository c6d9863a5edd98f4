package dev.sotto.backend.gateway;

/**
 * How the relay is reached.
 *
 * @param host the address to listen on
 * @param port 0: any free one
 * @param eventLoops how many event loops share the connections
 */
public record GatewaySettings(
        String host, int port, int eventLoops, Deadlines deadlines, ConnectionLimits connections) {}
