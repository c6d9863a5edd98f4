package dev.sotto.backend.config;

/** A setting cannot be honoured. The message is one sentence that names it, where it came from, and what is allowed. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
