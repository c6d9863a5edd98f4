package dev.sotto.client.core;

import com.google.protobuf.ByteString;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.identity.PreKey;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.protocol.Limits;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.DropPrekeys;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.PrekeyPair;
import dev.sotto.protocol.v1.PrekeysStored;
import dev.sotto.protocol.v1.UploadPrekeys;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps prekeys published: a new signed pair every week, one-time pairs refilled, and what the relay holds compared
 * with what is here at each login. A pair is stored before it is published, and never published a second time. One
 * that a wrong clock dated into the future is of no use to peers: it is replaced once the clock is right.
 */
final class Prekeys {
    private static final long DAY = 86_400;
    private static final long ROTATE_AFTER = 7 * DAY;
    private static final long KEEP_SIGNED = 60 * DAY;

    /** A relay that always asks for more gets more at most this often. */
    private static final long REFILL_PAUSE_MILLIS = 5_000;

    /** A relay that refused prekeys gets the next ones after this, or at the next login. */
    private static final long REFUSED_PAUSE_MILLIS = 600_000;

    /** Private halves kept at most: those that the relay lost track of must not pile up. */
    private static final int MAX_ONE_TIME = 1_000;

    private final Account account;
    private final PrekeyStock stock;
    private int unanswered;
    private boolean announced;
    private long nextRefillMillis;

    /** One-time pairs that the relay holds, as far as it has said. */
    private int atRelay = Limits.ONE_TIME_PREKEYS;

    Prekeys(Account account, PrekeyStock stock) {
        this.account = account;
        this.stock = stock;
    }

    /** True while the relay has not confirmed what was sent to it. */
    boolean publishing() {
        return unanswered > 0;
    }

    void connected(Step step, LoggedIn loggedIn) {
        unanswered = 0;
        announced = false;
        Set<Integer> held = new HashSet<>(loggedIn.getOneTimePrekeysList());
        dropUnusable(step, held);
        held.removeIf(id -> !isUsable(step, id));
        stock.surplus(MAX_ONE_TIME, held).forEach(id -> stock.delete(step, PreKeyKind.ONE_TIME, id));
        Optional<PreKeyPair> signed = signedToPublish(step, loggedIn.getSignedPrekey());
        atRelay = held.size();
        int missing = held.size() < Limits.PREKEY_REFILL_MARK ? Limits.ONE_TIME_PREKEYS - held.size() : 0;
        publish(step, signed, missing);
    }

    void disconnected() {
        unanswered = 0;
        announced = false;
    }

    void low(Step step, int left) {
        atRelay = Math.max(0, left);
        refill(step);
    }

    void stored(Step step, PrekeysStored frame) {
        unanswered = Math.max(0, unanswered - 1);
        if (unanswered == 0) {
            if (announced) {
                step.progress("Server accepted new one time prekeys.");
                announced = false;
            }
            low(step, frame.getOneTimeCount());
        }
    }

    /** True if the relay's problem was about an upload; at the next login what it holds is compared again. */
    boolean refused(Step step, String sentence) {
        if (!publishing()) {
            return false;
        }
        unanswered = 0;
        announced = false;
        nextRefillMillis = step.nowMillis() + REFUSED_PAUSE_MILLIS;
        step.problem(ErrorCode.REFUSED, "The relay did not take new prekeys: " + sentence);
        return true;
    }

    void tick(Step step) {
        if (account.online() && !publishing() && rotationDue(step)) {
            rotate(step);
        }
        refill(step);
    }

    /** A new signed pair, published now or at the next login. */
    void rotate(Step step) {
        Optional<PreKeyPair> pair = Optional.of(makeSigned(step));
        if (account.online()) {
            publish(step, pair, 0);
        }
    }

    /** The mailbox was read to its end: nothing waits there for signed pairs that old. */
    void drained(Step step) {
        stock.signedBefore(step.nowSeconds() - KEEP_SIGNED).forEach(id -> stock.delete(step, PreKeyKind.SIGNED, id));
    }

    void used(int oneTimeId) {
        stock.used(oneTimeId);
    }

    void rolledBack(Step step) {
        stock.rolledBack(step);
        makeSigned(step);
    }

    private void refill(Step step) {
        boolean low = atRelay < Limits.PREKEY_REFILL_MARK;
        if (account.online() && low && !publishing() && step.nowMillis() >= nextRefillMillis) {
            announced = atRelay == 0;
            if (announced) {
                step.progress("No more one time prekeys left. Sending new ones to server.");
            }
            publish(step, Optional.empty(), Limits.ONE_TIME_PREKEYS - atRelay);
        }
    }

    private boolean rotationDue(Step step) {
        long created = stock.currentSignedCreated();
        return created + ROTATE_AFTER <= step.nowSeconds() || created > step.nowSeconds() + DAY;
    }

    private PreKeyPair makeSigned(Step step) {
        return stock.make(step, account.device(), PreKeyKind.SIGNED, 1).get(0);
    }

    private Optional<PreKeyPair> signedToPublish(Step step, int atRelay) {
        if (rotationDue(step)) {
            return Optional.of(makeSigned(step));
        }
        return stock.currentSigned()
                .filter(id -> id != atRelay)
                .flatMap(id -> step.view().signedPreKey(id));
    }

    private boolean isUsable(Step step, int oneTimeId) {
        return stock.isUsable(oneTimeId, step.nowSeconds() + DAY);
    }

    private void dropUnusable(Step step, Set<Integer> held) {
        List<Integer> unusable =
                held.stream().filter(id -> !isUsable(step, id)).sorted().toList();
        if (!unusable.isEmpty()) {
            unanswered++;
            step.transmit(ClientFrame.newBuilder()
                    .setDropPrekeys(DropPrekeys.newBuilder().addAllIds(unusable)));
        }
    }

    private void publish(Step step, Optional<PreKeyPair> signed, int oneTimeCount) {
        List<PreKeyPair> oneTime = List.of();
        if (oneTimeCount > 0) {
            nextRefillMillis = step.nowMillis() + REFILL_PAUSE_MILLIS;
            oneTime = stock.make(step, account.device(), PreKeyKind.ONE_TIME, oneTimeCount);
        }
        UploadPrekeys.Builder upload = UploadPrekeys.newBuilder();
        signed.ifPresent(pair -> upload.setSigned(frame(pair)));
        for (int from = 0; from < oneTime.size(); from += Limits.PREKEYS_PER_UPLOAD) {
            oneTime.subList(from, Math.min(oneTime.size(), from + Limits.PREKEYS_PER_UPLOAD))
                    .forEach(pair -> upload.addOneTime(frame(pair)));
            send(step, upload);
        }
        if (upload.hasSigned()) {
            send(step, upload);
        }
    }

    private void send(Step step, UploadPrekeys.Builder upload) {
        unanswered++;
        step.transmit(ClientFrame.newBuilder().setUploadPrekeys(upload.build()));
        upload.clear();
    }

    private PrekeyPair frame(PreKeyPair pair) {
        PreKey publicPart = pair.publicPart(account.device());
        return PrekeyPair.newBuilder()
                .setSigned(ByteString.copyFrom(
                        publicPart.signedBytes(account.device().address())))
                .setSignature(ByteString.copyFrom(publicPart.signature()))
                .build();
    }
}
