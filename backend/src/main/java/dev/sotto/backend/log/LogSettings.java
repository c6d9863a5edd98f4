package dev.sotto.backend.log;

import java.nio.file.Path;

/**
 * The log.
 *
 * @param level what is written
 * @param file the current file; older ones stand beside it with a number
 * @param maxBytes size at which the file is put aside
 * @param files how many that were put aside are kept
 * @param stderr whether lines go to standard error as well
 */
public record LogSettings(Level level, Path file, long maxBytes, int files, boolean stderr) {
    /** The least important line that is written. */
    public enum Level {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }
}
