package dev.sotto.backend.account;

import com.google.protobuf.ByteString;
import dev.sotto.backend.identity.SignedIdentity;
import dev.sotto.backend.limit.TokenBuckets;
import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.store.AccountRow;
import dev.sotto.backend.store.Database;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.v1.ChangePassword;
import dev.sotto.protocol.v1.DeleteAccount;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.ProblemCode;
import dev.sotto.protocol.v1.Register;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The accounts of the relay. Expected failures are {@link Refused}. Nothing is changed before the password was right, and
 * a future completes after what it says is on disk. {@code address} is the peer's address without port: a key of the
 * limits, stored only as a keyed hash. Calls go on the caller's Vert.x context.
 */
public final class Accounts {
    private static final int SECRET_LENGTH = 32;
    private static final int LIMITED_ADDRESSES = 50_000;

    private final Vertx vertx;
    private final Database database;
    private final Passwords passwords;
    private final PasswordAuthentication authentication;
    private final RegistrationPolicy policy;
    private final LoginThrottle throttle;
    private final TokenBuckets<String> queries;
    private final TokenBuckets<String> registrations;
    private final Clock clock;

    /** {@code nanoTime} is a monotonic clock in nanoseconds; {@code clock} dates registrations. */
    public Accounts(
            Vertx vertx,
            Database database,
            Peppers peppers,
            RegistrationPolicy policy,
            AccountLimits limits,
            Clock clock,
            LongSupplier nanoTime) {
        this.vertx = vertx;
        this.database = database;
        this.passwords = new Passwords(peppers);
        this.authentication = new PasswordAuthentication(database, passwords);
        this.policy = policy;
        this.throttle = new LoginThrottle(nanoTime);
        this.queries = new TokenBuckets<>(limits.queryBurst(), limits.queryRefill(), LIMITED_ADDRESSES, nanoTime);
        this.registrations = new TokenBuckets<>(
                limits.registrationBurst(), limits.registrationRefill(), LIMITED_ADDRESSES, nanoTime);
        this.clock = clock;
    }

    /** Whether there is an account of that name. INVALID_NAME, RATE_LIMITED. */
    public Future<Boolean> exists(String account, String address) {
        try {
            AccountName name = named(account);
            take(queries, address);
            return database.submit(tx -> tx.accounts().name(name.account()).isPresent());
        } catch (Refused e) {
            return Future.failedFuture(e);
        }
    }

    /** Makes an account. INVALID_NAME, NAME_TAKEN, BAD_TOKEN, REGISTRATION_CLOSED, RATE_LIMITED. */
    public Future<AccountName> register(Register frame, String address) {
        try {
            AccountName name = named(frame.getName());
            String password = password(frame.getAuthSecret());
            take(registrations, address);
            admit(frame.getToken());
            String hash = passwords.hash(password);
            long now = clock.millis();
            return database.submit(tx -> {
                if (tx.accounts().name(name.account()).isPresent()) {
                    throw new Refused(
                            ProblemCode.PROBLEM_NAME_TAKEN, "The name " + name + " is taken. Choose another one.");
                }
                tx.accounts().insert(name.account(), name.display(), hash, now);
                return name;
            });
        } catch (Refused e) {
            return Future.failedFuture(e);
        }
    }

    /**
     * Checks a login: password and throttle, identity signature, device rules, in this order. Changes nothing but the
     * throttle. TOO_MANY_ATTEMPTS, BAD_PASSWORD (for an unknown name too), BAD_IDENTITY, OTHER_DEVICE.
     */
    public Future<VerifiedLogin> verify(Login frame, String address) {
        try {
            String account = named(frame.getAccount()).account();
            String password = password(frame.getAuthSecret());
            return authenticated(account, password, address)
                    .compose(row -> identity(account, row, frame)
                            .map(identity -> new VerifiedLogin(
                                    nameOf(row),
                                    identity,
                                    frame.getGeneration(),
                                    frame.getTakeOver(),
                                    passwords.addressTag(account, address),
                                    passwords.outdated(row.password())
                                            ? Optional.of(passwords.hash(password))
                                            : Optional.empty(),
                                    row.password())));
        } catch (Refused e) {
            return Future.failedFuture(e);
        }
    }

    /**
     * Records a verified login: identity, inst, highest generation, address. Prekeys of another identity or an older inst
     * are dropped with it. OTHER_DEVICE or BAD_IDENTITY if another login came in between, NOT_REGISTERED if the account is
     * gone.
     */
    public Future<LoggedInAccount> complete(VerifiedLogin login) {
        String account = login.name().account();
        SignedIdentity identity = login.identity();
        return database.submit(tx -> {
            AccountRow row = tx.accounts().find(account).orElseThrow(Accounts::gone);
            Optional<SignedIdentity> recorded = SignedIdentity.recordedIn(account, row);
            DeviceRules.check(recorded, identity, login.takeOver());
            boolean replaced = recorded.isPresent() && !recorded.get().sameIdentity(identity);
            boolean sameStore =
                    recorded.isPresent() && !replaced && recorded.get().inst().equals(identity.inst());
            if (!sameStore) {
                tx.prekeys().dropAll(account);
            }
            long seen = sameStore ? row.generation() : 0;
            tx.accounts()
                    .login(
                            account,
                            identity.signed(),
                            identity.signature(),
                            Math.max(seen, login.generation()),
                            login.addressTag());
            if (login.freshHash().isPresent() && row.password().equals(login.verifiedHash())) {
                tx.accounts().password(account, login.freshHash().get());
            }
            return new LoggedInAccount(
                    login.name(),
                    identity.inst(),
                    seen,
                    tx.prekeys().signedId(account),
                    tx.prekeys().oneTimeIds(account),
                    replaced);
        });
    }

