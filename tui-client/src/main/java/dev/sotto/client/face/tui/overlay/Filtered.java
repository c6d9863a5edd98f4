package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.text.Clusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Entries, what was typed to find one, those that have it (the best first, else in the order given), and the chosen one. */
final class Filtered<V> {
    private static final int NOTE_SCORE = -1;
    private static final int OFFERED = -2;

    private final List<Item<V>> all;
    private final Function<String, Optional<Item<V>>> offer;
    private final TextLine filter;
    private final List<Hit<V>> hits;
    private final int selected;

    private Filtered(
            List<Item<V>> all,
            Function<String, Optional<Item<V>>> offer,
            TextLine filter,
            List<Hit<V>> hits,
            int selected) {
        this.all = all;
        this.offer = offer;
        this.filter = filter;
        this.hits = hits;
        this.selected = selected;
    }

    /** {@code offer}: one more entry that what was typed makes possible; it stands last. */
    static <V> Filtered<V> of(List<Item<V>> all, Function<String, Optional<Item<V>>> offer) {
        return new Filtered<V>(List.copyOf(all), offer, TextLine.EMPTY, List.of(), 0).with(TextLine.EMPTY);
    }

    /** An entry that was found; positions are indexes of code points of its name. {@code noteFrom}: -1, or where in the note. */
    record Hit<V>(Item<V> item, int score, List<Integer> positions, int noteFrom, int noteLength) {}

    Filtered<V> with(TextLine typed) {
        List<Hit<V>> found = new ArrayList<>();
        for (Item<V> item : all) {
            hit(typed.text(), item).ifPresent(found::add);
        }
        found.sort(Comparator.comparingInt((Hit<V> hit) -> hit.score).reversed());
        offer.apply(typed.text().strip()).ifPresent(item -> found.add(new Hit<>(item, OFFERED, List.of(), -1, 0)));
        return new Filtered<>(all, offer, typed, List.copyOf(found), 0);
    }

    Filtered<V> moved(Action action, int page) {
        return at(ListKeys.moved(selected, action, page, Math.max(0, hits.size() - 1)));
    }

    Filtered<V> at(int index) {
        return new Filtered<>(all, offer, filter, hits, index);
    }

    TextLine filter() {
        return filter;
    }

    List<Hit<V>> hits() {
        return hits;
    }

    /** How many of {@link #total} were found. */
    int found() {
        return (int) hits.stream().filter(hit -> hit.score() != OFFERED).count();
    }

    int selected() {
        return selected;
    }

    int total() {
        return all.size();
    }

    /** Columns of the widest name. */
    int widestName() {
        return all.stream().mapToInt(item -> Clusters.width(item.name())).max().orElse(0);
    }

    Optional<V> chosen() {
        return selected < hits.size() ? Optional.of(hits.get(selected).item().value()) : Optional.empty();
    }

    private static <V> Optional<Hit<V>> hit(String typed, Item<V> item) {
        Optional<Fuzzy.Match> match = Fuzzy.match(typed, item.name());
        if (match.isPresent()) {
            return Optional.of(new Hit<>(item, match.get().score(), match.get().positions(), -1, 0));
        }
        String piece = typed.strip().toLowerCase(Locale.ROOT);
        int at = item.note().toLowerCase(Locale.ROOT).indexOf(piece);
        return at < 0 ? Optional.empty() : Optional.of(new Hit<>(item, NOTE_SCORE, List.of(), at, piece.length()));
    }
}
