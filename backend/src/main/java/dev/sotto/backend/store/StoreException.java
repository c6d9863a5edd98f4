package dev.sotto.backend.store;

/**
 * The database did not do what it should: a full or failing disk, a data folder in use, or a bug of ours. The message is
 * a sentence for the operator; peers get a general one.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
