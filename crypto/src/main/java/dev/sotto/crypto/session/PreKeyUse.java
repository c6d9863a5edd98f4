package dev.sotto.crypto.session;

import dev.sotto.crypto.handshake.InitialMessage;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.primitive.ConstantTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The prekeys of one transaction: what is in the store, less what the handshakes before this one have used up.
 *
 * <p>A handshake with a one-time pair cannot be replayed, because the pair is gone. One without leaves its hid in the
 * seen-list of its signed prekey; when that is full, only such handshakes are refused, and a new signed prekey is due.
 */
final class PreKeyUse {
    private final PreKeyView keys;
    private final List<Integer> usedOneTime = new ArrayList<>();
    private final List<SeenHandshake> seen = new ArrayList<>();
    private boolean rotate;

    PreKeyUse(PreKeyView keys) {
        this.keys = keys;
    }

    /** The pairs a handshake asks for. */
    record Pairs(PreKeyPair signed, Optional<PreKeyPair> oneTime) {}

    /** A handshake without a one-time pair whose session is gone must make none again. */
    void checkNotDropped(InitialMessage initial) throws UnopenedException {
        byte[] hid = initial.hid();
        if (keys.handshakeSeen(hid) || seen.stream().anyMatch(each -> ConstantTime.equal(each.hid(), hid))) {
            throw new UnopenedException(UnopenedReason.HANDSHAKE_DROPPED);
        }
    }

    /** Looks the pairs up; uses nothing. */
    Pairs find(InitialMessage initial) throws UnopenedException {
        OptionalInt oneTimeId = initial.oneTimePreKeyId();
        if (oneTimeId.isEmpty()) {
            checkRoom(initial);
        }
        PreKeyPair signed = keys.signedPreKey(initial.signedPreKeyId()).orElseThrow(PreKeyUse::gone);
        if (oneTimeId.isEmpty()) {
            return new Pairs(signed, Optional.empty());
        }
        int id = oneTimeId.getAsInt();
        if (usedOneTime.contains(id)) {
            throw gone();
        }
        return new Pairs(signed, Optional.of(keys.oneTimePreKey(id).orElseThrow(PreKeyUse::gone)));
    }

    /** The handshake has made a session. */
    void use(InitialMessage initial) {
        if (initial.oneTimePreKeyId().isPresent()) {
            usedOneTime.add(initial.oneTimePreKeyId().getAsInt());
        } else {
            seen.add(new SeenHandshake(initial.hid(), initial.signedPreKeyId()));
            rotate |= count(initial.signedPreKeyId()) >= PreKeyView.MAX_SEEN_HANDSHAKES;
        }
    }

    Received result(Conversation next, List<ConversationEvent> events) {
        return new Received(next, events, usedOneTime, seen, rotate);
    }

    private void checkRoom(InitialMessage initial) throws UnopenedException {
        if (count(initial.signedPreKeyId()) >= PreKeyView.MAX_SEEN_HANDSHAKES) {
            rotate = true;
            throw new UnopenedException(UnopenedReason.SEEN_LIST_FULL);
        }
    }

    private long count(int signedPreKeyId) {
        return keys.seenHandshakes(signedPreKeyId)
                + seen.stream()
                        .filter(each -> each.signedPreKeyId() == signedPreKeyId)
                        .count();
    }

    private static UnopenedException gone() {
        return new UnopenedException(UnopenedReason.PREKEY_GONE);
    }
}
