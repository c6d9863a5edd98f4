package dev.sotto.client.face.tui.pane;

import dev.sotto.client.face.tui.pane.Row.Span;
import dev.sotto.client.face.tui.pane.Row.Style;
import dev.sotto.client.text.DisplayText;
import dev.sotto.client.text.Links;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sanitised line with the links and the {@code code} in it. {@code block}: it stands between fences of three backticks. */
record Markup(String line, boolean block, boolean rightToLeft, List<Mark> marks) {
    private static final Pattern FENCE = Pattern.compile("\\s*```[A-Za-z0-9+#-]{0,20}\\s*");
    private static final Pattern INLINE = Pattern.compile("`[^`]+`");
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final String POP_ISOLATE = "\u2069";

    /** {@code from} to {@code to} in chars of the line. */
    record Mark(int from, int to, Style style, String address) {}

    /** The lines of a foreign text. Fences are left out, unless nothing is between them or one is never closed. */
    static List<Markup> of(String foreign) {
        List<String> lines = DisplayText.of(foreign).lines();
        List<Markup> all = new ArrayList<>();
        boolean closed = true;
        for (int i = 0; i < lines.size(); i++) {
            boolean fence = closed && isFence(lines.get(i));
            int end = fence ? closing(lines, i) : -1;
            closed = !fence || end > 0; // behind one that nothing closes, none is closed
            if (end > i + 1) {
                lines.subList(i + 1, end).forEach(line -> all.add(of(line, true)));
                i = end;
            } else {
                all.add(of(lines.get(i), false));
            }
        }
        return all;
    }

    /** A sentence of the program: one line, nothing in it is more than text. */
    static List<Markup> sentence(String sentence) {
        String line = DisplayText.line(sentence);
        return List.of(new Markup(bare(line), false, isIsolated(line), List.of()));
    }

    /** The spans of a part of the line, which stays isolated from what is beside it if the line is. */
    List<Span> spans(int from, int to) {
        List<Span> spans = new ArrayList<>();
        int at = from;
        for (Mark mark : marks) {
            if (mark.to() > at && mark.from() < to) {
                add(spans, at, Math.max(at, mark.from()), plain(), "");
                add(spans, Math.max(at, mark.from()), Math.min(to, mark.to()), mark.style(), mark.address());
                at = Math.min(to, mark.to());
            }
        }
        add(spans, at, to, plain(), "");
        return rightToLeft && !spans.isEmpty() ? isolated(spans) : List.copyOf(spans);
    }

    private void add(List<Span> spans, int from, int to, Style style, String address) {
        if (from < to) {
            spans.add(new Span(line.substring(from, to), style, address));
        }
    }

    private Style plain() {
        return block ? Style.CODE : Style.TEXT;
    }

    private static List<Span> isolated(List<Span> spans) {
        List<Span> all = new ArrayList<>(spans);
        Span first = all.get(0);
        all.set(0, new Span(FIRST_STRONG_ISOLATE + first.text(), first.style(), first.address()));
        Span last = all.get(all.size() - 1);
        all.set(all.size() - 1, new Span(last.text() + POP_ISOLATE, last.style(), last.address()));
        return List.copyOf(all);
    }

    private static Markup of(String line, boolean block) {
        String bare = bare(line);
        List<Mark> marks = new ArrayList<>();
        Links.in(bare).forEach(link -> marks.add(new Mark(link.from(), link.to(), Style.LINK, link.address())));
        Matcher inline = INLINE.matcher(bare);
        while (!block && inline.find()) {
            int from = inline.start();
            int to = inline.end();
            if (marks.stream().noneMatch(mark -> mark.from() < to && mark.to() > from)) {
                marks.add(new Mark(from, to, Style.CODE, ""));
            }
        }
        marks.sort(Comparator.comparingInt(Mark::from));
        return new Markup(bare, block, isIsolated(line), marks);
    }

    private static boolean isFence(String line) {
        return FENCE.matcher(line).matches();
    }

    private static int closing(List<String> lines, int opening) {
        for (int i = opening + 1; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```")) {
                return i;
            }
        }
        return -1;
    }

    /** The sanitiser lets no other isolate through. */
    private static boolean isIsolated(String line) {
        return !line.isEmpty() && line.charAt(0) == FIRST_STRONG_ISOLATE;
    }

    private static String bare(String line) {
        return isIsolated(line) ? line.substring(1, line.length() - 1) : line;
    }
}
