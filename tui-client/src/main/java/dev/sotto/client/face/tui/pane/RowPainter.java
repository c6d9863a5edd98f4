package dev.sotto.client.face.tui.pane;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.client.face.tui.pane.Entry.Message;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import java.time.LocalDate;
import java.util.Optional;

/** Draws one row of a chat after the other. */
final class RowPainter {
    private final Frame frame;
    private final Rect area;
    private final Layout layout;
    private final Viewport viewport;
    private final PaneContext context;
    private final Signs signs;
    private final Columns columns;

    RowPainter(Frame frame, Rect area, Layout layout, Viewport viewport, PaneContext context) {
        this.frame = frame;
        this.area = area;
        this.layout = layout;
        this.viewport = viewport;
        this.context = context;
        this.signs = context.look().signs();
        this.columns = layout.columns();
    }

    /** Row {@code row} of the entry at {@code index}, into row {@code y} of the screen. */
    void draw(int y, int index, int row) {
        Block block = layout.block(index);
        Entry entry = layout.entry(index);
        int inBody = row - block.lead();
        if (inBody < 0) {
            lead(y, entry, block, row);
        } else if (entry instanceof Message message) {
            message(y, message, block, inBody);
        } else {
            note(y, (Entry.Note) entry, block, inBody);
        }
    }

    /** Takes the lowest row for the line that says what is below. */
    void newBelow(int count) {
        int y = area.bottom() - 1;
        Ink ink = context.look().ink(Role.UNREAD_LINE);
        frame.fill(area.lowest(1), ink);
        centred(y, " " + signs.below() + " " + count + " new below ", ink);
    }

    private void lead(int y, Entry entry, Block block, int row) {
        int line = block.day() ? row : row + 1;
        if (line == 0) {
            LocalDate today = Times.day(context.now(), context.zone());
            rule(y, Times.dayName(Times.day(entry.at(), context.zone()), today), Role.DAY_LINE);
        } else if (line == 1 && block.unread()) {
            rule(y, viewport.unread().map(Unread::count).orElse(0) + " unread", Role.UNREAD_LINE);
        } else {
            Message message = (Message) entry;
            int right = put(area.x(), y, name(message, area.width()), nameInk(message));
            String clock = Times.clock(entry.at(), context.zone());
            if (right + 1 + clock.length() <= area.right()) {
                put(right + 1, y, clock, context.look().ink(Role.DIM));
            }
        }
    }

    private void message(int y, Message message, Block block, int row) {
        boolean chosen = viewport.selected().equals(Optional.of(message.key()));
        if (chosen) {
            frame.fill(new Rect(area.x(), y, area.width(), 1), context.look().ink(Role.SELECTED));
        }
        if (row == 0 && block.named() && !columns.narrow()) {
            put(area.x(), y, Times.clock(message.at(), context.zone()), ink(Role.DIM, chosen));
            String name = name(message, columns.name() - 1);
            int x = area.x() + columns.bar() - 1 - Clusters.width(name);
            put(x, y, name, chosen ? ink(Role.SELECTED, true) : nameInk(message));
        }
        String edge = chosen ? signs.pointer() : signs.vertical();
        put(area.x() + columns.bar(), y, edge, ink(message.own() ? Role.OWN_NAME : Role.PEER_NAME, chosen));
        int x = area.x() + columns.bar() + 2;
        if (row >= block.body().size()) {
            spans(x, y, block.tail().get(row - block.body().size()), chosen, Role.FAILED);
            return;
        }
        int right = text(x, y, block.body().get(row), columns.room(message), chosen);
        if (row == block.body().size() - 1) {
            message.status()
                    .filter(status -> status != MessageStatus.FAILED) // the row below says so
                    .ifPresent(status -> tick(right + 1, y, status, chosen));
        }
    }

    private int text(int x, int y, Row row, int room, boolean chosen) {
        if (!row.code()) {
            return spans(x, y, row, chosen, Role.TEXT);
        }
        int indent = Body.codeIndent(room);
        if (!chosen) {
            Rect block = new Rect(x + indent, y, Math.min(room - indent, area.right() - x - indent), 1);
            frame.fill(block, context.look().ink(Role.CODE));
        }
        return spans(x + indent, y, row, chosen, Role.CODE);
    }

    private int spans(int x, int y, Row row, boolean chosen, Role plain) {
        int at = x;
        for (Row.Span span : row.spans()) {
            Ink ink = switch (span.style()) {
                case TEXT -> ink(plain, chosen);
                case CODE -> ink(Role.CODE, chosen);
                case LINK -> ink(Role.LINK, chosen).linkedTo(span.address());
            };
            at = put(at, y, span.text(), ink);
        }
        return at;
    }

    private void tick(int x, int y, MessageStatus status, boolean chosen) {
        String sign = switch (status) {
            case QUEUED -> signs.queued();
            case ACCEPTED -> signs.accepted();
            case DELIVERED -> signs.delivered();
            case FAILED -> signs.failed();
        };
        Role role = switch (status) {
            case QUEUED, ACCEPTED -> Role.TICK;
            case DELIVERED -> Role.TICK_DELIVERED;
            case FAILED -> Role.FAILED;
        };
        put(x, y, sign, ink(role, chosen));
    }

    /** Each row of it begins with the sign, so that no part of a sentence can look like a message. */
    private void note(int y, Entry.Note note, Block block, int row) {
        if (row == 0 && !columns.narrow()) {
            put(
                    area.x(),
                    y,
                    Times.clock(note.at(), context.zone()),
                    context.look().ink(Role.DIM));
        }
        Role role = note.error() ? Role.ERROR : Role.NOTICE;
        String sign = note.error() ? signs.failed() : signs.online();
        int x = area.x() + columns.time();
        put(x, y, sign, context.look().ink(role));
        spans(x + 2, y, block.body().get(row), false, role);
    }

    private void rule(int y, String text, Role role) {
        Ink ink = context.look().ink(role);
        frame.fill(new Rect(area.x(), y, area.width(), 1), signs.horizontal(), ink);
        centred(y, " " + text + " ", ink);
    }

    private void centred(int y, String text, Ink ink) {
        String fitting = Clusters.cut(text, area.width());
        put(area.x() + (area.width() - Clusters.width(fitting)) / 2, y, fitting, ink);
    }

    private int put(int x, int y, String text, Ink ink) {
        return frame.put(area, x, y, text, ink);
    }

    private Ink ink(Role role, boolean chosen) {
        return context.look().ink(chosen ? Role.SELECTED : role);
    }

    private Ink nameInk(Message message) {
        return context.look().ink(message.own() ? Role.OWN_NAME : Role.PEER_NAME);
    }

    private String name(Message message, int columns) {
        return signs.fit(DisplayText.line(message.author()), columns);
    }
}
