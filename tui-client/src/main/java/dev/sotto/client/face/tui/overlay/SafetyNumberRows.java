package dev.sotto.client.face.tui.overlay;

import dev.sotto.client.face.DigitGroups;
import dev.sotto.client.face.tui.paint.Role;
import java.util.ArrayList;
import java.util.List;

/** A safety number and what is said about it as rows. The digits come first, so that they are in sight in every size. */
final class SafetyNumberRows {
    private static final int MARKED_GROUP = DigitGroups.LENGTH + 1;
    /** Fewer rows than this and the numbers get wide lines. */
    private static final int ROOMY = 14;

    private SafetyNumberRows() {}

    static List<List<Span>> of(SafetyNumberView.Subject subject, int columns, int height) {
        boolean roomy = height >= ROOMY;
        List<List<Span>> rows = new ArrayList<>();
        rows.add(List.of(
                new Span(subject.me().display() + " and " + subject.peer().display() + "  ", Role.POPUP),
                new Span(subject.trust().word(), subject.trust().role())));
        gap(rows, roomy);
        int perRow = Math.max(1, Math.min(roomy || !subject.pending() ? 4 : 6, columns / MARKED_GROUP));
        if (subject.pending()) {
            String old = subject.previousDigits().orElseThrow();
            rows.add(Span.row("OLD, known before:", Role.DIM));
            digits(rows, old, subject.digits(), perRow);
            gap(rows, roomy);
            rows.add(Span.row("NEW, * marks what differs:", Role.CHANGED));
            digits(rows, subject.digits(), old, perRow);
        } else {
            digits(rows, subject.digits(), subject.digits(), perRow);
        }
        gap(rows, roomy);
        rows.addAll(Scroll.wrapped(explanation(subject), columns, Role.POPUP));
        return rows;
    }

    /** Groups of five with blanks between them. */
    static String grouped(String digits) {
        return String.join(" ", DigitGroups.of(digits));
    }

    private static String explanation(SafetyNumberView.Subject subject) {
        String peer = subject.peer().display();
        return subject.pending()
                ? peer + " has a new device, or somebody is pretending to be " + peer + ": ask before you go on, and"
                        + " not in this chat. If " + peer + " sees the NEW number too, nobody is between you."
                : "Compare it with " + peer + " in person or in a call, not in this chat. If " + peer
                        + " sees the same digits, nobody is between you.";
    }

    private static void digits(List<List<Span>> rows, String digits, String other, int perRow) {
        List<String> own = DigitGroups.of(digits);
        List<String> against = DigitGroups.of(other);
        for (int at = 0; at < own.size(); at += perRow) {
            List<Span> row = new ArrayList<>();
            for (int i = at; i < Math.min(own.size(), at + perRow); i++) {
                boolean differs = i >= against.size() || !own.get(i).equals(against.get(i));
                row.add(new Span((differs ? "*" : " ") + own.get(i), differs ? Role.CHANGED : Role.POPUP));
            }
            rows.add(row);
        }
    }

    private static void gap(List<List<Span>> rows, boolean roomy) {
        if (roomy) {
            rows.add(List.of());
        }
    }
}
