package dev.sotto.client.store;

import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.disk.UnsafeFileException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The local store cannot be used. The message is a sentence for a person and holds no content of the store. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong, and so what helps. */
    public enum Reason {
        /** The password opens none of the wraps of the store's key. */
        BAD_PASSWORD(ErrorCode.BAD_PASSWORD),
        /** Another process (or another part of this one) has the account open. */
        LOCKED(ErrorCode.STORE_LOCKED),
        /** Written by a newer version; nothing was touched. */
        NEWER(ErrorCode.NEEDS_NEWER_CLIENT),
        /** A link or something else in place of a private file. */
        UNSAFE_FILES(ErrorCode.STORE_FAILED),
        /** A record is not what was written: changed, moved, cut or missing. */
        DAMAGED(ErrorCode.STORE_FAILED),
        /** The disk or the engine failed; what was being committed may be lost, and nothing more is taken. */
        FAILED(ErrorCode.STORE_FAILED);

        private final ErrorCode code;

        Reason(ErrorCode code) {
            this.code = code;
        }
    }

    private final Reason reason;

    StoreException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    StoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static StoreException of(IOException e) {
        if (e instanceof UnsafeFileException) {
            return new StoreException(Reason.UNSAFE_FILES, String.valueOf(e.getMessage()), e);
        }
        return new StoreException(
                Reason.FAILED, "The local store cannot be read or written: " + e.getMessage() + ".", e);
    }

    static StoreException damaged(String what) {
        return new StoreException(
                Reason.DAMAGED,
                "The local store is damaged: " + what + ". Put back a whole copy of the folder, or move it away and"
                        + " log in with --take-over.");
    }

    public Reason reason() {
        return reason;
    }

    /** The word for scripts. */
    public ErrorCode code() {
        return reason.code;
    }
}
