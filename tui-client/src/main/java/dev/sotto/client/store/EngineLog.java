package dev.sotto.client.store;

import dev.sotto.client.disk.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The engine's redo log after a crash. The engine is told to refuse a log that it cannot read to the end (its default
 * is to go on without the rest: committed changes would vanish silently). What a crash may leave behind the last
 * commit was never acknowledged, and is cut off here first.
 */
final class EngineLog {
    private static final String COMMIT = "COMMIT";
    // Ends the mark of the session that the next statement belongs to.
    private static final String SESSION_END = "*/";
    /** A commit line is shorter than this, session mark included; of longer lines only the start matters. */
    private static final int MAX_COMMIT_LINE = 32;

    private EngineLog() {}

    /** Cuts the log behind its last commit. Nothing to do after a clean end. */
    static void cutTornTail(Path log) throws IOException {
        if (!Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        long end = endOfLastCommit(log);
        try (FileChannel channel = PrivateFiles.open(log)) {
            if (channel.size() > end) {
                channel.truncate(end);
                channel.force(true);
            }
        }
    }

    private static long endOfLastCommit(Path log) throws IOException {
        long end = 0;
        try (InputStream input = new BufferedInputStream(Files.newInputStream(log, LinkOption.NOFOLLOW_LINKS))) {
            StringBuilder line = new StringBuilder();
            long position = 0;
            for (int b = input.read(); b >= 0; b = input.read()) {
                position++;
                if (b == '\n') {
                    if (isCommit(line.toString().strip())) {
                        end = position;
                    }
                    line.setLength(0);
                } else if (line.length() < MAX_COMMIT_LINE) {
                    line.append((char) b);
                }
            }
        }
        return end;
    }

    private static boolean isCommit(String line) {
        return line.equals(COMMIT) || (line.startsWith("/*C") && line.endsWith(SESSION_END + COMMIT));
    }
}
