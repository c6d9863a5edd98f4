package dev.sotto.crypto.session;

/** One encrypted message as the relay carries it: an id in clear, and bytes that only the two devices can read. */
public final class Envelope {
    private final MessageId id;
    private final byte[] bytes;

    /** An envelope around a copy of {@code bytes}, which may be anything: they come from the network. */
    public Envelope(MessageId id, byte[] bytes) {
        this.id = id;
        this.bytes = bytes.clone();
    }

    /** What the relay calls it. Only the id inside the payload is authentic; {@link Conversation} compares them. */
    public MessageId id() {
        return id;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "Envelope[" + id + ", " + bytes.length + " bytes]";
    }
}
