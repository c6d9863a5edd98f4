package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long random runs with loss, reorder, replay, tampering and restarts against a model of a few lines: a message opens exactly once,
 * unless five chains of its sender have started to arrive since.
 */
class RatchetModelTest {
    private static final int STEPS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void opensWhatTheModelOpens(long seed) throws Exception {
        Random random = new Random(seed);
        Side alice = new Side(End.initiator(seed), true);
        Side bob = new Side(End.responder(-seed), false);
        for (int i = 0; i < STEPS; i++) {
            boolean turn = random.nextBoolean();
            step(random, turn ? alice : bob, turn ? bob : alice, "seed " + seed + ", step " + i);
        }
        assertThat(alice.step + bob.step).isGreaterThan(50);
    }

    private static void step(Random random, Side from, Side to, String where) throws Exception {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> from.send(where);
            case 3, 4, 5 -> to.take(random, from, where);
            case 6 -> to.takeTampered(random, from);
            default -> to.end.reload();
        }
    }

    private static final class Sent {
        private final byte[] bytes;
        private final String text;
        private final int chain;
        private boolean opened;

        private Sent(byte[] bytes, String text, int chain) {
            this.bytes = bytes;
            this.text = text;
            this.chain = chain;
        }
    }

    private static final class Side {
        private final End end;
        private final List<Sent> sent = new ArrayList<>();
        private boolean mayStep;

        /** Chains sent, and chains of the other that have begun to arrive. */
        private int chain;

        private int step;

        private Side(End end, boolean mayStep) {
            this.end = end;
            this.mayStep = mayStep;
        }

        private void send(String text) {
            if (!mayStep && chain == 0) {
                assertThat(end.ratchet().canSend()).isFalse();
                return;
            }
            if (mayStep) {
                chain++;
                mayStep = false;
            }
            sent.add(new Sent(end.send(text), text, chain));
        }

        private void take(Random random, Side from, String where) throws Exception {
            if (from.sent.isEmpty()) {
                return;
            }
            int newest = from.sent.size() - 1;
            Sent message = from.sent.get(Math.max(0, newest - random.nextInt(random.nextInt(50) + 1)));
            if (message.opened || message.chain <= step - SkippedKeys.LIFETIME_STEPS) {
                end.refuse(message.bytes);
                return;
            }
            assertThat(end.receive(message.bytes)).as(where).isEqualTo(message.text);
            message.opened = true;
            int lost = 0;
            if (message.chain > step) {
                step = message.chain;
                mayStep = true;
                lost = unopened(from, step - SkippedKeys.LIFETIME_STEPS);
            }
            assertThat(end.lost()).as(where).isEqualTo(lost);
        }

        private void takeTampered(Random random, Side from) {
            if (!from.sent.isEmpty()) {
                byte[] bytes = from.sent.get(random.nextInt(from.sent.size())).bytes;
                end.refuse(Forgery.flip(bytes, random.nextInt(8 * bytes.length)));
            }
        }

        private static int unopened(Side from, int chain) {
            return (int) from.sent.stream()
                    .filter(message -> message.chain == chain && !message.opened)
                    .count();
        }
    }
}
