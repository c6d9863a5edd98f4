package dev.sotto.backend.account;

import dev.sotto.backend.problem.Refused;
import dev.sotto.backend.store.AccountRow;
import dev.sotto.backend.store.Database;
import dev.sotto.protocol.v1.ProblemCode;
import io.vertx.core.Future;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.auth.authentication.Credentials;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import java.util.Optional;

/**
 * Name and secret against the account table, as a provider of Vert.x auth. Fails with Refused BAD_PASSWORD, for an
 * unknown name too, after the same work; does not throttle, {@link LoginThrottle} does.
 */
final class PasswordAuthentication implements AuthenticationProvider {
    private final Database database;
    private final Passwords passwords;

    PasswordAuthentication(Database database, Passwords passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    @Override
    public Future<User> authenticate(Credentials credentials) {
        if (!(credentials instanceof UsernamePasswordCredentials given)) {
            return Future.failedFuture(new IllegalArgumentException("name and secret are needed"));
        }
        return database.submit(tx -> tx.accounts().find(given.getUsername()))
                .compose(row -> right(row, given.getPassword())
                        ? Future.succeededFuture(User.fromName(given.getUsername()))
                        : Future.failedFuture(incorrect()));
    }

    private boolean right(Optional<AccountRow> row, String password) {
        return row.isPresent() ? passwords.verify(row.get().password(), password) : passwords.verifyNothing(password);
    }

    static Refused incorrect() {
        return new Refused(ProblemCode.PROBLEM_BAD_PASSWORD, "Password incorrect.");
    }
}
