package dev.sotto.client.command;

/** A command, a login or a start that could not be carried out: a code for scripts and a sentence for a person. */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public CommandFailure(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** The sentence for a person: what happened and what to do. Not sanitised. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
