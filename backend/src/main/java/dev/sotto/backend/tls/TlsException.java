package dev.sotto.backend.tls;

/** A key, a certificate or an engine cannot be used. The message is one sentence for the operator and holds no secret. */
public final class TlsException extends Exception {
    private static final long serialVersionUID = 1L;

    public TlsException(String message) {
        super(message);
    }

    public TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
