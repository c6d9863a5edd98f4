package dev.sotto.crypto.session;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.session.SequenceTracker.Hole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The received seqs of a conversation as bytes; in a fixed order, so that equal states have equal bytes. */
final class SequenceCodec {
    static void write(LayoutWriter writer, SequenceTrackers trackers) {
        writer.u8(trackers.byPair().size());
        for (InstancePair pair : trackers.byPair().keySet().stream().sorted().toList()) {
            SequenceTracker tracker = trackers.of(pair);
            SessionSetCodec.writePair(writer, pair);
            writer.u64(tracker.highest()).u16(tracker.holes().size());
            for (Hole hole : tracker.holes()) {
                writer.u64(hole.from()).u64(hole.to());
            }
        }
    }

    static SequenceTrackers read(LayoutReader reader) throws LayoutException {
        int count = reader.u8();
        Map<InstancePair, SequenceTracker> byPair = new HashMap<>();
        for (int i = 0; i < count; i++) {
            InstancePair pair = SessionSetCodec.readPair(reader);
            byPair.put(pair, readTracker(reader));
        }
        return new SequenceTrackers(byPair);
    }

    private static SequenceTracker readTracker(LayoutReader reader) throws LayoutException {
        long highest = reader.u64();
        int count = reader.u16();
        List<Hole> holes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            holes.add(new Hole(reader.u64(), reader.u64()));
        }
        return new SequenceTracker(highest, holes);
    }

    private SequenceCodec() {}
}
