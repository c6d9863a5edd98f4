package dev.sotto.client.runtime;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.protocol.v1.Problem;
import dev.sotto.protocol.v1.ProblemCode;

/** The relay's no to a question: what it said, and what that means to a person. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
        super("refused: " + problem.getCode(), null, false, false);
        this.problem = problem;
    }

    ProblemCode code() {
        return problem.getCode();
    }

    int retryAfterSeconds() {
        return problem.getRetryAfterSeconds();
    }

    /** Surely refused before the relay recorded anything of the login. */
    boolean changedNothing() {
        return switch (problem.getCode()) {
            case PROBLEM_INVALID_NAME,
                    PROBLEM_NAME_TAKEN,
                    PROBLEM_REGISTRATION_CLOSED,
                    PROBLEM_BAD_TOKEN,
                    PROBLEM_NOT_REGISTERED,
                    PROBLEM_BAD_PASSWORD,
                    PROBLEM_TOO_MANY_ATTEMPTS,
                    PROBLEM_ALREADY_CONNECTED,
                    PROBLEM_OTHER_DEVICE,
                    PROBLEM_BAD_IDENTITY,
                    PROBLEM_RATE_LIMITED -> true;
            default -> false;
        };
    }

    CommandFailure failure() {
        return failure(problem);
    }

    static CommandFailure failure(Problem problem) {
        return switch (problem.getCode()) {
            case PROBLEM_BAD_PASSWORD -> new CommandFailure(ErrorCode.BAD_PASSWORD, "Password incorrect.");
            case PROBLEM_TOO_MANY_ATTEMPTS ->
                new CommandFailure(
                        ErrorCode.TOO_MANY_ATTEMPTS,
                        "Too many failed login attempts." + again(problem.getRetryAfterSeconds()));
            case PROBLEM_ALREADY_CONNECTED ->
                new CommandFailure(ErrorCode.ALREADY_CONNECTED, "A user with this name is already connected.");
            case PROBLEM_OTHER_DEVICE ->
                new CommandFailure(
                        ErrorCode.OTHER_DEVICE,
                        "The account is in use on another device. Use that one, or move the account here with "
                                + "--take-over: contacts will see that your identity has changed.");
            case PROBLEM_INVALID_NAME ->
                new CommandFailure(
                        ErrorCode.INVALID_NAME, "A user name is 1 to 16 letters and digits (A-Z, a-z, 0-9).");
            case PROBLEM_NOT_REGISTERED ->
                new CommandFailure(ErrorCode.NOT_REGISTERED, "The relay has no account of that name.");
            case PROBLEM_NAME_TAKEN ->
                new CommandFailure(
                        ErrorCode.REGISTRATION_REFUSED, "The name is taken. Choose another one, or log in with it.");
            case PROBLEM_REGISTRATION_CLOSED ->
                new CommandFailure(
                        ErrorCode.REGISTRATION_REFUSED,
                        "The relay takes no registrations. Ask its operator for an account.");
            case PROBLEM_BAD_TOKEN ->
                new CommandFailure(
                        ErrorCode.REGISTRATION_REFUSED,
                        "The relay registers with a token only, and this one is missing or wrong. Ask its operator.");
            case PROBLEM_REPLACED ->
                new CommandFailure(
                        ErrorCode.REPLACED, "This connection was replaced by another one of the same account.");
            case PROBLEM_RATE_LIMITED ->
                new CommandFailure(
                        ErrorCode.RATE_LIMITED,
                        "The relay has had too many requests." + again(problem.getRetryAfterSeconds()));
            case PROBLEM_INCOMPATIBLE ->
                new CommandFailure(
                        ErrorCode.INCOMPATIBLE, "The relay speaks another version. Update the client or the relay.");
            default -> new CommandFailure(ErrorCode.REFUSED, "The relay refused: " + problem.getMessage());
        };
    }

    private static String again(int seconds) {
        return seconds <= 0 ? "" : " Try again in " + seconds + (seconds == 1 ? " second." : " seconds.");
    }
}
