package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one end of a ratchet knows between two messages. Immutable; states share the secrets that did not change. */
final class RatchetState {
    private final Turn turn;
    private final @Nullable ReceivingChain receiving;
    private final SkippedKeys skipped;

    RatchetState(Turn turn, @Nullable ReceivingChain receiving, SkippedKeys skipped) {
        this.turn = turn;
        this.receiving = receiving;
        this.skipped = skipped;
    }

    /** A state that has received nothing. */
    static RatchetState initial(Turn turn) {
        return new RatchetState(turn, null, SkippedKeys.EMPTY);
    }

    Turn turn() {
        return turn;
    }

    /** The peer's current chain; null before its first message. */
    @Nullable
    ReceivingChain receiving() {
        return receiving;
    }

    SkippedKeys skipped() {
        return skipped;
    }

    RatchetState with(Turn next) {
        return new RatchetState(next, receiving, skipped);
    }

    RatchetState with(SkippedKeys next) {
        return new RatchetState(turn, receiving, next);
    }

    /** Zeroes in memory every secret that the other state does not share. This state is unusable afterwards. */
    void wipeExcept(RatchetState other) {
        Set<SecretBytes> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        other.secrets().forEach(kept::add);
        secrets().filter(secret -> !kept.contains(secret)).forEach(SecretBytes::close);
    }

    void wipe() {
        secrets().forEach(SecretBytes::close);
    }

    void write(LayoutWriter writer) {
        turn.write(writer);
        writer.flag(receiving != null);
        if (receiving != null) {
            receiving.write(writer);
            skipped.write(writer);
        }
    }

    static RatchetState read(LayoutReader reader) throws LayoutException {
        Turn turn = Turn.read(reader);
        if (!reader.flag()) {
            return initial(turn);
        }
        ReceivingChain receiving = ReceivingChain.read(reader);
        return new RatchetState(turn, receiving, SkippedKeys.read(reader, receiving));
    }

    private Stream<SecretBytes> secrets() {
        Stream<SecretBytes> chain = receiving == null ? Stream.empty() : receiving.secrets();
        return Stream.concat(turn.secrets(), Stream.concat(chain, skipped.secrets()));
    }
}
