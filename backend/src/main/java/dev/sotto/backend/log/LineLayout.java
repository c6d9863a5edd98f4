package dev.sotto.backend.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * One event, one line: time in UTC, level, sentence. Control characters cannot break out of the line. A stack trace
 * stands only under errors of the relay's own code, and at most so many a minute: whatever a peer finds, it cannot fill
 * the log with them.
 */
final class LineLayout extends LayoutBase<ILoggingEvent> {
    private static final String OWN_CODE = "dev.sotto.";
    private static final int TRACES_PER_MINUTE = 6;
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final NoiseLimit traces = new NoiseLimit(TRACES_PER_MINUTE, Duration.ofMinutes(1), System::nanoTime);

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(120);
        TIME.formatTo(event.getInstant(), line);
        line.append(' ').append(event.getLevel());
        line.append(event.getLevel().levelStr.length() < 5 ? "  " : " ");
        boolean own = event.getLoggerName().startsWith(OWN_CODE);
        if (!own) {
            line.append(event.getLoggerName()).append(": ");
        }
        appendSafely(line, event.getFormattedMessage());
        IThrowableProxy failure = event.getThrowableProxy();
        if (failure != null) {
            line.append(": ");
            appendSafely(line, failure.getClassName());
            boolean trace = own && event.getLevel().isGreaterOrEqual(Level.ERROR) && traces.allow(left -> {});
            if (trace) {
                line.append('\n').append(ThrowableProxyUtil.asString(failure).stripTrailing());
            }
        }
        return line.append('\n').toString();
    }

    private static void appendSafely(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '?' : c);
        }
    }
}
