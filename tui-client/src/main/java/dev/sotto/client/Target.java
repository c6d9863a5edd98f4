package dev.sotto.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who and where, as it is written on a command line: {@code [user@]host[:port]}, {@code user@} or {@code user}. IPv6
 * addresses stand in brackets. A word without {@code @} is a user.
 */
record Target(Optional<String> user, Optional<Server> server) {
    static final int DEFAULT_PORT = 25_567;

    static final Target NOBODY = new Target(Optional.empty(), Optional.empty());

    private static final Pattern SERVER =
            Pattern.compile("(?:\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<name>[^\\s\\[\\]:@/]+))(?::(?<port>[0-9]{1,5}))?");

    /** A relay's address; {@code host} without brackets. */
    record Server(String host, int port) {
        /** Where a relay is that was started beside the client. */
        static final Server USUAL = new Server("localhost", DEFAULT_PORT);

        /** {@code HOST:PORT}, the port being {@value Target#DEFAULT_PORT} if it is not given. */
        static Server parse(String text) throws UsageException {
            Matcher matcher = SERVER.matcher(text);
            if (!matcher.matches()) {
                throw new UsageException("'" + text
                        + "' is not an address of a relay. Write HOST or HOST:PORT, an IPv6 address in brackets:"
                        + " [::1]:" + DEFAULT_PORT + ".");
            }
            String v6 = matcher.group("v6");
            String port = matcher.group("port");
            int number = port == null ? DEFAULT_PORT : Integer.parseInt(port);
            if (number < 1 || number > 65_535) {
                throw new UsageException("A port is a number from 1 to 65535, not " + number + ".");
            }
            return new Server(v6 == null ? matcher.group("name") : v6, number);
        }

        /** As {@link #parse} takes it. */
        String text() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    static Target parse(String text) throws UsageException {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return new Target(Optional.of(text), Optional.empty());
        }
        String user = text.substring(0, at);
        String server = text.substring(at + 1);
        return new Target(
                user.isEmpty() ? Optional.empty() : Optional.of(user),
                server.isEmpty() ? Optional.empty() : Optional.of(Server.parse(server)));
    }
}
