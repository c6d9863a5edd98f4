package dev.sotto.backend.account;

import static dev.sotto.backend.testing.Await.await;
import static dev.sotto.backend.testing.Await.refused;
import static dev.sotto.backend.testing.TestRelay.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sotto.backend.testing.TestDevice;
import dev.sotto.backend.testing.TestRelay;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.ChangePassword;
import dev.sotto.protocol.v1.DeleteAccount;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.Register;
import dev.sotto.protocol.v1.UploadPrekeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    @TempDir
    Path folder;

    private TestRelay relay;
    private Accounts accounts;

    @BeforeEach
    void open() {
        relay = new TestRelay(folder);
        accounts = relay.accounts;
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void namesAreUniqueInLowerCaseAndKeepTheirForm() {
        TestDevice paul = new TestDevice("Paul", 1);
        AccountName registered = await(accounts.register(paul.register(), HOME));
        assertThat(registered.display()).isEqualTo("Paul");
        refused(accounts.register(new TestDevice("PAUL", 1).register(), HOME), ProblemCode.PROBLEM_NAME_TAKEN);
        assertThat(relay.login(paul).name().display()).isEqualTo("Paul");
        boolean there = await(accounts.exists("paul", HOME));
        boolean other = await(accounts.exists("hans", HOME));
        assertThat(there).isTrue();
        assertThat(other).isFalse();
    }

    @Test
    void badNamesAndSecretsAreRefused() {
        for (String name : List.of("", "#", "a b", "aaaaaaaaaaaaaaaaa", "Päul", "../x")) {
            refused(accounts.register(register(name, 32), HOME), ProblemCode.PROBLEM_INVALID_NAME);
            refused(accounts.exists(name, HOME), ProblemCode.PROBLEM_INVALID_NAME);
        }
        refused(accounts.register(register("Paul", 31), HOME), ProblemCode.PROBLEM_MALFORMED);
        refused(accounts.register(register("Paul", 33), HOME), ProblemCode.PROBLEM_MALFORMED);
    }

    @Test
    void askingForNamesIsLimitedForEachAddress() {
        for (int i = 0; i < 5; i++) {
            await(accounts.exists("paul", HOME));
        }
        assertThat(refused(accounts.exists("paul", HOME), ProblemCode.PROBLEM_RATE_LIMITED)
                        .retryAfterSeconds())
                .isEqualTo(15);
        await(accounts.exists("paul", "192.0.2.2"));
        relay.time.pass(Duration.ofSeconds(15));
        await(accounts.exists("paul", HOME));
    }

    @Test
    void registeringIsLimitedForEachAddress() {
        for (int i = 0; i < 50; i++) {
            await(accounts.register(register("user" + i, 32), HOME));
        }
        refused(accounts.register(register("another", 32), HOME), ProblemCode.PROBLEM_RATE_LIMITED);
    }

    @Test
    void registeringByTokenOrNotAtAll(@TempDir Path tokenFolder, @TempDir Path closedFolder) {
        try (TestRelay token = new TestRelay(tokenFolder, RegistrationPolicy.token("let me in"));
                TestRelay closed = new TestRelay(closedFolder, RegistrationPolicy.closed())) {
            Register frame = register("Paul", 32);
            refused(token.accounts.register(frame, HOME), ProblemCode.PROBLEM_BAD_TOKEN);
            Register withToken = frame.toBuilder().setToken("let me in").build();
            await(token.accounts.register(withToken, HOME));
            refused(closed.accounts.register(withToken, HOME), ProblemCode.PROBLEM_REGISTRATION_CLOSED);
        }
        assertThat(RegistrationPolicy.token("let me in").toString()).doesNotContain("let");
    }

    @Test
    void aLoginNeedsThePasswordAndAnIdentityOfTheAccountSignedByItself() {
        TestDevice paul = relay.user("Paul");
        refused(
                accounts.verify(
                        paul.login().toBuilder()
                                .setAuthSecret(ByteString.copyFrom(new byte[32]))
                                .build(),
                        HOME),
                ProblemCode.PROBLEM_BAD_PASSWORD);
        refused(accounts.verify(new TestDevice("Nobody", 1).login(), HOME), ProblemCode.PROBLEM_BAD_PASSWORD);
        refused(accounts.verify(paul.loginAs("hans", relay.time.millis(), 1), HOME), ProblemCode.PROBLEM_BAD_IDENTITY);
        refused(
                accounts.verify(
                        paul.login().toBuilder()
                                .setIdentitySignature(ByteString.copyFrom(new byte[64]))
                                .build(),
                        HOME),
                ProblemCode.PROBLEM_BAD_IDENTITY);
        ByteString signed = paul.login().getIdentitySigned();
        for (ByteString bytes :
                List.of(ByteString.EMPTY, signed.substring(1), signed.concat(ByteString.copyFrom(new byte[1])))) {
            refused(
                    accounts.verify(
                            paul.login().toBuilder()
                                    .setIdentitySigned(bytes)
                                    .setIdentitySignature(paul.sign(bytes))
                                    .build(),
                            HOME),
                    ProblemCode.PROBLEM_BAD_IDENTITY);
        }
    }

    @Test
    void theHighestGenerationIsRememberedForEachStore() {
        TestDevice paul = new TestDevice("Paul", 1);
        await(accounts.register(paul.register(), HOME));
        assertThat(login(paul, 1_000, 7).generation()).isZero();
        assertThat(login(paul, 1_000, 5).generation()).isEqualTo(7);
        assertThat(login(paul, 1_000, 8).generation()).isEqualTo(7);
        assertThat(login(paul, 1_000, 9).generation()).isEqualTo(8);
        assertThat(login(paul, 2_000, 1).generation()).isZero();
        assertThat(login(paul, 2_000, 2).generation()).isEqualTo(1);
    }

    @Test
    void aRestoredStoreIsWelcomeAndLosesItsOldPrekeysAndAnOlderOneIsRefused() {
        TestDevice paul = new TestDevice("Paul", 1);
        await(accounts.register(paul.register(), HOME));
        login(paul, 1_000, 1);
        upload(paul);
        assertThat(login(paul, 1_000, 2).oneTimePrekeys()).containsExactly(1, 2);
        assertThat(login(paul, 1_000, 3).signedPrekey()).isEqualTo(7);
        LoggedInAccount restored = login(paul, 2_000, 1);
        assertThat(restored.oneTimePrekeys()).isEmpty();
        assertThat(restored.signedPrekey()).isZero();
        assertThat(restored.identityReplaced()).isFalse();
        refused(accounts.verify(paul.login(1_999, 1), HOME), ProblemCode.PROBLEM_BAD_IDENTITY);
        refused(
                accounts.verify(
                        paul.login(1_999, 1).toBuilder().setTakeOver(true).build(), HOME),
                ProblemCode.PROBLEM_BAD_IDENTITY);
    }

    @Test
    void anotherDeviceNeedsToTakeOverAndDropsThePrekeys() {
        TestDevice paul = relay.user("Paul");
        upload(paul);
        TestDevice laptop = new TestDevice("Paul", 5);
        refused(accounts.verify(paul.loginOfOtherDevice(laptop), HOME), ProblemCode.PROBLEM_OTHER_DEVICE);
        assertThat(relay.login(paul).oneTimePrekeys()).containsExactly(1, 2);

        VerifiedLogin takeOver = await(accounts.verify(
                paul.loginOfOtherDevice(laptop).toBuilder().setTakeOver(true).build(), HOME));
        assertThat(takeOver.takeOver()).isTrue();
        // Verified, but nothing is recorded before it is completed.
        assertThat(relay.login(paul).oneTimePrekeys()).containsExactly(1, 2);
        LoggedInAccount taken = await(accounts.complete(takeOver));
        assertThat(taken.identityReplaced()).isTrue();
        assertThat(taken.oneTimePrekeys()).isEmpty();
        refused(accounts.verify(paul.login(), HOME), ProblemCode.PROBLEM_OTHER_DEVICE);
    }

    @Test
    void theRulesHoldWhenAnotherLoginComesBetween() {
        TestDevice paul = relay.user("Paul");
        VerifiedLogin waiting = await(accounts.verify(paul.login(), HOME));
        TestDevice laptop = new TestDevice("Paul", 5);
        await(accounts.verify(
                        paul.loginOfOtherDevice(laptop).toBuilder()
                                .setTakeOver(true)
                                .build(),
                        HOME)
                .compose(accounts::complete));
        refused(accounts.complete(waiting), ProblemCode.PROBLEM_OTHER_DEVICE);
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        TestDevice paul = relay.user("Paul");
        ByteString fresh = ByteString.copyFrom(new byte[32]);
        ChangePassword change = ChangePassword.newBuilder()
                .setOldAuthSecret(paul.secret())
                .setNewAuthSecret(fresh)
                .build();
        await(accounts.changePassword("paul", change, HOME));
        refused(accounts.changePassword("paul", change, HOME), ProblemCode.PROBLEM_BAD_PASSWORD);
        refused(accounts.verify(paul.login(), HOME), ProblemCode.PROBLEM_BAD_PASSWORD);
        await(accounts.verify(paul.login().toBuilder().setAuthSecret(fresh).build(), HOME));
    }

    @Test
    void aDeletedAccountIsGoneAndItsNameIsFree() {
        TestDevice paul = relay.user("Paul");
        upload(paul);
        VerifiedLogin waiting = await(accounts.verify(paul.login(), HOME));
        refused(
                accounts.delete(
                        "paul",
                        DeleteAccount.newBuilder()
                                .setAuthSecret(ByteString.copyFrom(new byte[32]))
                                .build(),
                        HOME),
                ProblemCode.PROBLEM_BAD_PASSWORD);
        await(accounts.delete(
                "paul", DeleteAccount.newBuilder().setAuthSecret(paul.secret()).build(), HOME));
        refused(accounts.complete(waiting), ProblemCode.PROBLEM_NOT_REGISTERED);
        refused(accounts.verify(paul.login(), HOME), ProblemCode.PROBLEM_BAD_PASSWORD);
        TestDevice other = relay.user("pauL");
        assertThat(relay.login(other).oneTimePrekeys()).isEmpty();
    }

    @Test
    void thePeppersKeyIsRenewedAtLogin() throws Exception {
        TestDevice paul = relay.user("Paul");
        relay.close();
        Path pepper = folder.resolve("pepper");
        String old = java.nio.file.Files.readString(pepper);
        java.nio.file.Files.delete(pepper);
        java.nio.file.Files.writeString(pepper, old + "2 " + "ab".repeat(32) + "\n");
        java.nio.file.Files.setPosixFilePermissions(
                pepper, java.nio.file.attribute.PosixFilePermissions.fromString("r--------"));
        relay = new TestRelay(folder);
        relay.login(paul);
        String stored = await(relay.database.submit(
                tx -> tx.accounts().find("paul").orElseThrow().password()));
        assertThat(stored).startsWith("$sotto1$k=2$");
        relay.login(paul);
    }

    private LoggedInAccount login(TestDevice device, long inst, long generation) {
        return await(accounts.verify(device.login(inst, generation), HOME).compose(accounts::complete));
    }

    private void upload(TestDevice device) {
        await(relay.prekeys(dev.sotto.backend.prekey.WhenExhausted.REFUSE)
                .upload(
                        device.account(),
                        UploadPrekeys.newBuilder()
                                .setSigned(device.signedPrekey(7))
                                .addOneTime(device.oneTimePrekey(1))
                                .addOneTime(device.oneTimePrekey(2))
                                .build()));
    }

    private static Register register(String name, int secretLength) {
        return Register.newBuilder()
                .setName(name)
                .setAuthSecret(ByteString.copyFrom(new byte[secretLength]))
                .build();
    }
}
