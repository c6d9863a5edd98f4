package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Two parties, a relay that may do anything to what it carries, and devices that are reset, restored, rolled back and
 * replaced: a seeded script of steps, and at its end a time of peace in which the conversation must be whole again.
 */
final class BenchRun {
    /** Rounds of an hour: every healing may need its own. */
    private static final int PEACE = 12;

    private static final int MAX_STORED = 2 * KeptEnvelopes.MAX_BYTES + 256 * 1024;
    private static final long DAY = 86_400;

    private final Random random;
    private final Ledger ledger = new Ledger();
    private final BenchParty alice;
    private final BenchParty bob;

    BenchRun(long seed) {
        random = new Random(seed);
        alice = new BenchParty("alice", "bob", ledger, random);
        bob = new BenchParty("bob", "alice", ledger, random);
    }

    void step() {
        boolean flip = random.nextBoolean();
        BenchParty one = flip ? alice : bob;
        BenchParty other = flip ? bob : alice;
        int what = random.nextInt(1000);
        if (what < 250) {
            one.text(other);
        } else if (what < 860) {
            deliver(one, other, random.nextInt(4) == 0 ? random.nextInt(8) : 0);
        } else if (what < 930) {
            disturb(one, other, random.nextInt(100));
        } else {
            happen(one, other, random.nextInt(200));
        }
        assertThat(one.device.storedBytes()).isLessThan(MAX_STORED);
    }

    /** What a relay or the network may do. */
    private void disturb(BenchParty from, BenchParty to, int what) {
        List<Envelope> wire = from.wire;
        if (what < 15) {
            again(from).ifPresent(wire::add);
        } else if (what < 20) {
            again(from).ifPresent(envelope -> from.receive(envelope, to));
        } else if (what < 22) {
            forge(from, to);
        } else if (wire.isEmpty()) {
            passTime(60);
        } else if (what < 40) {
            wire.remove(pick(wire));
        } else if (what < 60) {
            wire.add(random.nextInt(wire.size() + 1), wire.get(pick(wire)));
        } else if (what < 70) {
            int index = pick(wire);
            wire.set(index, tampered(wire.get(index)));
        } else if (what < 80) {
            wire.add(tampered(wire.get(pick(wire))));
        } else if (what < 85) {
            int index = pick(wire);
            wire.set(index, new Envelope(from.device.newId(), wire.get(index).bytes()));
        } else {
            to.receiveAndCrash(wire.get(pick(wire)));
        }
    }

    /** What happens to people and devices. */
    private void happen(BenchParty one, BenchParty other, int what) {
        if (what < 10) {
            one.reset();
        } else if (what < 13) {
            one.restore();
        } else if (what < 16) {
            one.rollBack();
        } else if (what < 18) {
            one.reinstall();
        } else if (what < 24) {
            other.reset();
            other.text(one);
            one.device.loseOneTimePreKeys();
            one.device.publish(2);
        } else if (what < 28) {
            one.device.publish(0);
        } else if (what < 40) {
            one.saveStore();
        } else if (what < 90) {
            one.device.reload();
        } else if (what < 98) {
            passTime(DAY);
        } else if (what < 110) {
            one.device.chat = one.device.chat.drained();
        } else if (what < 118) {
            one.decide(other);
        } else {
            passTime(900);
            one.healIfDue(other);
        }
    }

    /**
     * Nothing is disturbed any more. Each side alone gets through to the other, however silent that one is; then both
     * talk, and do so on one session. Returns how many rounds it took.
     */
    int makePeace() {
        boolean flip = random.nextBoolean();
        int rounds = getThrough(flip ? alice : bob, flip ? bob : alice);
        rounds += getThrough(flip ? bob : alice, flip ? alice : bob);
        getThrough(alice, bob);
        assertThat(alice.device.sendingSid()).isPresent().isEqualTo(bob.device.sendingSid());
        return rounds;
    }

    /** Twice in a row. */
    private int getThrough(BenchParty from, BenchParty to) {
        int read = 0;
        for (int round = 1; round <= PEACE; round++) {
            passTime(3_600);
            MessageId text = from.text(to).orElseThrow();
            deliverAll();
            read = to.screen.hasShown(text) ? read + 1 : 0;
            if (read == 2) {
                return round;
            }
            to.healIfDue(from);
            from.healIfDue(to);
            deliverAll();
        }
        throw new AssertionError(to.device.address + " reads nothing after " + PEACE + " rounds of peace");
    }

    private void passTime(long seconds) {
        for (BenchParty party : List.of(alice, bob)) {
            TestDevice device = party.device;
            device.now += seconds;
            if (seconds >= DAY) {
                device.chat = device.chat.aged(device.now);
                device.publish(2);
            }
        }
    }

    private void deliverAll() {
        for (int i = 0; i < 10_000 && !(alice.wire.isEmpty() && bob.wire.isEmpty()); i++) {
            deliver(alice, bob, 0);
            deliver(bob, alice, 0);
            alice.decide(bob);
            bob.decide(alice);
        }
        assertThat(alice.wire).isEmpty();
        assertThat(bob.wire).isEmpty();
    }

    private void deliver(BenchParty from, BenchParty to, int index) {
        if (from.wire.isEmpty()) {
            return;
        }
        to.receive(from.wire.remove(Math.min(index, from.wire.size() - 1)), from);
        if (random.nextInt(4) > 0) {
            to.healIfDue(from);
        }
    }

    /** Somebody with a key of their own speaks under this party's name. */
    private void forge(BenchParty victim, BenchParty target) {
        TestDevice mallory =
                new TestDevice(victim.device.address.account(), target.device.address.account(), random.nextLong());
        SendResult result = mallory.chat.init(
                mallory.self, target.device.bundle(), mallory.newId(), target.device.now, mallory.randomness);
        if (result instanceof SendResult.Sent sent) {
            ledger.sent(mallory, sent, Optional.of(new Body.Hello()));
            victim.wire.add(sent.envelope());
        }
    }

    private Optional<Envelope> again(BenchParty party) {
        List<Envelope> all = party.everSent;
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(pick(all)));
    }

    private Envelope tampered(Envelope envelope) {
        byte[] bytes = envelope.bytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return new Envelope(envelope.id(), bytes);
    }

    private int pick(List<?> list) {
        return random.nextInt(list.size());
    }
}
