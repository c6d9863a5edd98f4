package dev.sotto.client.store;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.core.StoredMessage;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.protocol.EnvelopeId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message as the body of its row: {@code format(u8) id(16) own(u8) status(u8: 0 none) seq(8) sentAt(8) storedAt(8)
 * hasReason(u8) lp(reason) text}. Numbers that a peer chose are stored as they are, whatever they are.
 */
final class MessageBody {
    private static final int FORMAT = 1;
    private static final int NO_STATUS = 0;
    /** More of a reason than a person reads is cut. */
    private static final int MAX_REASON = 1000;

    private static final int MAX_REASON_BYTES = 4 * MAX_REASON;

    private MessageBody() {}

    static byte[] encode(StoredMessage message) {
        String reason = message.reason().orElse("");
        String shown = reason.substring(0, Math.min(reason.length(), MAX_REASON));
        byte[] numbers = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(message.seq())
                .putLong(message.sentAt())
                .putLong(message.storedAt())
                .array();
        return new LayoutWriter()
                .u8(FORMAT)
                .bytes(message.id().toBytes())
                .flag(message.own())
                .u8(message.status().map(MessageBody::code).orElse(NO_STATUS))
                .bytes(numbers)
                .flag(message.reason().isPresent())
                .lp(shown.getBytes(StandardCharsets.UTF_8))
                .bytes(message.text().getBytes(StandardCharsets.UTF_8))
                .toBytes();
    }

    static StoredMessage decode(String peer, byte[] body) throws StoreException {
        try {
            LayoutReader reader = new LayoutReader(body);
            if (reader.u8() != FORMAT) {
                throw new LayoutException("another format of message");
            }
            EnvelopeId id = EnvelopeId.of(reader.bytes(EnvelopeId.LENGTH));
            boolean own = reader.flag();
            Optional<MessageStatus> status = status(reader.u8());
            ByteBuffer numbers = ByteBuffer.wrap(reader.bytes(3 * Long.BYTES));
            boolean hasReason = reader.flag();
            String reason = new String(reader.lp(MAX_REASON_BYTES), StandardCharsets.UTF_8);
            String text = new String(reader.rest(), StandardCharsets.UTF_8);
            return new StoredMessage(
                    peer,
                    id,
                    own,
                    numbers.getLong(),
                    text,
                    numbers.getLong(),
                    numbers.getLong(),
                    status,
                    hasReason ? Optional.of(reason) : Optional.empty());
        } catch (LayoutException e) {
            throw StoreException.damaged("a message has another layout");
        }
    }

    private static int code(MessageStatus status) {
        return switch (status) {
            case QUEUED -> 1;
            case ACCEPTED -> 2;
            case DELIVERED -> 3;
            case FAILED -> 4;
        };
    }

    private static Optional<MessageStatus> status(int code) throws LayoutException {
        if (code == NO_STATUS) {
            return Optional.empty();
        }
        for (MessageStatus status : MessageStatus.values()) {
            if (code(status) == code) {
                return Optional.of(status);
            }
        }
        throw new LayoutException("no such status");
    }
}
