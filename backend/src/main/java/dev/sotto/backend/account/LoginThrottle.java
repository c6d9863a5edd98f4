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

    /**
     * What the attempt is answered with; empty: it may pass. A wrong password counts as a failure, and the third one
     * already says so. While an attempt must wait it is neither counted nor let in, whatever its password was; right ones
     * side by side do not stand in each other's way.
     */
    Optional<Refused> judge(String account, String address, boolean known, boolean right) {
        Pair pair = new Pair(account, address);
        Optional<Duration> wait = wait(pair, known);
        if (wait.isEmpty() && right) {
            // Not the address: else a guesser would clear it by logging in to an account of their own.
            pairs.forget(pair);
            accounts.forget(account);
            return Optional.empty();
        }
        if (wait.isEmpty()) {
            wait = fail(pair, known);
        }
        return Optional.of(wait.map(LoginThrottle::tooMany).orElseGet(PasswordAuthentication::incorrect));
    }

    private Optional<Duration> wait(Pair pair, boolean known) {
        Optional<Duration> wait = pairs.blocked(pair);
        return known ? wait : wait.or(() -> accounts.blocked(pair.account)).or(() -> addresses.blocked(pair.address));
    }

    private Optional<Duration> fail(Pair pair, boolean known) {
        // Failures side by side: counting decides which of them came too late.
        Optional<Duration> wait = pairs.fail(pair);
        if (wait.isEmpty() && !known) {
            Optional<Duration> account = accounts.fail(pair.account);
            Optional<Duration> address = addresses.fail(pair.address);
            wait = account.or(() -> address);
        }
        return wait.or(() -> pairs.blocked(pair));
    }

    private static Refused tooMany(Duration wait) {
        return new Refused(ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS, "Too many failed login attempts.", wait);
    }
}
