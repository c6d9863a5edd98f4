package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.edit.Editor;
import dev.sotto.client.face.tui.edit.EditorRows;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.event.TermEvent.MouseKind;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** The mouse: what is under it is meant. */
final class MouseInput {
    private static final int WHEEL = 3;

    private MouseInput() {}

    static void take(Step step, TermEvent.Mouse mouse) {
        if (step.model().screen().tooSmall()) {
            return;
        }
        if (step.model().overlay().isPresent()) {
            Rect area = Overlays.area(step.model());
            Overlays.apply(step, step.model().overlay().get().mouse(mouse.kind(), mouse.column(), mouse.row(), area));
            return;
        }
        Geometry geometry = Geometry.of(step.model());
        if (mouse.kind() == MouseKind.PRESS) {
            press(step, geometry, mouse.column(), mouse.row());
        } else if (mouse.kind() == MouseKind.WHEEL_UP) {
            wheel(step, geometry, mouse, -1);
        } else if (mouse.kind() == MouseKind.WHEEL_DOWN) {
            wheel(step, geometry, mouse, 1);
        }
    }

    private static void press(Step step, Geometry geometry, int column, int row) {
        step.input(input -> input.chord(List.of()).clears(0));
        Optional<Integer> candidate = PopupArea.of(step.model(), geometry).flatMap(popup -> popup.at(column, row));
        if (candidate.isPresent()) {
            Completing.accept(step, candidate.get());
            return;
        }
        Completing.close(step);
        Optional<PanelArea> panel = geometry.panelAt(column, row);
        if (geometry.tabs().contains(column, row)) {
            TabBar.at(step.model(), geometry.tabs(), column)
                    .ifPresent(
                            tab -> Moving.toPanels(step, step.model().panels().toTab(tab)));
        } else if (geometry.listRows().contains(column, row)) {
            list(step, geometry, row);
        } else if (geometry.compose().contains(column, row)) {
            compose(step, geometry, column, row);
        } else if (panel.isPresent()) {
            panel(step, panel.get(), column, row);
        }
    }

    private static void list(Step step, Geometry geometry, int row) {
        List<AccountName> order = step.model().chats().order();
        int index = step.model().list().top() + (row - geometry.listRows().y()) / geometry.rowsOfChat();
        if (index < order.size()) {
            Moving.open(step, order.get(index));
        }
    }

    private static void compose(Step step, Geometry geometry, int column, int row) {
        Rect text = geometry.text();
        Editor editor = step.draft().editor();
        EditorRows rows = editor.rows(Math.max(1, text.width()));
        int top = ComposeScroll.top(rows, text.height());
        int offset = rows.offsetAt(Math.max(0, column - text.x()), row - text.y() + top);
        step.draft(step.draft().with(editor.at(offset)));
        step.input(input -> input.selecting(false));
    }

    private static void panel(Step step, PanelArea panel, int column, int row) {
        Tab tab = step.model().panels().tab();
        if (tab.active() != panel.index()) {
            Moving.toPanels(step, step.model().panels().with(tab.to(panel.index())));
        }
        if (panel.messages().contains(column, row)) {
            Messages.click(step, panel.messages(), column, row);
        }
    }

    private static void wheel(Step step, Geometry geometry, TermEvent.Mouse mouse, int by) {
        Optional<PanelArea> panel = geometry.panelAt(mouse.column(), mouse.row());
        if (geometry.list().contains(mouse.column(), mouse.row())) {
            ListScroll.scroll(step, by);
        } else if (panel.isPresent()) {
            step.model()
                    .panels()
                    .tab()
                    .panels()
                    .get(panel.get().index())
                    .ifPresent(peer -> Reading.scroll(step, peer, by * WHEEL));
        }
    }
}
