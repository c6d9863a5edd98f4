package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.text.Clusters;
import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The row of tabs: what is written where. */
public final class TabBar {
    private static final int MIN_LABEL = 5;

    private TabBar() {}

    /** One tab: its words, and where they begin. */
    public record Label(int tab, String text, int column) {}

    public static List<Label> labels(Model model, Rect area) {
        List<Tab> tabs = model.panels().tabs();
        int most = Math.max(MIN_LABEL, area.width() / tabs.size());
        List<Label> labels = new ArrayList<>();
        int column = area.x();
        for (int i = 0; i < tabs.size(); i++) {
            String text = Clusters.cut(" " + (i + 1) + " " + names(model, tabs.get(i)) + " ", most);
            labels.add(new Label(i, text, column));
            column += Clusters.width(text);
        }
        return labels;
    }

    static Optional<Integer> at(Model model, Rect area, int column) {
        return labels(model, area).stream()
                .filter(label -> column >= label.column() && column < label.column() + Clusters.width(label.text()))
                .map(Label::tab)
                .findFirst();
    }

    private static String names(Model model, Tab tab) {
        String names = tab.panels().stream()
                .flatMap(Optional::stream)
                .map(AccountName::display)
                .collect(Collectors.joining("+"));
        int unread = tab.panels().stream()
                .flatMap(Optional::stream)
                .mapToInt(peer ->
                        model.chats().of(peer).map(c -> c.standing().unread()).orElse(0))
                .sum();
        return (names.isEmpty() ? "new" : names) + (unread > 0 ? " (" + unread + ")" : "");
    }
}
