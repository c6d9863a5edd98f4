package dev.sotto.client.face.tui.pane;

import dev.sotto.client.face.tui.pane.Entry.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Messages and notes in one order. {@code continued}: which of them go on with what the one before began, so that
 * name and time need not be said again.
 */
record Shown(List<Item> items, BitSet continued) {
    private static final Duration RUN = Duration.ofMinutes(5);

    /** Notes that stand before or behind the loaded messages wait until those around them are there. */
    static Shown of(List<Item> messages, List<Item> notes, boolean older, boolean newer) {
        List<Item> all = new ArrayList<>(messages.size() + notes.size());
        long first = messages.isEmpty() || !older
                ? Long.MIN_VALUE
                : messages.get(0).key().number();
        long last = messages.isEmpty() || !newer
                ? Long.MAX_VALUE
                : messages.get(messages.size() - 1).key().number();
        notes.stream()
                .filter(note -> note.key().number() >= first && note.key().number() <= last)
                .forEach(all::add);
        all.addAll(messages);
        all.sort(Comparator.comparing(Item::key));
        return new Shown(List.copyOf(all), runs(all));
    }

    /** Ascending messages and a page of them in any order, each number once, with the further status of the two. */
    static List<Item> merge(List<Item> messages, List<Message> page) {
        List<Item> all = new ArrayList<>(messages);
        for (Message message : page) {
            int at = indexOf(all, message.key());
            if (at < 0) {
                all.add(-at - 1, Item.of(message));
            } else if (message.status().isPresent()) {
                Message known = all.get(at).message();
                all.set(at, all.get(at).with(known.advancedTo(message.status().get(), message.reason())));
            }
        }
        return List.copyOf(all);
    }

    /** As a binary search answers: negative if it is not there. */
    static int indexOf(List<Item> items, EntryKey key) {
        int low = 0;
        int high = items.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = items.get(middle).key().compareTo(key);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -low - 1;
    }

    int indexOf(EntryKey key) {
        return indexOf(items, key);
    }

    int size() {
        return items.size();
    }

    Item get(int index) {
        return items.get(index);
    }

    boolean continues(int index) {
        return continued.get(index);
    }

    private static BitSet runs(List<Item> items) {
        BitSet continued = new BitSet(items.size());
        Entry head = null;
        for (int i = 0; i < items.size(); i++) {
            Entry entry = items.get(i).entry();
            if (head instanceof Message run && entry instanceof Message next && goesOn(run, next)) {
                continued.set(i);
            } else {
                head = entry;
            }
        }
        return continued;
    }

    private static boolean goesOn(Message run, Message next) {
        return run.own() == next.own()
                && run.author().equals(next.author())
                && Times.between(run.at(), next.at()).abs().compareTo(RUN) < 0;
    }
}
