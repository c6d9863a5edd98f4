package dev.sotto.backend;

/** The relay cannot start. The message is one sentence for the operator. */
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
