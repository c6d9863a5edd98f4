package dev.sotto.client.command;

import dev.sotto.protocol.AccountName;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of the chat list. {@code active}: messages can be sent now without an init. {@code verified} is about the
 * identity that the peer shows now. {@code readTo} is the number of the last message that was read, 0 if none was;
 * {@code unread} counts the messages of the peer behind it.
 */
public record ChatSummary(
        AccountName peer,
        boolean active,
        boolean identityChanged,
        boolean verified,
        Optional<Instant> lastMessageAt,
        int unread,
        long readTo,
        Optional<LastLine> lastLine) {

    /** How the last message begins: at most {@value #MAX_LENGTH} characters, line breaks and all. Not sanitised. */
    public record LastLine(boolean own, String text) {
        public static final int MAX_LENGTH = 256;

        /** Of the whole text of a message; no character is cut in two. */
        public static LastLine of(boolean own, String text) {
            if (text.length() <= MAX_LENGTH) {
                return new LastLine(own, text);
            }
            boolean pair = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1));
            return new LastLine(own, text.substring(0, pair ? MAX_LENGTH - 1 : MAX_LENGTH));
        }
    }
}
