package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.stream.Stream;

/** A receive-only session that has seen the peer's last possible step: only the current and older chains are left. */
final class NoTurn implements Turn {
    static final int KIND = 0;
    static final NoTurn INSTANCE = new NoTurn();

    private NoTurn() {}

    @Override
    public boolean canSend() {
        return false;
    }

    @Override
    public Turn receiveOnly() {
        return this;
    }

    @Override
    public Stream<SecretBytes> secrets() {
        return Stream.empty();
    }

    @Override
    public void write(LayoutWriter writer) {
        writer.u8(KIND);
    }
}
