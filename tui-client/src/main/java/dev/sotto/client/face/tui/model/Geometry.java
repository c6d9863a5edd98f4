package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.protocol.AccountName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where everything is. The view draws by it and the mouse points by it.
 *
 * @param body everything but the status line, which has more rows where a notice needs them; what is open above everything has its place in it
 * @param tabs one row if there are several tabs, else empty
 * @param list the list of chats with its title row; in a narrow window it is there instead of the panels
 * @param panels those that are seen, at least the active one unless the list has the screen
 * @param rule the line above the compose box
 */
public record Geometry(Rect body, Rect tabs, Rect list, List<PanelArea> panels, Rect rule, Rect compose, Rect status) {
    /** Columns of the sign before the text in the compose box. */
    public static final int PROMPT = 2;

    /** A panel of less columns is not shown beside others. */
    private static final int MIN_PANEL = 24;

    private static final int MIN_LIST = 16;
    private static final int MAX_LIST = 32;
    private static final int TALL = 20;
    private static final Rect NONE = new Rect(0, 0, 0, 0);

    public static Geometry of(Model model) {
        Rect screen = new Rect(0, 0, model.screen().columns(), model.screen().rows());
        Rect status = screen.lowest(Math.max(1, StatusRows.of(model).size()));
        Rect body = screen.above(status.height());
        Rect tabs = model.panels().tabs().size() > 1 ? body.top(1) : NONE;
        Rect rest = body.below(tabs.height());
        if (model.screen().narrow() && model.list().focused()) {
            return new Geometry(body, tabs, rest, List.of(), NONE, NONE, status);
        }
        Rect list = hasList(model) ? rest.left(listColumns(model)) : NONE;
        Rect right = list.isEmpty() ? rest : rest.rightOf(list.width() + 1);
        int lines = composeRows(model, right.width());
        Rect compose = right.lowest(lines);
        Rect rule = right.above(lines).lowest(1);
        Rect panels = right.above(lines + 1);
        return new Geometry(body, tabs, list, panels(model, panels), rule, compose, status);
    }

    /** Rows that one chat has in the list. */
    public int rowsOfChat() {
        return body.height() >= TALL ? 2 : 1;
    }

    /** The rows of the list below its title. */
    public Rect listRows() {
        return list.below(1);
    }

    public int chatsInList() {
        return listRows().height() / rowsOfChat();
    }

    public Optional<PanelArea> panelAt(int column, int row) {
        return panels.stream().filter(p -> p.whole().contains(column, row)).findFirst();
    }

    /** Where the text of the compose box is. */
    public Rect text() {
        return compose.rightOf(PROMPT);
    }

    private static boolean hasList(Model model) {
        return model.list().shown() && !model.screen().narrow();
    }

    private static int listColumns(Model model) {
        int wanted = model.settings().listWidth() > 0
                ? model.settings().listWidth()
                : Math.min(MAX_LIST, model.screen().columns() / 4);
        return Math.max(MIN_LIST, Math.min(wanted, model.screen().columns() / 2));
    }

    /** At most a third of the height. */
    private static int composeRows(Model model, int columns) {
        int most = Math.max(1, model.screen().rows() / 3);
        int needed = model.draft().editor().rows(Math.max(1, columns - PROMPT)).size();
        return Math.max(1, Math.min(most, needed));
    }

    private static List<PanelArea> panels(Model model, Rect area) {
        Tab tab = model.panels().tab();
        int fit = Math.max(1, (area.width() + 1) / (MIN_PANEL + 1));
        int count = Math.min(fit, tab.panels().size());
        int first = Math.max(0, Math.min(tab.active() - count / 2, tab.panels().size() - count));
        int columns = area.width() - (count - 1);
        List<PanelArea> areas = new ArrayList<>();
        int x = area.x();
        for (int i = 0; i < count; i++) {
            int width = columns / count + (i < columns % count ? 1 : 0);
            areas.add(panel(model, first + i, new Rect(x, area.y(), width, area.height())));
            x += width + 1;
        }
        return List.copyOf(areas);
    }

    private static PanelArea panel(Model model, int index, Rect whole) {
        Rect below = whole.below(1);
        Optional<AccountName> peer = model.panels().tab().panels().get(index);
        List<String> banner = peer.flatMap(model.chats()::of)
                .map(chat -> Banner.rows(chat, model.settings().keys(), below.width(), below.height() - 1))
                .orElse(List.of());
        return new PanelArea(index, whole, whole.top(1), below.top(banner.size()), banner, below.below(banner.size()));
    }
}
