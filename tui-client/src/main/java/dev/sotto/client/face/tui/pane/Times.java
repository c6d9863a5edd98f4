package dev.sotto.client.face.tui.pane;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a chat shows them. A sender may claim any time at all; what no calendar has becomes the nearest that it has. */
final class Times {
    private static final Instant FIRST = Instant.parse("1970-01-02T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    private Times() {}

    static Duration between(Instant from, Instant to) {
        return Duration.between(bounded(from), bounded(to));
    }

    static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(bounded(at), zone);
    }

    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(bounded(at).atZone(zone));
    }

    /** Today, Yesterday, Tuesday 24 November, or with the year if it is another one. */
    static String dayName(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return "Today";
        }
        if (day.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        return (day.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(day);
    }

    private static Instant bounded(Instant at) {
        return at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
    }
}
