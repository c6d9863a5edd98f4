package dev.sotto.client.net;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a relay listens. The host is a name or an address, in lower case, without brackets. */
public record RelayAddress(String host, int port) {
    public static final int DEFAULT_PORT = 25567;

    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 253;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9._-]+)(?::([0-9]{1,5}))?");
    private static final Pattern IPV6 = Pattern.compile("\\[([0-9A-Fa-f:.%a-z]+)](?::([0-9]{1,5}))?");

    /** {@code host}, {@code host:port} or {@code [IPv6]:port}; empty if it is none of them. */
    public static Optional<RelayAddress> parse(String text) {
        Matcher ipv6 = IPV6.matcher(text);
        Matcher matcher = ipv6.matches() ? ipv6 : NAME.matcher(text);
        if (!matcher.matches() || matcher.group(1).length() > MAX_HOST) {
            return Optional.empty();
        }
        int port = matcher.group(2) == null ? DEFAULT_PORT : Integer.parseInt(matcher.group(2));
        if (port < 1 || port > MAX_PORT) {
            return Optional.empty();
        }
        return Optional.of(new RelayAddress(matcher.group(1).toLowerCase(Locale.ROOT), port));
    }

    /** {@code host:port}. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
