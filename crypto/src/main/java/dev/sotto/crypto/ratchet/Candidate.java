package dev.sotto.crypto.ratchet;

import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message would lead to: the key of its body and the state after it. Its header is authentic, its body not yet; whoever
 * finds the body false throws the candidate away.
 */
final class Candidate {
    private final RatchetState state;
    private final MessageKey key;
    private final int lost;

    private Candidate(RatchetState state, MessageKey key, int lost) {
        this.state = state;
        this.key = key;
        this.lost = lost;
    }

    /** Finds the message's chain by its header: the current one, then a new one, then those with skipped keys. */
    static Candidate find(Suite suite, RatchetState from, RatchetMessage message) throws DecryptionException {
        ReceivingChain receiving = from.receiving();
        if (receiving != null) {
            Optional<RatchetHeader> header = receiving.head().open(suite, message);
            if (header.isPresent()) {
                return inCurrentChain(suite, from, receiving, header.get().number());
            }
        }
        if (from.turn() instanceof PeerTurn peer) {
            Optional<RatchetHeader> header = peer.open(suite, message);
            if (header.isPresent()) {
                return inNewChain(suite, from, peer, header.get());
            }
        }
        for (ChainHead head : from.skipped().heads()) {
            Optional<RatchetHeader> header = head.open(suite, message);
            if (header.isPresent()) {
                return late(from, head, header.get().number());
            }
        }
        throw new DecryptionException(Reason.NO_KEY, "No header key of this session opens the message.");
    }

    RatchetState state() {
        return state;
    }

    /** For the finder to close. */
    MessageKey key() {
        return key;
    }

    /** Messages passed over before whose keys this step drops. */
    int lost() {
        return lost;
    }

    private static Candidate inCurrentChain(Suite suite, RatchetState from, ReceivingChain chain, int number)
            throws DecryptionException {
        if (number < chain.count()) {
            return late(from, chain.head(), number);
        }
        int gap = ReceivingChain.gap(chain.count(), number);
        List<SkippedKey> passed = new ArrayList<>();
        ReceivingChain reached = chain.skip(suite, gap, SkippedKeys.CAPACITY, passed);
        SkippedKeys skipped = from.skipped().plus(passed);
        return atChain(suite, from, from.turn(), chain, reached, skipped, gap);
    }

    private static Candidate inNewChain(Suite suite, RatchetState from, PeerTurn peer, RatchetHeader header)
            throws DecryptionException {
        ReceivingChain old = from.receiving();
        int restOfOld = restOf(old, header.previousCount());
        int startOfNew = ReceivingChain.gap(0, header.number());
        int step = old == null ? 1 : old.head().step() + 1;
        PeerTurn.Step stepped = peer.step(suite, header, step);
        List<SkippedKey> passed = new ArrayList<>();
        if (old != null && restOfOld > 0) {
            // The new chain's keys are newer: what these would push out at once is not even derived.
            int room = Math.max(0, SkippedKeys.CAPACITY - startOfNew);
            old.skip(suite, restOfOld, room, passed).chainKey().secret().close();
        }
        ReceivingChain reached = stepped.chain.skip(suite, startOfNew, SkippedKeys.CAPACITY, passed);
        if (reached != stepped.chain) {
            stepped.chain.chainKey().secret().close();
        }
        SkippedKeys skipped = from.skipped().expire(step).plus(passed);
        return atChain(suite, from, stepped.turn, old, reached, skipped, restOfOld + startOfNew);
    }

    private static int restOf(@Nullable ReceivingChain old, int previousCount) throws DecryptionException {
        if (old != null) {
            return ReceivingChain.gap(old.count(), previousCount);
        }
        if (previousCount != 0) {
            throw new DecryptionException(Reason.MALFORMED, "A first chain names messages of a chain before it.");
        }
        return 0;
    }

    private static Candidate atChain(
            Suite suite,
            RatchetState from,
            Turn turn,
            @Nullable ReceivingChain old,
            ReceivingChain reached,
            SkippedKeys skipped,
            int passedOver) {
        RatchetState state = new RatchetState(turn, reached.next(suite), skipped);
        MessageKey key = reached.messageKey(suite);
        if (reached != old) {
            reached.chainKey().secret().close();
        }
        return new Candidate(state, key, from.skipped().size() + passedOver - skipped.size());
    }

    private static Candidate late(RatchetState from, ChainHead head, int number) throws DecryptionException {
        MessageKey key = from.skipped()
                .copyOf(head, number)
                .orElseThrow(() -> new DecryptionException(
                        Reason.ALREADY_USED, "The key of this message was used before, or is gone."));
        return new Candidate(from.with(from.skipped().without(head, number)), key, 0);
    }
}
