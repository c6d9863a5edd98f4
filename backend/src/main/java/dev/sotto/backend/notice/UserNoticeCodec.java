package dev.sotto.backend.notice;

import com.google.protobuf.UnsafeByteOperations;
import dev.sotto.backend.store.QueuedEnvelope;
import dev.sotto.protocol.EnvelopeId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.nio.charset.StandardCharsets;

/** Notices inside one node are passed as they are (they are immutable); between nodes as bytes, laid out here. */
final class UserNoticeCodec implements MessageCodec<UserNotice, UserNotice> {
    static final String NAME = "sotto-user-notice";

    private static final byte ARRIVED = 1;
    private static final byte PREKEYS_LOW = 2;
    private static final byte OPENED = 3;

    @Override
    public void encodeToWire(Buffer wire, UserNotice notice) {
        if (notice instanceof UserNotice.Arrived arrived) {
            QueuedEnvelope envelope = arrived.envelope();
            wire.appendByte(ARRIVED)
                    .appendLong(arrived.previousRow())
                    .appendLong(envelope.row())
                    .appendBytes(envelope.id().toBytes())
                    .appendLong(envelope.acceptedAt());
            append(wire, envelope.sender().getBytes(StandardCharsets.US_ASCII));
            append(wire, envelope.senderName().getBytes(StandardCharsets.US_ASCII));
            append(wire, envelope.ciphertext().toByteArray());
        } else if (notice instanceof UserNotice.PrekeysLow low) {
            wire.appendByte(PREKEYS_LOW).appendInt(low.remaining());
        } else if (notice instanceof UserNotice.Opened opened) {
            wire.appendByte(OPENED).appendLong(opened.token());
        }
    }

    @Override
    public UserNotice decodeFromWire(int position, Buffer wire) {
        Reader reader = new Reader(wire, position);
        byte kind = reader.bytes(1)[0];
        return switch (kind) {
            case ARRIVED -> {
                long previous = reader.number();
                long row = reader.number();
                EnvelopeId id = EnvelopeId.of(reader.bytes(EnvelopeId.LENGTH));
                long acceptedAt = reader.number();
                String sender = new String(reader.field(), StandardCharsets.US_ASCII);
                String senderName = new String(reader.field(), StandardCharsets.US_ASCII);
                yield new UserNotice.Arrived(
                        previous,
                        new QueuedEnvelope(
                                row,
                                id,
                                sender,
                                senderName,
                                UnsafeByteOperations.unsafeWrap(reader.field()),
                                acceptedAt));
            }
            case PREKEYS_LOW -> new UserNotice.PrekeysLow(reader.integer());
            case OPENED -> new UserNotice.Opened(reader.number());
            default -> throw new IllegalArgumentException("a notice of the unknown kind " + kind);
        };
    }

    @Override
    public UserNotice transform(UserNotice notice) {
        return notice;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }

    private static void append(Buffer wire, byte[] field) {
        wire.appendInt(field.length).appendBytes(field);
    }

    private static final class Reader {
        private final Buffer wire;
        private int position;

        Reader(Buffer wire, int position) {
            this.wire = wire;
            this.position = position;
        }

        long number() {
            position += Long.BYTES;
            return wire.getLong(position - Long.BYTES);
        }

        int integer() {
            position += Integer.BYTES;
            return wire.getInt(position - Integer.BYTES);
        }

        byte[] bytes(int count) {
            position += count;
            return wire.getBytes(position - count, position);
        }

        byte[] field() {
            return bytes(integer());
        }
    }
}