    /** BAD_PASSWORD, TOO_MANY_ATTEMPTS as at login. */
    public Future<Void> changePassword(String account, ChangePassword frame, String address) {
        try {
            String old = password(frame.getOldAuthSecret());
            String fresh = passwords.hash(password(frame.getNewAuthSecret()));
            return authenticated(account, old, address)
                    .compose(row -> database.submit(tx -> {
                        AccountRow now = tx.accounts().find(account).orElseThrow(Accounts::gone);
                        if (!now.password().equals(row.password())) {
                            throw PasswordAuthentication.incorrect();
                        }
                        tx.accounts().password(account, fresh);
                        return account;
                    }))
                    .mapEmpty();
        } catch (Refused e) {
            return Future.failedFuture(e);
        }
    }

    /** Removes the account, its prekeys and its queue; what it sent stays. BAD_PASSWORD, TOO_MANY_ATTEMPTS as at login. */
    public Future<Void> delete(String account, DeleteAccount frame, String address) {
        try {
            return authenticated(account, password(frame.getAuthSecret()), address)
                    .compose(row -> database.submit(tx -> {
                        tx.deleteAccount(account);
                        return account;
                    }))
                    .mapEmpty();
        } catch (Refused e) {
            return Future.failedFuture(e);
        }
    }

    // The account's row, if the password is right and neither the account nor the address had too many failures.
    private Future<AccountRow> authenticated(String account, String password, String address) {
        return database.submit(tx -> tx.accounts().find(account)).compose(row -> {
            boolean known = row.flatMap(AccountRow::knownAddress)
                    .filter(passwords.addressTag(account, address)::equals)
                    .isPresent();
            return authentication
                    .authenticate(new UsernamePasswordCredentials(account, password))
                    .transform(result -> {
                        if (result.failed() && !(result.cause() instanceof Refused)) {
                            return Future.failedFuture(result.cause());
                        }
                        // The check is cheap, so the throttle comes after it: no attempt is pending in its counts.
                        Optional<Refused> refusal = throttle.judge(account, address, known, result.succeeded());
                        return refusal.isPresent()
                                ? Future.failedFuture(refusal.get())
                                : row.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(gone()));
                    });
        });
    }

    private Future<SignedIdentity> identity(String account, AccountRow row, Login frame) {
        Optional<SignedIdentity> identity =
                SignedIdentity.parse(account, frame.getIdentitySigned(), frame.getIdentitySignature());
        if (identity.isEmpty()) {
            return Future.failedFuture(badIdentity());
        }
        return vertx.executeBlocking(identity.get()::verify, false).compose(genuine -> {
            if (!genuine) {
                return Future.failedFuture(badIdentity());
            }
            try {
                DeviceRules.check(SignedIdentity.recordedIn(account, row), identity.get(), frame.getTakeOver());
                return Future.succeededFuture(identity.get());
            } catch (Refused e) {
                return Future.failedFuture(e);
            }
        });
    }

    private void admit(String token) throws Refused {
        if (policy.admits(token)) {
            return;
        }
        throw switch (policy.mode()) {
            case REGISTRATION_TOKEN ->
                new Refused(ProblemCode.PROBLEM_BAD_TOKEN, "This relay registers by token. Ask its operator for one.");
            default ->
                new Refused(
                        ProblemCode.PROBLEM_REGISTRATION_CLOSED,
                        "This relay takes no registrations. Ask its operator for an account.");
        };
    }

    private static void take(TokenBuckets<String> buckets, String address) throws Refused {
        Optional<Duration> wait = buckets.tryTake(address);
        if (wait.isPresent()) {
            throw new Refused(
                    ProblemCode.PROBLEM_RATE_LIMITED, "Too many requests from your address. Try later.", wait.get());
        }
    }

    private static AccountName named(String text) throws Refused {
        return AccountName.parse(text)
                .orElseThrow(() -> new Refused(
                        ProblemCode.PROBLEM_INVALID_NAME,
                        "A user name has 1 to 16 letters and digits (A-Z, a-z, 0-9)."));
    }

    private static AccountName nameOf(AccountRow row) {
        return AccountName.parse(row.name()).orElseThrow(() -> new IllegalStateException("a stored name that is none"));
    }

    private static String password(ByteString authSecret) throws Refused {
        if (authSecret.size() != SECRET_LENGTH) {
            throw new Refused(ProblemCode.PROBLEM_MALFORMED, "An authentication secret has 32 bytes.");
        }
        return Passwords.asPassword(authSecret);
    }

    private static Refused badIdentity() {
        return new Refused(
                ProblemCode.PROBLEM_BAD_IDENTITY,
                "The identity of this login is not of this account, or not signed by itself.");
    }

    private static Refused gone() {
        return new Refused(ProblemCode.PROBLEM_NOT_REGISTERED, "This account does not exist any more.");
    }
}
