package dev.sotto.client.face.tui.pane;

/**
 * Names an entry of a chat for as long as the chat is open, and says where it stands: {@code number} is the one that
 * the history gave a message, {@code serial} counts the notes that came behind that message and is 0 for itself.
 */
public record EntryKey(long number, long serial) implements Comparable<EntryKey> {
    static EntryKey ofMessage(long number) {
        return new EntryKey(number, 0);
    }

    @Override
    public int compareTo(EntryKey other) {
        int byNumber = Long.compare(number, other.number);
        return byNumber != 0 ? byNumber : Long.compare(serial, other.serial);
    }
}
