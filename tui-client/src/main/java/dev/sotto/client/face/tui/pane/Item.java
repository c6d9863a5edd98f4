package dev.sotto.client.face.tui.pane;

/** An entry with its folded text, which outlives a new status. */
record Item(Entry entry, Body body) {
    static Item of(Entry entry) {
        return new Item(entry, Body.of(entry));
    }

    Item with(Entry.Message other) {
        return new Item(other, body);
    }

    /** Only for items of which it is known. */
    Entry.Message message() {
        return (Entry.Message) entry;
    }

    EntryKey key() {
        return entry.key();
    }
}
