package dev.sotto.client.command;

/** Why a message failed. The core has words for programs; people get a sentence's part. */
public final class FailureReason {
    private FailureReason() {}

    /** "the chat was reset"; a word that is not known stays as it is, and may be foreign. */
    public static String inWords(String word) {
        return switch (word) {
            case "reset" -> "the chat was reset";
            case "identity-changed" -> "the identity of the recipient has changed";
            case "unreadable" -> "the recipient could not read it";
            case "unknown-user" -> "there is no such user any more";
            case "expired" -> "it was not fetched in time";
            default -> word;
        };
    }
}
