package dev.sotto.client.core;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** Runs commands one after the other: the next begins when the one before is answered. */
final class Commands {
    /** What may wait behind a command that waits for the relay. */
    static final int MAX_WAITING = 4_096;

    private final Account account;
    private final Sending sending;
    private final Initiation initiation;
    private final Resetting resetting;
    private final AccountReset accountReset;
    private final IdentityAcceptance acceptance;
    private final Queries queries;
    private final Reading reading;
    private final Deque<Input.UserCommand> waiting = new ArrayDeque<>();
    private OptionalLong running = OptionalLong.empty();
    private OptionalLong changingPassword = OptionalLong.empty();

    Commands(
            Account account,
            Sending sending,
            Initiation initiation,
            Resetting resetting,
            AccountReset accountReset,
            IdentityAcceptance acceptance,
            Queries queries,
            Reading reading) {
        this.account = account;
        this.sending = sending;
        this.initiation = initiation;
        this.resetting = resetting;
        this.accountReset = accountReset;
        this.acceptance = acceptance;
        this.queries = queries;
        this.reading = reading;
    }

    void take(Step step, Input.UserCommand command) {
        if (waiting.size() >= MAX_WAITING) {
            step.fail(command.token(), ErrorCode.BUSY, "Too many commands wait. Try again when some are done.");
        } else {
            waiting.add(command);
            proceed(step);
        }
    }

    /** After whatever may have answered the running command. */
    void proceed(Step step) {
        while (true) {
            if (running.isPresent() && step.answered(running.getAsLong())) {
                running = OptionalLong.empty();
            }
            if (running.isPresent() || waiting.isEmpty()) {
                return;
            }
            Input.UserCommand next = waiting.remove();
            running = OptionalLong.of(next.token());
            run(step, next.token(), next.command());
        }
    }

    void passwordChangeEnded(Step step, Input.PasswordChangeEnded ended) {
        changingPassword.ifPresent(token -> ended.failure()
                .ifPresentOrElse(
                        failure -> step.want(new Effect.Fail(token, failure)),
                        () -> step.answer(token, new Reply.Done())));
        changingPassword = OptionalLong.empty();
    }

    private void run(Step step, long token, Command command) {
        if (command instanceof Command.SendText text) {
            sending.text(step, token, text);
        } else if (command instanceof Command.Init init) {
            initiation.init(step, token, init);
        } else if (command instanceof Command.Reset reset) {
            resetting.reset(step, token, reset);
        } else if (command instanceof Command.ResetServer resetServer) {
            accountReset.begin(step, token, resetServer);
        } else if (command instanceof Command.AcceptIdentity accept) {
            acceptance.accept(step, token, accept);
        } else if (command instanceof Command.RejectIdentity reject) {
            acceptance.reject(step, token, reject);
        } else if (command instanceof Command.ShowSafetyNumber safetyNumber) {
            queries.safetyNumber(step, token, safetyNumber);
        } else if (command instanceof Command.ShowHistory history) {
            queries.history(step, token, history);
        } else if (command instanceof Command.MarkRead read) {
            reading.markRead(step, token, read);
        } else if (command instanceof Command.Verify verify) {
            acceptance.verify(step, token, verify);
        } else if (command instanceof Command.SaveWorkspace save) {
            reading.saveWorkspace(step, token, save);
        } else if (command instanceof Command.LoadWorkspace) {
            queries.workspace(step, token);
        } else if (command instanceof Command.ListChats) {
            queries.chats(step, token);
        } else if (command instanceof Command.ChangePassword change) {
            changePassword(step, token, change);
        } else if (command instanceof Command.Exit) {
            step.answer(token, new Reply.Done());
        } else {
            throw new IllegalStateException("no part of the core carries out " + command.getClass());
        }
    }

    private void changePassword(Step step, long token, Command.ChangePassword change) {
        if (account.online()) {
            changingPassword = OptionalLong.of(token);
            step.want(new Effect.ChangePassword(change));
        } else {
            step.fail(token, ErrorCode.OFFLINE, "The relay is out of reach. The password was not changed.");
        }
    }
}
