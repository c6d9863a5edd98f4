package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.MessageStatus;

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
}
