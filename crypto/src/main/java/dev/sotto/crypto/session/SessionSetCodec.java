package dev.sotto.crypto.session;

import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sessions of a conversation as bytes. */
final class SessionSetCodec {
    private static final int SID_LENGTH = 32;

    static void write(LayoutWriter writer, SessionSet sessions) {
        writer.flag(sessions.greatest().isPresent());
        sessions.greatest().ifPresent(order -> {
            writePair(writer, order.pair());
            writer.u32(order.epoch()).bytes(order.sid());
        });
        writer.u8(sessions.all().size());
        for (HeldSession held : sessions.all()) {
            writePair(writer, held.pair());
            writer.u64(held.age()).flag(held.isDrained());
            try (SecretBytes session = held.session().encode()) {
                writer.u32(session.length()).secret(session);
            }
        }
    }

    static SessionSet read(LayoutReader reader) throws LayoutException {
        Optional<SessionOrder> greatest = Optional.empty();
        if (reader.flag()) {
            greatest = Optional.of(new SessionOrder(readPair(reader), reader.u31(), reader.bytes(SID_LENGTH)));
        }
        int count = reader.u8();
        List<HeldSession> sessions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            InstancePair pair = readPair(reader);
            long age = reader.u64();
            boolean drained = reader.flag();
            try (SecretBytes session = reader.secret(reader.u31())) {
                sessions.add(new HeldSession(Session.decode(session.expose()), pair, age, drained));
            }
        }
        return new SessionSet(sessions, greatest);
    }

    static void writePair(LayoutWriter writer, InstancePair pair) {
        pair.own().write(writer);
        pair.peer().write(writer);
    }

    static InstancePair readPair(LayoutReader reader) throws LayoutException {
        return new InstancePair(Instance.read(reader), Instance.read(reader));
    }

    private SessionSetCodec() {}
}
