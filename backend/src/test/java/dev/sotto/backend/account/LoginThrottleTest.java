package dev.sotto.backend.account;

import static dev.sotto.backend.testing.Await.await;
import static dev.sotto.backend.testing.Await.refused;
import static dev.sotto.backend.testing.TestRelay.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.testing.TestDevice;
import dev.sotto.backend.testing.TestRelay;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.ProblemCode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginThrottleTest {
    @TempDir
    Path folder;

    private TestRelay relay;
    private TestDevice paul;

    @BeforeEach
    void open() {
        relay = new TestRelay(folder);
        paul = relay.user("Paul");
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void theThirdFailureInFiveMinutesIsAnsweredWithTooMany() {
        refused(guess("192.0.2.9"), ProblemCode.PROBLEM_BAD_PASSWORD);
        refused(guess("192.0.2.9"), ProblemCode.PROBLEM_BAD_PASSWORD);
        Refused third = refused(guess("192.0.2.9"), ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS);
        assertThat(third.sentence()).isEqualTo("Too many failed login attempts.");
        assertThat(third.retryAfterSeconds()).isEqualTo(300);
        // The right password does not help now, and later it does.
        refused(relay.accounts.verify(paul.login(), "192.0.2.9"), ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS);
        relay.time.pass(Duration.ofMinutes(5));
        await(relay.accounts.verify(paul.login(), "192.0.2.9"));
    }

    @Test
    void aSuccessClears() {
        for (int i = 0; i < 10; i++) {
            refused(guess(HOME), ProblemCode.PROBLEM_BAD_PASSWORD);
            refused(guess(HOME), ProblemCode.PROBLEM_BAD_PASSWORD);
            relay.login(paul);
        }
    }

    @Test
    void unknownNamesAreThrottledAlike() {
        TestDevice nobody = new TestDevice("Nobody", 1);
        refused(relay.accounts.verify(nobody.login(), "192.0.2.9"), ProblemCode.PROBLEM_BAD_PASSWORD);
        refused(relay.accounts.verify(nobody.login(), "192.0.2.9"), ProblemCode.PROBLEM_BAD_PASSWORD);
        refused(relay.accounts.verify(nobody.login(), "192.0.2.9"), ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS);
    }

    @Test
    void manyAddressesSlowDownTogetherAndTheOwnersKnownOneStaysOpen() {
        for (int i = 0; i < 10; i++) {
            refused(guess("198.51.100." + i), ProblemCode.PROBLEM_BAD_PASSWORD);
        }
        Refused delayed = refused(guess("198.51.100.10"), ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS);
        assertThat(delayed.retryAfterSeconds()).isEqualTo(30);
        refused(relay.accounts.verify(paul.login(), "198.51.100.11"), ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS);
        relay.login(paul);
        // The owner has proven the password: the account's delay is over.
        await(relay.accounts.verify(paul.login(), "198.51.100.11"));
    }

    @Test
    void manyAccountsFromOneAddressSlowDownTogether() {
        for (int i = 0; i < 20; i++) {
            refused(
                    relay.accounts.verify(new TestDevice("user" + i, 1).login(), "192.0.2.9"),
                    ProblemCode.PROBLEM_BAD_PASSWORD);
        }
        Refused delayed = refused(guess("192.0.2.9"), ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS);
        assertThat(delayed.retryAfterSeconds()).isEqualTo(30);
        // Somebody who knows this address and its account is not kept out by others behind it.
        for (int i = 0; i < 30; i++) {
            relay.time.pass(Duration.ofHours(1));
            relay.accounts.verify(new TestDevice("user" + i, 1).login(), HOME);
        }
        relay.login(paul);
    }

    @Test
    void guessesSideBySideCannotSlipThrough() {
        int evaluated = 0;
        var answers = new java.util.ArrayList<io.vertx.core.Future<VerifiedLogin>>();
        for (int i = 0; i < 50; i++) {
            answers.add(guess("192.0.2.9"));
        }
        for (var answer : answers) {
            Refused refused = (Refused) dev.sotto.backend.testing.Await.failure(answer);
            if (refused.code() == ProblemCode.PROBLEM_BAD_PASSWORD) {
                evaluated++;
            }
        }
        assertThat(evaluated).isLessThan(3);
    }

    @Test
    void rightPasswordsSideBySideAreAllRight() {
        var answers = new java.util.ArrayList<io.vertx.core.Future<VerifiedLogin>>();
        for (int i = 0; i < 50; i++) {
            answers.add(relay.accounts.verify(paul.login(), "192.0.2.9"));
        }
        answers.forEach(dev.sotto.backend.testing.Await::await);
    }

    @Test
    void anAttemptThatHadToWaitCountsNowhere() {
        for (int i = 0; i < 10; i++) {
            refused(guess("198.51.100." + i), ProblemCode.PROBLEM_BAD_PASSWORD);
        }
        for (int i = 0; i < 5; i++) {
            refused(relay.accounts.verify(paul.login(), "192.0.2.9"), ProblemCode.PROBLEM_TOO_MANY_ATTEMPTS);
        }
        relay.time.pass(Duration.ofSeconds(30));
        await(relay.accounts.verify(paul.login(), "192.0.2.9"));
    }

    private io.vertx.core.Future<VerifiedLogin> guess(String address) {
        Login wrong = paul.login().toBuilder()
                .setAuthSecret(ByteString.copyFrom(new byte[32]))
                .build();
        return relay.accounts.verify(wrong, address);
    }
}
