package dev.sotto.backend.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Directs all log lines of the process: to a rotating file, and to standard error where asked. Never to standard output. */
public final class Logging {
    /** Libraries speak up only when something is wrong. */
    private static final Level LIBRARIES = Level.WARN;

    /** Often enough that the file does not outgrow its size by much, rare enough to cost nothing. */
    private static final Duration CHECK = Duration.buildBySeconds(1);

    /** Until the settings are known: warnings to standard error. */
    public static void quiet() {
        LoggerContext context = fresh();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(LIBRARIES);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(stderr(context));
    }

    /** The file's folder must exist. */
    public static void start(LogSettings settings) {
        LoggerContext context = fresh();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(LIBRARIES);
        context.getLogger("dev.sotto").setLevel(Level.valueOf(settings.level().name()));
        // Vert.x registers some meters twice, and micrometer warns each time.
        context.getLogger("io.micrometer").setLevel(Level.ERROR);
        root.addAppender(file(context, settings));
        if (settings.stderr()) {
            root.addAppender(stderr(context));
        }
    }

    /** Writes what is buffered and closes the file. */
    public static void stop() {
        context().stop();
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static LoggerContext fresh() {
        LoggerContext context = context();
        context.reset();
        return context;
    }

    private static Appender<ILoggingEvent> stderr(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        return started(appender, context);
    }

    private static Appender<ILoggingEvent> file(LoggerContext context, LogSettings settings) {
        Path file = settings.file().toAbsolutePath();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file.toString());

        FixedWindowRollingPolicy numbers = new FixedWindowRollingPolicy();
        numbers.setContext(context);
        numbers.setParent(appender);
        numbers.setFileNamePattern(file + ".%i");
        numbers.setMinIndex(1);
        numbers.setMaxIndex(settings.files());
        numbers.start();

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(settings.maxBytes()));
        size.setCheckIncrement(CHECK);
        size.start();

        appender.setRollingPolicy(numbers);
        appender.setTriggeringPolicy(size);
        return started(appender, context);
    }

    private static Appender<ILoggingEvent> started(
            OutputStreamAppender<ILoggingEvent> appender, LoggerContext context) {
        LineLayout layout = new LineLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private Logging() {}
}
