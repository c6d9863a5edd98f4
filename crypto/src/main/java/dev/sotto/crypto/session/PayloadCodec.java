package dev.sotto.crypto.session;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code type u8 | id 16 | seq u64 | body}. Strict: bad UTF-8, a list of ids that is empty, too long or not a multiple
 * of 16 bytes, and trailing bytes are refused.
 *
 * <p>Source: protocol v1, section "Payload".
 */
final class PayloadCodec {
    static byte[] encode(Payload payload) {
        LayoutWriter writer = new LayoutWriter();
        writer.u8(type(payload.body())).bytes(payload.id().toBytes()).u64(payload.seq());
        if (payload.body() instanceof Body.Text text) {
            writer.u64(text.sentAtMillis()).bytes(Utf8.encode(text.text()));
        } else if (payload.body() instanceof Body.Receipt receipt) {
            receipt.ids().forEach(id -> writer.bytes(id.toBytes()));
        } else if (payload.body() instanceof Body.Unreadable unreadable) {
            unreadable.ids().forEach(id -> writer.bytes(id.toBytes()));
        }
        return writer.toBytes();
    }

    static Payload decode(byte[] bytes) throws LayoutException {
        LayoutReader reader = new LayoutReader(bytes);
        int type = reader.u8();
        MessageId id = MessageId.of(reader.bytes(MessageId.LENGTH));
        long seq = reader.u64();
        if (seq == 0) {
            throw new LayoutException("Malformed: seq counts from 1.");
        }
        Body body = body(type, reader);
        reader.end();
        return new Payload(id, seq, body);
    }

    private static Body body(int type, LayoutReader reader) throws LayoutException {
        return switch (type) {
            case PayloadType.HELLO -> new Body.Hello();
            case PayloadType.TEXT -> text(reader);
            case PayloadType.RECEIPT -> new Body.Receipt(ids(reader));
            case PayloadType.RESET -> new Body.Reset();
            case PayloadType.UNREADABLE -> new Body.Unreadable(ids(reader));
            default -> new Body.Unsupported(type, reader.rest());
        };
    }

    private static Body.Text text(LayoutReader reader) throws LayoutException {
        long sentAt = reader.u64();
        if (reader.remaining() > Body.Text.MAX_BYTES) {
            throw new LayoutException("Malformed: the text is too long.");
        }
        return new Body.Text(sentAt, Utf8.decode(reader.rest()));
    }

    private static List<MessageId> ids(LayoutReader reader) throws LayoutException {
        int count = reader.remaining() / MessageId.LENGTH;
        if (count == 0 || count > Body.MAX_IDS) {
            throw new LayoutException("Malformed: 1 to " + Body.MAX_IDS + " ids are needed.");
        }
        List<MessageId> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(MessageId.of(reader.bytes(MessageId.LENGTH)));
        }
        return ids;
    }

    private static int type(Body body) {
        if (body instanceof Body.Hello) {
            return PayloadType.HELLO;
        } else if (body instanceof Body.Text) {
            return PayloadType.TEXT;
        } else if (body instanceof Body.Receipt) {
            return PayloadType.RECEIPT;
        } else if (body instanceof Body.Reset) {
            return PayloadType.RESET;
        } else if (body instanceof Body.Unreadable) {
            return PayloadType.UNREADABLE;
        }
        throw new IllegalArgumentException("an unsupported body is never sent");
    }

    private PayloadCodec() {}
}
