package dev.sotto.crypto.ratchet;

/** The key of one message that was passed over and may still come. */
final class SkippedKey {
    private final ChainHead head;
    private final int number;
    private final MessageKey key;

    SkippedKey(ChainHead head, int number, MessageKey key) {
        this.head = head;
        this.number = number;
        this.key = key;
    }

    ChainHead head() {
        return head;
    }

    int number() {
        return number;
    }

    MessageKey key() {
        return key;
    }

    boolean isOf(ChainHead chain, int place) {
        return head.step() == chain.step() && number == place;
    }
}
