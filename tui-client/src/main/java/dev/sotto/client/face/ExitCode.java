package dev.sotto.client.face;

import dev.sotto.client.command.ErrorCode;

/** How the client process ends. The numbers are a contract with scripts (docs/SCRIPTING.md): add, never change. */
public enum ExitCode {
    /** Finished; nothing is left unsent. */
    OK(0),
    /** Something that should not happen; standard error says what. */
    UNEXPECTED(1),
    /** Wrong options or configuration. */
    USAGE(2),
    /** The relay is out of reach, speaks another version, or does not take the account. */
    RELAY(3),
    /** The relay did not let the user in: password, name, another device, another connection. */
    LOGIN(4),
    /** The relay is not the one that was known before. */
    RELAY_CHANGED(5),
    /** Messages are left in the outbox; they go out at the next start. */
    UNSENT(6),
    /** The local store is in use, broken or cannot be written. */
    STORE(7);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The end of a client that stopped, or did not start, for that reason. */
    public static ExitCode of(ErrorCode code) {
        return switch (code) {
            case BAD_PASSWORD, TOO_MANY_ATTEMPTS, ALREADY_CONNECTED, OTHER_DEVICE, INVALID_NAME, REPLACED -> LOGIN;
            case RELAY_CHANGED -> RELAY_CHANGED;
            case STORE_LOCKED, STORE_FAILED -> STORE;
            case REGISTRATION_REFUSED,
                    NOT_REGISTERED,
                    UNREACHABLE,
                    INCOMPATIBLE,
                    REFUSED,
                    RATE_LIMITED,
                    OFFLINE,
                    BUSY,
                    RELAY_MISBEHAVED -> RELAY;
            case BAD_SETTING -> USAGE;
            default -> UNEXPECTED;
        };
    }
}
