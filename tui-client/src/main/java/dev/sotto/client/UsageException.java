package dev.sotto.client;

/** An option or a setting that cannot be honoured; the sentence says which and what would be right. Stops the start. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
