package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.X25519;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stored form of a ratchet: every state there is comes back the same, and nothing else is taken. */
class RatchetStateTest {
    private final End alice = End.initiator(1);
    private final End bob = End.responder(2);

    @Test
    void everyKindOfStateComesBack() throws Exception {
        alice.reload();
        bob.reload();
        byte[] skipped = alice.send("skipped");
        alice.reload();
        bob.receive(alice.send("first"));
        bob.reload();
        alice.receive(bob.send("step"));
        alice.reload();
        bob.reload();
        byte[] alsoSkipped = alice.send("also skipped");
        bob.receive(alice.send("second"));
        bob.reload();
        bob.becomeReceiveOnly();
        bob.reload();
        alice.becomeReceiveOnly();
        alice.reload();
        assertThat(bob.receive(skipped)).isEqualTo("skipped");
        assertThat(bob.receive(alsoSkipped)).isEqualTo("also skipped");
    }

    @Test
    void takesNoPartOfAStateAndNothingAfterIt() throws Exception {
        alice.send("skipped");
        bob.receive(alice.send("first"));
        byte[] stored = bob.encode();
        for (int length = 0; length < stored.length; length++) {
            refuses(Forgery.cut(stored, length));
        }
        refuses(Forgery.cut(stored, stored.length + 1));
    }

    @Test
    void takesNoUnknownTurn() {
        refuses(Forgery.with(bob.encode(), 0, 3));
        refuses(Forgery.with(bob.encode(), 0, 255));
    }

    @Test
    void takesSkippedKeysInTheirOneOrderOnly() throws Exception {
        assertThat(read(10, skipped(head(9), 3, 4)).size()).isEqualTo(2);
        assertThat(read(10, skipped(head(10), 0, 4)).size()).isEqualTo(2);
        refusesSkipped(10, skipped(head(9), 4, 3));
        refusesSkipped(10, skipped(head(9), 3, 3));
        refusesSkipped(10, skipped(head(9)));
        refusesSkipped(10, skipped(head(5), 3));
        refusesSkipped(10, skipped(head(11), 3));
        refusesSkipped(10, skipped(head(0), 3));
        refusesSkipped(10, skipped(head(10), 5));
        refusesSkipped(10, skipped(otherHead(10), 0));
        refusesSkipped(10, new byte[] {1, 0});
    }

    @Test
    void takesAsManySkippedKeysAsThereMayBe() throws Exception {
        int[] numbers = new int[SkippedKeys.CAPACITY + 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        refusesSkipped(10, skipped(head(9), numbers));
        assertThat(read(10, skipped(head(9), Arrays.copyOf(numbers, SkippedKeys.CAPACITY)))
                        .size())
                .isEqualTo(SkippedKeys.CAPACITY);
    }

    private static void refuses(byte[] stored) {
        assertThatThrownBy(() -> {
                    LayoutReader reader = new LayoutReader(stored);
                    DoubleRatchet.read(reader, Suite.preferred());
                    reader.end();
                })
                .isInstanceOf(LayoutException.class);
    }

    private static void refusesSkipped(int step, byte[] stored) {
        assertThatThrownBy(() -> read(step, stored)).isInstanceOf(LayoutException.class);
    }

    private static SkippedKeys read(int step, byte[] stored) throws LayoutException {
        ReceivingChain current = new ReceivingChain(head(step), ChainKey.own(End.key(5)), 5);
        return SkippedKeys.read(new LayoutReader(stored), current);
    }

    private static byte[] skipped(ChainHead head, int... numbers) {
        LayoutWriter writer = new LayoutWriter().u8(1);
        head.write(writer);
        writer.u16(numbers.length);
        for (int number : numbers) {
            writer.u32(number).secret(End.key(6));
        }
        return writer.toBytes();
    }

    private static ChainHead head(int step) {
        return new ChainHead(HeaderKey.own(End.key(step)), X25519.publicKey(End.key(step)), step);
    }

    private static ChainHead otherHead(int step) {
        return new ChainHead(HeaderKey.own(End.key(77)), X25519.publicKey(End.key(step)), step);
    }

    @Test
    void keysSkippedInSeveralChainsKeepTheirOrder() throws Exception {
        List<byte[]> late = List.of(alice.send("0"), alice.send("1"));
        bob.receive(alice.send("2"));
        byte[] tail = alice.send("3");
        alice.receive(bob.send("step"));
        alice.send("4");
        bob.receive(alice.send("5"));
        assertThat(bob.state().skipped().heads()).extracting(ChainHead::step).containsExactly(2, 1);
        bob.reload();
        assertThat(bob.receive(tail)).isEqualTo("3");
        assertThat(bob.receive(late.get(1))).isEqualTo("1");
    }
}
