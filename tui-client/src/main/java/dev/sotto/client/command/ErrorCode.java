package dev.sotto.client.command;

import java.util.Locale;

/** Why a command, a login or the connection failed. The words are a contract with scripts: add, never rename. */
public enum ErrorCode {
    // commands
    NO_SESSION,
    SESSION_EXISTS,
    IDENTITY_CHANGED,
    NO_IDENTITY_CHANGE,
    UNKNOWN_USER,
    NO_KEYS,
    BAD_BUNDLE,
    TO_SELF,
    TOO_LONG,
    NOT_CONFIRMED,
    OFFLINE,
    RATE_LIMITED,
    BUSY,
    MALFORMED,
    UNKNOWN_COMMAND,
    // login and connection
    INVALID_NAME,
    BAD_PASSWORD,
    TOO_MANY_ATTEMPTS,
    ALREADY_CONNECTED,
    OTHER_DEVICE,
    RELAY_CHANGED,
    REGISTRATION_REFUSED,
    NOT_REGISTERED,
    UNREACHABLE,
    INCOMPATIBLE,
    REPLACED,
    STORE_LOCKED,
    STORE_FAILED,
    REFUSED,
    // lines on the screen
    MESSAGES_MISSING,
    MESSAGE_UNREADABLE,
    PEER_COULD_NOT_READ,
    NEEDS_NEWER_CLIENT,
    RELAY_MISBEHAVED,
    // this program
    /** An option, a setting or a password source that cannot be used. */
    BAD_SETTING,
    /** A bug of ours. */
    INTERNAL;

    /** The word that scripts see, such as {@code no-session}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
