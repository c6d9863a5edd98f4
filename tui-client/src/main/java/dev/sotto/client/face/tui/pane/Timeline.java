package dev.sotto.client.face.tui.pane;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.protocol.EnvelopeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The part of a chat's history that is loaded, oldest first, at most {@link #WINDOW} messages in one piece, and the
 * notes of the program between them. Pages and live events may overlap and come in any order: each message is there
 * once, and its status only moves forward. Immutable.
 */
public final class Timeline {
    /** So many messages are held; beyond it those at the end away from the reader go. */
    public static final int WINDOW = 2_000;

    /** How many messages to ask the store for at once. */
    public static final int PAGE = 200;

    private static final int MAX_NOTES = 500;

    /** Nothing is loaded yet; there may be older messages. */
    public static final Timeline EMPTY = new Timeline(List.of(), List.of(), List.of(), true, false, false, 0, 0);

    private final List<Item> messages;
    private final List<Item> notes;
    /** Numbers of messages of the peer that came while the window did not reach the newest, ascending. */
    private final List<Long> beyond;

    private final boolean older;
    private final boolean newer;
    private final boolean loaded;
    private final long serial;
    /** The newest number that this client was told of in any way, loaded or not. */
    private final long known;

    private final Shown shown;

    private Timeline(
            List<Item> messages,
            List<Item> notes,
            List<Long> beyond,
            boolean older,
            boolean newer,
            boolean loaded,
            long serial,
            long known) {
        this.messages = messages;
        this.notes = notes;
        this.beyond = beyond;
        this.older = older;
        this.newer = newer;
        this.loaded = loaded;
        this.serial = serial;
        this.known = Math.max(known, messages.isEmpty() ? 0 : lastNumber());
        this.shown = Shown.of(messages, notes, older, newer);
    }

    /**
     * A message that was received or sent just now. {@code following}: the reader is at the newest one; if not, a full
     * window stays where it is and the message is loaded later.
     */
    public Timeline arrived(Entry.Message message, boolean following) {
        if (!loaded && known == 0) {
            return passedBy(message.number()).arrived(message, following);
        }
        boolean there = index(message.number()) >= 0;
        boolean unloaded = older && !messages.isEmpty() && message.number() < firstNumber();
        if (there || unloaded) {
            return this;
        }
        if ((newer && message.number() > lastNumber()) || (!following && messages.size() >= WINDOW)) {
            long newest = Math.max(known, message.number());
            return new Timeline(messages, notes, noted(message), older, true, loaded, serial, newest);
        }
        List<Item> all = merged(List.of(message));
        int surplus = Math.max(0, all.size() - WINDOW);
        return new Timeline(
                all.subList(surplus, all.size()), notes, beyond, older || surplus > 0, newer, loaded, serial, known);
    }

    /** A message that comes with its page later: what the program said until now stands before it. */
    public Timeline passedBy(long number) {
        List<Item> placed = known == 0 ? behind(number - 1) : notes;
        return new Timeline(messages, placed, beyond, older, newer, loaded, serial, Math.max(known, number));
    }

    /** A line of the program, behind what is the newest message now. */
    public Timeline note(String sentence, Instant at, boolean error) {
        EntryKey key = new EntryKey(newestKnown(), serial + 1);
        List<Item> all = new ArrayList<>(notes);
        all.add(Item.of(new Entry.Note(key, sentence, at, error)));
        List<Item> bounded = all.subList(Math.max(0, all.size() - MAX_NOTES), all.size());
        return new Timeline(messages, List.copyOf(bounded), beyond, older, newer, loaded, serial + 1, known);
    }

