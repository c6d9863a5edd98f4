package dev.sotto.backend.account;

import java.time.Duration;

/**
 * How often one address may ask for names and register: {@code burst} at once, then one for every {@code refill}.
 */
public record AccountLimits(int queryBurst, Duration queryRefill, int registrationBurst, Duration registrationRefill) {

    /** Enough for a household behind one address; a crawl of names or a flood of accounts is stopped. */
    public static AccountLimits defaults() {
        return new AccountLimits(100, Duration.ofSeconds(15), 10, Duration.ofMinutes(1));
    }
}
