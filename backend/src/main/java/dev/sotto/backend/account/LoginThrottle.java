package dev.sotto.backend.account;

import dev.sotto.backend.limit.Backoff;
import dev.sotto.backend.limit.FailureWindow;
import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.v1.ProblemCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Slows password guessing down. Three failures in five minutes close one account to one address; beyond that, an account
 * and an address each get a delay that doubles, so that many addresses or many accounts do not help either. The wide
 * limits do not bind the address from which the owner logged in last: nobody else can lock that one out.
 *
 * <p>In memory: a restart forgets. Any thread may call it.
 */
final class LoginThrottle {
    private static final int FAILURES = 3;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int FREE_PER_ACCOUNT = 10;
    private static final int FREE_PER_ADDRESS = 20;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
    private static final Duration LONGEST_PER_ACCOUNT = Duration.ofMinutes(15);
    private static final Duration LONGEST_PER_ADDRESS = Duration.ofHours(1);
    // About 100 bytes each.
    private static final int CAPACITY = 50_000;

    private record Pair(String account, String address) {}

    private final FailureWindow<Pair> pairs;
    private final Backoff<String> accounts;
    private final Backoff<String> addresses;

    LoginThrottle(LongSupplier nanoTime) {
        pairs = new FailureWindow<>(FAILURES, WINDOW, CAPACITY, nanoTime);
        accounts = new Backoff<>(FREE_PER_ACCOUNT, FIRST_DELAY, LONGEST_PER_ACCOUNT, CAPACITY, nanoTime);
        addresses = new Backoff<>(FREE_PER_ADDRESS, FIRST_DELAY, LONGEST_PER_ADDRESS, CAPACITY, nanoTime);
    }

    /** Before the password is looked at: throws if there were too many failures. Counts a failure until it succeeds. */
    void begin(String account, String address, boolean known) throws Refused {
        refuse(pairs.begin(new Pair(account, address)));
        if (known) {
            return;
        }
        refuse(accounts.begin(account));
        refuse(addresses.begin(address));
    }

    /** What a wrong password is answered with: the third one already says so. */
    Refused failed(String account, String address) {
        return pairs.blocked(new Pair(account, address))
                .map(LoginThrottle::tooMany)
                .orElseGet(PasswordAuthentication::incorrect);
    }

    void succeeded(String account, String address, boolean known) {
        pairs.forget(new Pair(account, address));
        accounts.forget(account);
        if (!known) {
            // Only this attempt: else a guesser would clear an address by logging in to an account of their own.
            addresses.takeBack(address);
        }
    }

    private static void refuse(Optional<Duration> wait) throws Refused {
        if (wait.isPresent()) {
            throw tooMany(wait.get());
        }
    }

    private static Refused tooMany(Duration wait) {
        return new Refused(ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS, "Too many failed login attempts.", wait);
    }
}
