package dev.sotto.backend.gateway;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections against {@link ConnectionLimits}. Shared by all event loops; never blocks. */
final class Admission {
    /** Of an IPv6 address, the part that a site has: it can choose the rest freely. */
    private static final int IPV6_SITE_BYTES = 8;

    private final ConnectionLimits limits;
    private final AtomicInteger total = new AtomicInteger();
    private final ConcurrentMap<String, Integer> unauthenticated = new ConcurrentHashMap<>();

    Admission(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Takes a place; the ticket says whether there was one. The ticket must be left in any case. */
    Ticket enter(String address) {
        String site = siteOf(address);
        boolean roomInTotal = total.incrementAndGet() <= limits.total();
        boolean roomForSite = unauthenticated.merge(site, 1, Integer::sum) <= limits.unauthenticatedPerAddress();
        return new Ticket(site, roomInTotal && roomForSite);
    }

    int connections() {
        return total.get();
    }

    private static String siteOf(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length <= IPV6_SITE_BYTES
                ? address
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_SITE_BYTES));
    }

    /** One connection's place. */
    final class Ticket {
        private final String site;
        private final boolean admitted;
        private final AtomicBoolean anonymous = new AtomicBoolean(true);
        private final AtomicBoolean inside = new AtomicBoolean(true);

        private Ticket(String site, boolean admitted) {
            this.site = site;
            this.admitted = admitted;
        }

        /** What limits count the peer as: its IPv4 address, or its IPv6 network. */
        String site() {
            return site;
        }

        boolean admitted() {
            return admitted;
        }

        /** The peer has logged in: it no longer counts against its address. */
        void authenticated() {
            if (anonymous.getAndSet(false)) {
                unauthenticated.computeIfPresent(site, (key, count) -> count == 1 ? null : count - 1);
            }
        }

        /** The connection is gone; idempotent. */
        void leave() {
            authenticated();
            if (inside.getAndSet(false)) {
                total.decrementAndGet();
            }
        }
    }
}
