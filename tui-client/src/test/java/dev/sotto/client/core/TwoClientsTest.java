package dev.sotto.client.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.MessageStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two clients over one relay, with crashes around every commit, cuts, resends, refusals, copies and resets: nothing that
 * was queued is lost, doubled or out of order. The seed is the test's argument.
 */
class TwoClientsTest {
    private static final int STEPS = 1_500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostDoubledOrReorderedUnderFaults(long seed) {
        Bench bench = new Bench(seed, false, false);
        bench.run();
        bench.settle();
        bench.assertEverythingArrived(bench.paul, bench.hans);
        bench.assertEverythingArrived(bench.hans, bench.paul);
        bench.assertAllDelivered(bench.paul);
        bench.assertAllDelivered(bench.hans);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void whatWasNotSaidToHaveFailedArrivesAcrossResets(long seed) {
        Bench bench = new Bench(seed, true, false);
        bench.run();
        bench.settle();
        bench.assertEverythingArrived(bench.paul, bench.hans);
        bench.assertEverythingArrived(bench.hans, bench.paul);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void aRelayThatReordersLosesAndDoublesNothing(long seed) {
        Bench bench = new Bench(seed, false, true);
        bench.run();
        bench.settle();
        bench.assertSameTexts(bench.paul, bench.hans);
        bench.assertSameTexts(bench.hans, bench.paul);
    }

    private static final class Bench {
        private final Random dice;
        private final MemoryRelay relay = new MemoryRelay();
        private final BenchClient paul;
        private final BenchClient hans;
        private final boolean resets;
        private final boolean reorders;
        private int texts;

        Bench(long seed, boolean resets, boolean reorders) {
            dice = new Random(seed);
            paul = new BenchClient("paul", relay, seed * 31 + 1);
            hans = new BenchClient("hans", relay, seed * 31 + 2);
            this.resets = resets;
            this.reorders = reorders;
            paul.connect();
            hans.connect();
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                BenchClient actor = dice.nextBoolean() ? paul : hans;
                BenchClient other = actor == paul ? hans : paul;
                // A quarter of the time nothing goes wrong.
                boolean faults = step / 50 % 4 != 0;
                actor.nextCrash = faults && dice.nextInt(12) == 0
                        ? (dice.nextBoolean() ? BenchClient.Crash.BEFORE_COMMIT : BenchClient.Crash.AFTER_COMMIT)
                        : BenchClient.Crash.NONE;
                act(actor, other, dice.nextInt(100), faults);
                paul.now += 200;
                hans.now += 200;
            }
        }

        private void act(BenchClient actor, BenchClient other, int roll, boolean faults) {
            if (roll < 35) {
                actor.send(other, "text " + ++texts);
            } else if (roll < 75) {
                actor.receive(1 + dice.nextInt(8));
            } else if (roll < 82) {
                actor.connect();
            } else if (roll < 86) {
                actor.tick();
            } else if (roll < 90) {
                actor.init(other);
            } else if (!faults) {
                actor.connect();
            } else if (roll < 93) {
                actor.disconnect();
            } else if (roll < 95) {
                if (!relay.full.remove(other.name.account())) {
                    relay.full.add(other.name.account());
                }
            } else if (roll < 97) {
                if (actor.online()) {
                    relay.duplicateLast(actor.name.account());
                }
            } else if (roll < 98 && reorders && actor.online()) {
                relay.reorder(actor.name.account());
            } else if (roll < 99 && resets) {
                actor.submit(new Command.Reset(other.name, false));
            } else {
                actor.crash();
            }
        }

        /** Heals every fault and waits until nothing moves. */
        void settle() {
            relay.full.clear();
            for (int round = 0; round < 200; round++) {
                for (BenchClient client : List.of(paul, hans)) {
                    client.nextCrash = BenchClient.Crash.NONE;
                    client.now += 10_000;
                    client.connect();
                    client.tick();
                    while (client.receive(16)) {
                        client.now++;
                    }
                }
            }
            assertThat(paul.core().settled()).isTrue();
            assertThat(hans.core().settled()).isTrue();
            assertThat(relay.waiting("paul") + relay.waiting("hans")).isZero();
            assertThat(texts).isGreaterThan(300);
            assertThat(paul.store().messages()).hasSizeGreaterThan(100);
        }

        void assertEverythingArrived(BenchClient from, BenchClient to) {
            assertThat(received(to)).isEqualTo(sent(from));
            assertThat(new HashSet<>(shown(to))).hasSameSizeAs(shown(to));
        }

        void assertSameTexts(BenchClient from, BenchClient to) {
            assertThat(received(to)).containsExactlyInAnyOrderElementsOf(sent(from));
        }

        void assertAllDelivered(BenchClient client) {
            assertThat(client.store().messages().stream().filter(StoredMessage::own))
                    .extracting(StoredMessage::status)
                    .containsOnly(Optional.of(MessageStatus.DELIVERED));
            assertThat(client.events(ClientEvent.Problem.class))
                    .extracting(problem -> problem.code().word())
                    .doesNotContain("message-unreadable", "messages-missing", "peer-could-not-read");
        }

        private static List<String> sent(BenchClient client) {
            return client.store().messages().stream()
                    .filter(StoredMessage::own)
                    .filter(message -> !message.status().equals(Optional.of(MessageStatus.FAILED)))
                    .map(StoredMessage::text)
                    .toList();
        }

        private static List<String> received(BenchClient client) {
            return client.store().messages().stream()
                    .filter(message -> !message.own())
                    .map(StoredMessage::text)
                    .toList();
        }

        private static List<String> shown(BenchClient client) {
            return client.events(ClientEvent.MessageReceived.class).stream()
                    .map(ClientEvent.MessageReceived::text)
                    .toList();
        }
    }
}
