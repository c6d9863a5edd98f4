package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.text.DisplayText;

/** What became of a message, in words. */
final class MessageWords {
    private MessageWords() {}

    static String of(MessageStatus status) {
        return switch (status) {
            case QUEUED -> "waits here for the server";
            case ACCEPTED -> "on the server, for the recipient to fetch";
            case DELIVERED -> "on the recipient's device";
            case FAILED -> "failed; it will not be sent again by itself";
        };
    }

    /** The reasons are words for programs. */
    static String reason(String word) {
        return switch (word) {
            case "reset" -> "the chat was reset";
            case "identity-changed" -> "the identity of the recipient has changed";
            case "unreadable" -> "the recipient could not read it";
            case "unknown-user" -> "there is no such user any more";
            case "expired" -> "it was not fetched in time";
            default -> DisplayText.line(word);
        };
    }
}
