package dev.sotto.crypto.session;

import dev.sotto.crypto.ratchet.DecryptionException;

/** An envelope could not be opened; stays inside the package. */
final class UnopenedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final UnopenedReason reason;
    private final long epoch;

    UnopenedException(UnopenedReason reason) {
        this(reason, 0);
    }

    private UnopenedException(UnopenedReason reason, long epoch) {
        // No stack trace: whoever can send bytes must not be able to make us collect one at will.
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.epoch = epoch;
    }

    static UnopenedException of(DecryptionException e) {
        return new UnopenedException(
                switch (e.reason()) {
                    case MALFORMED -> UnopenedReason.MALFORMED;
                    case INCOMPATIBLE -> UnopenedReason.INCOMPATIBLE;
                    case WRONG_SENDER -> UnopenedReason.WRONG_SENDER;
                    case BAD_SIGNATURE -> UnopenedReason.BAD_SIGNATURE;
                    case BAD_KEY, NO_KEY, ALREADY_USED, TOO_FAR_AHEAD, BAD_TAG -> UnopenedReason.UNDECRYPTABLE;
                });
    }

    UnopenedException ofEpoch(long handshakeEpoch) {
        return new UnopenedException(reason, handshakeEpoch);
    }

    /** Of the handshake that failed; 0 for another message. */
    long epoch() {
        return epoch;
    }

    UnopenedReason reason() {
        return reason;
    }
}
