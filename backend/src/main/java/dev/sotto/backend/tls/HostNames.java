package dev.sotto.backend.tls;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that a leaf certificate carries: the configured ones, the address that the relay listens on, this machine's
 * name and the loopback names. Clients of a pinned relay do not match them; tools do.
 */
public final class HostNames {
    private static final Pattern DNS_NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    /** Sorted out and without doubles, in a stable order, so that two starts ask for the same certificate. */
    public static List<String> forCertificate(String listenHost, List<String> configured) {
        Set<String> names = new LinkedHashSet<>();
        configured.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        if (!isWildcard(listenHost)) {
            names.add(listenHost.toLowerCase(Locale.ROOT));
        }
        names.addAll(List.of("localhost", "127.0.0.1", "::1"));
        names.add(machineName());
        names.removeIf(name -> !isValid(name));
        return new ArrayList<>(names);
    }

    /** Whether it is a DNS name or an IP address that a certificate can carry. */
    public static boolean isValid(String host) {
        return isAddress(host)
                || DNS_NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    static boolean isAddress(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }

    /** One spelling for one address: an IPv6 address in its shortest form, everything else in lower case. */
    static String canonical(String host) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        return address == null ? host.toLowerCase(Locale.ROOT) : NetUtil.bytesToIpAddress(address);
    }

    private static boolean isWildcard(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private HostNames() {}
}
