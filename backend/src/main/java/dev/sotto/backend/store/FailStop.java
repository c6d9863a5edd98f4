package dev.sotto.backend.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do when a write to disk has failed: stop at once. A second fsync after a failed one may succeed without the
 * data, so nothing may be retried or acknowledged after it; the next start recovers what is really on disk.
 *
 * <p>{@link #stop} is called on the thread that commits, before anything of that commit is acknowledged.
 */
@FunctionalInterface
public interface FailStop {
    /** The exit code of a relay whose disk failed: EX_IOERR of sysexits.h. */
    int EXIT_CODE = 74;

    void stop(String reason, Throwable cause);

    /** Halts the process without running shutdown hooks: they would only try to write again. */
    static FailStop halt() {
        Logger log = LoggerFactory.getLogger(FailStop.class);
        return (reason, cause) -> {
            log.error(
                    "Stopping at once: {} ({}). Nothing of the failed write was acknowledged. Check the disk, then start"
                            + " the relay again.",
                    reason,
                    cause.toString());
            Runtime.getRuntime().halt(EXIT_CODE);
        };
    }
}
