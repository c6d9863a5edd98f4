package dev.sotto.client.face.tui.pane;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.face.tui.paint.Colour;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.protocol.EnvelopeId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages of a chat between "me" Bob and Alice, and pictures of it. It is 2026-11-25, 18:00. */
final class Chat {
    static final Instant NOW = Instant.parse("2026-11-25T18:00:00Z");

    private Chat() {}

    static PaneContext context(Signs signs) {
        return new PaneContext(
                "Bob",
                "Alice",
                ZoneOffset.UTC,
                NOW,
                new Look(Chat::ink, signs),
                Optional.of("R"),
                Optional.of("Alt-V"));
    }

    /** Each role has the colour of its number. */
    static Ink ink(Role role) {
        return Ink.of(new Colour.Indexed(List.of(Role.values()).indexOf(role)));
    }

    static Entry.Message from(long number, String text, String at) {
        return new Entry.Message(
                number, id(number), false, "Alice", text, Instant.parse(at), Optional.empty(), Optional.empty());
    }

    static Entry.Message own(long number, String text, String at, MessageStatus status) {
        Optional<String> reason = status == MessageStatus.FAILED ? Optional.of("expired") : Optional.empty();
        return new Entry.Message(number, id(number), true, "Bob", text, Instant.parse(at), Optional.of(status), reason);
    }

    static EnvelopeId id(long number) {
        return new EnvelopeId(7, number);
    }

    /** All of these and nothing before them. */
    static Timeline of(Entry.Message... messages) {
        return Timeline.EMPTY.withOlder(List.of(messages), false);
    }

    static Pane pane(Timeline timeline, int width, int height) {
        return new Pane(timeline, context(Signs.UNICODE), width, height);
    }

    /** The rows of the pane, between two sentinel columns. */
    static List<String> picture(Pane pane, Viewport viewport) {
        Frame frame = frame(pane, viewport);
        List<String> rows = new ArrayList<>();
        for (int row = 1; row <= pane.height(); row++) {
            rows.add(frame.line(row));
        }
        return rows;
    }

    /** The same with what is right of the text cut off, as one block. */
    static String text(Pane pane, Viewport viewport) {
        List<String> rows = picture(pane, viewport).stream()
                .map(row -> row.substring(1, row.length() - 1).stripTrailing())
                .toList();
        return String.join("\n", rows) + "\n";
    }

    /** The role of each cell of a row as its word, one for each run of equal ones: {@code dim text link}. */
    static String roles(Pane pane, Viewport viewport, int row) {
        Frame frame = frame(pane, viewport);
        List<String> runs = new ArrayList<>();
        for (int column = 1; column <= pane.width(); column++) {
            boolean blank = frame.cluster(column, row + 1).isBlank();
            String word = List.of(Role.values())
                    .get(((Colour.Indexed) frame.ink(column, row + 1).foreground()).index())
                    .word();
            if (!blank && (runs.isEmpty() || !runs.get(runs.size() - 1).equals(word))) {
                runs.add(word);
            }
        }
        return String.join(" ", runs);
    }

    /** With one cell of {@code #} on each side, which nothing may touch. */
    static Frame frame(Pane pane, Viewport viewport) {
        Frame frame = new Frame(pane.width() + 2, pane.height() + 2);
        frame.fill(frame.bounds(), "#", Ink.PLAIN);
        Rect area = new Rect(1, 1, pane.width(), pane.height());
        PanePainter.draw(frame, area, pane.timeline(), viewport, pane.context());
        return frame;
    }
}