    /** An own message moved forward; nothing happens if it is not loaded, or was further already. */
    public Timeline status(EnvelopeId id, MessageStatus status, Optional<String> reason) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            Entry.Message message = messages.get(i).message();
            if (message.own() && message.id().equals(id)) {
                Entry.Message advanced = message.advancedTo(status, reason);
                return advanced.equals(message)
                        ? this
                        : withMessage(i, messages.get(i).with(advanced));
            }
        }
        return this;
    }

    /** The page before {@link #oldest}, or the newest one if there is none. {@code more}: there are older ones still. */
    public Timeline withOlder(List<Entry.Message> page, boolean more) {
        List<Item> all = merged(page);
        boolean cut = all.size() > WINDOW;
        List<Item> kept = cut ? List.copyOf(all.subList(0, WINDOW)) : all;
        return loaded(kept, more, newer || cut);
    }

    /** The page behind {@link #newest}. {@code more}: there are newer ones still. */
    public Timeline withNewer(List<Entry.Message> page, boolean more) {
        List<Item> all = merged(page);
        int surplus = Math.max(0, all.size() - WINDOW);
        return loaded(List.copyOf(all.subList(surplus, all.size())), older || surplus > 0, more);
    }

    /** Another part of the history in place of this one, to jump: the newest page, or one around an unread message. */
    public Timeline replaced(List<Entry.Message> page, boolean hasOlder, boolean hasNewer) {
        Timeline cleared = new Timeline(List.of(), notes, beyond, hasOlder, hasNewer, loaded, serial, known);
        return cleared.loaded(cleared.merged(page), hasOlder, hasNewer);
    }

    /** The number of the first loaded message. */
    public OptionalLong oldest() {
        return messages.isEmpty() ? OptionalLong.empty() : OptionalLong.of(firstNumber());
    }

    /** The number of the last loaded message. */
    public OptionalLong newest() {
        return messages.isEmpty() ? OptionalLong.empty() : OptionalLong.of(lastNumber());
    }

    public boolean hasOlder() {
        return older;
    }

    public boolean hasNewer() {
        return newer;
    }

    /** Whether a page was loaded, so that an empty chat is known to be one. */
    public boolean isLoaded() {
        return loaded;
    }

    /** What is shown, in order. */
    public List<Entry> entries() {
        return shown.items().stream().map(Item::entry).toList();
    }

    public Optional<Entry.Message> message(EntryKey key) {
        int at = key.serial() == 0 ? index(key.number()) : -1;
        return at < 0 ? Optional.empty() : Optional.of(messages.get(at).message());
    }

    Shown shown() {
        return shown;
    }

    /** How many messages of the peer came behind that number, as far as this client was told. */
    int peerMessagesAfter(long number) {
        int count = (int) beyond.stream().filter(n -> n > number).count();
        for (int i = messages.size() - 1; i >= 0 && messages.get(i).message().number() > number; i--) {
            count += messages.get(i).message().own() ? 0 : 1;
        }
        return count;
    }

    /** The newest number that this client was told of, or 0. */
    long newestKnown() {
        return known;
    }

    private Timeline loaded(List<Item> all, boolean hasOlder, boolean hasNewer) {
        long last = all.isEmpty()
                ? Long.MIN_VALUE
                : all.get(all.size() - 1).message().number();
        List<Long> missing = beyond.stream().filter(n -> n > last).toList();
        List<Item> placed = loaded || all.isEmpty() || known > 0 ? notes : behind(last);
        return new Timeline(all, placed, missing, hasOlder, hasNewer || !missing.isEmpty(), true, serial, known);
    }

    /** Notes that came before anything was loaded stand behind what had been there. */
    private List<Item> behind(long number) {
        List<Item> moved = new ArrayList<>();
        for (Item item : notes) {
            Entry.Note note = (Entry.Note) item.entry();
            EntryKey key = new EntryKey(
                    Math.max(number, note.key().number()), note.key().serial());
            moved.add(Item.of(new Entry.Note(key, note.sentence(), note.at(), note.error())));
        }
        return List.copyOf(moved);
    }

    private Timeline withMessage(int at, Item item) {
        List<Item> all = new ArrayList<>(messages);
        all.set(at, item);
        return new Timeline(List.copyOf(all), notes, beyond, older, newer, loaded, serial, known);
    }

    private List<Long> noted(Entry.Message message) {
        if (message.own() || beyond.contains(message.number())) {
            return beyond;
        }
        List<Long> all = new ArrayList<>(beyond);
        all.add(message.number());
        all.sort(null);
        return List.copyOf(all.subList(Math.max(0, all.size() - WINDOW), all.size()));
    }

    /** The loaded messages and those of the page, each once. */
    private List<Item> merged(List<Entry.Message> page) {
        return Shown.merge(messages, page);
    }

    private int index(long number) {
        return Shown.indexOf(messages, EntryKey.ofMessage(number));
    }

    private long firstNumber() {
        return messages.get(0).message().number();
    }

    private long lastNumber() {
        return messages.get(messages.size() - 1).message().number();
    }
}
