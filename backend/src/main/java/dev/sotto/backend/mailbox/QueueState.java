package dev.sotto.backend.mailbox;

import dev.sotto.backend.store.QueueShare;
import dev.sotto.backend.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How full one recipient's queue is, so that a submission need not count rows. Owned by the writer's thread. */
final class QueueState {
    private static final class Share {
        private int envelopes;
        private long bytes;

        void add(int count, long size) {
            envelopes += count;
            bytes += size;
        }
    }

    private final Share whole = new Share();
    private final Map<String, Share> bySender = new HashMap<>();
    private long lastRow;

    /** As the store has it. */
    static QueueState load(Tx tx, String recipient) {
        QueueState state = new QueueState();
        List<QueueShare> shares = tx.envelopes().shares(recipient);
        shares.forEach(share -> state.add(share.sender(), share.envelopes(), share.bytes()));
        state.lastRow = tx.envelopes().lastRow(recipient);
        return state;
    }

    /** The row before the one that would be appended next. */
    long lastRow() {
        return lastRow;
    }

    boolean hasRoom(String sender, int size, MailboxLimits limits) {
        Share share = bySender.getOrDefault(sender, new Share());
        return whole.envelopes < limits.queueEnvelopes()
                && whole.bytes + size <= limits.queueBytes()
                && share.envelopes < limits.senderEnvelopes()
                && share.bytes + size <= limits.senderBytes();
    }

    void appended(String sender, int size, long row) {
        add(sender, 1, size);
        lastRow = row;
    }

    void removed(String sender, int size) {
        add(sender, -1, -size);
        Share share = bySender.get(sender);
        if (share != null && share.envelopes <= 0) {
            bySender.remove(sender);
        }
    }

    private void add(String sender, int count, long size) {
        whole.add(count, size);
        bySender.computeIfAbsent(sender, ignored -> new Share()).add(count, size);
    }
}
