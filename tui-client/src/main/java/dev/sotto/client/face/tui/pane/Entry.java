package dev.sotto.client.face.tui.pane;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.protocol.EnvelopeId;
import java.time.Instant;
import java.util.Optional;

/** Something that stands in a chat. Texts are as they came: the rows sanitise them. */
public sealed interface Entry {
    EntryKey key();

    Instant at();

    /** A message; {@code number} is its position in the history, {@code status} is there for own messages only. */
    record Message(
            long number,
            EnvelopeId id,
            boolean own,
            String author,
            String text,
            Instant at,
            Optional<MessageStatus> status,
            Optional<String> reason)
            implements Entry {
        @Override
        public EntryKey key() {
            return EntryKey.ofMessage(number);
        }

        /** The same with that status if it is a step forward, else this one: a late "accepted" undoes no "delivered". */
        Message advancedTo(MessageStatus next, Optional<String> why) {
            boolean forward = own && status.map(now -> isStep(now, next)).orElse(true);
            return forward ? new Message(number, id, own, author, text, at, Optional.of(next), why) : this;
        }

        private static boolean isStep(MessageStatus now, MessageStatus next) {
            return switch (now) {
                case QUEUED -> next != MessageStatus.QUEUED;
                case ACCEPTED -> next == MessageStatus.DELIVERED || next == MessageStatus.FAILED;
                // A receipt that comes after all is the better knowledge.
                case FAILED -> next == MessageStatus.DELIVERED;
                case DELIVERED -> false;
            };
        }
    }

    /** A line of the program itself: a chat was established, a gap, an unreadable message. Has no author. */
    record Note(EntryKey key, String sentence, Instant at, boolean error) implements Entry {}
}
