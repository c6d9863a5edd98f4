package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conversation as bytes: the own storage format, not a wire format. Strict; lists are bounded before they are read. */
final class ConversationCodec {
    private static final int FORMAT = 1;

    static SecretBytes encode(ConversationState state) {
        LayoutWriter writer = new LayoutWriter().u8(FORMAT);
        state.peer.write(writer);
        state.own.write(writer);
        writer.u64(state.agedAt).u64(state.sentSeq);
        writer.u64(state.healing.lastAt()).u32(state.healing.failedEpoch());
        writer.flag(state.trust.isPresent());
        state.trust.ifPresent(record -> record.writeTo(writer));
        writer.flag(state.pending.isPresent());
        state.pending.ifPresent(pending -> writePending(writer, pending));
        SessionSetCodec.write(writer, state.sessions);
        SequenceCodec.write(writer, state.trackers);
        writeKept(writer, state.unopenable);
        writeKept(writer, state.quarantine);
        return SecretBytes.own(writer.toBytes());
    }

    static ConversationState decode(byte[] bytes) throws LayoutException {
        LayoutReader reader = new LayoutReader(bytes);
        if (reader.u8() != FORMAT) {
            throw new LayoutException("This conversation was stored by a newer version; upgrade to open it.");
        }
        DeviceAddress peer = DeviceAddress.read(reader);
        Instance own = Instance.read(reader);
        ConversationState state = new ConversationState(peer, own, reader.u64());
        state.sentSeq = reader.u64();
        state.healing = new Healing(reader.u64(), reader.u32());
        state.trust = reader.flag() ? Optional.of(TrustRecord.readFrom(reader)) : Optional.empty();
        state.pending = reader.flag() ? Optional.of(readPending(reader)) : Optional.empty();
        state.sessions = SessionSetCodec.read(reader);
        state.trackers = SequenceCodec.read(reader);
        state.unopenable = readKept(reader);
        state.quarantine = readKept(reader);
        reader.end();
        return state;
    }

    private static void writePending(LayoutWriter writer, PendingIdentity pending) {
        pending.identity().write(writer);
        pending.instance().write(writer);
        writer.u8(pending.suite());
    }

    private static PendingIdentity readPending(LayoutReader reader) throws LayoutException {
        IdentityKey identity = TrustRecord.readIdentity(reader);
        return new PendingIdentity(identity, Instance.read(reader), reader.u8());
    }

    private static void writeKept(LayoutWriter writer, KeptEnvelopes kept) {
        writer.u8(kept.list().size());
        for (KeptEnvelope each : kept.list()) {
            byte[] bytes = each.envelope().bytes();
            writer.bytes(each.envelope().id().toBytes()).u64(each.age()).flag(each.reported());
            writer.u32(bytes.length).bytes(bytes);
        }
    }

    private static KeptEnvelopes readKept(LayoutReader reader) throws LayoutException {
        int count = reader.u8();
        List<KeptEnvelope> kept = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MessageId id = MessageId.of(reader.bytes(MessageId.LENGTH));
            long age = reader.u64();
            boolean reported = reader.flag();
            kept.add(new KeptEnvelope(new Envelope(id, reader.bytes(reader.u31())), age, reported));
        }
        return new KeptEnvelopes(kept);
    }

    private ConversationCodec() {}
}
