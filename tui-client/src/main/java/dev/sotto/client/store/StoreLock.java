package dev.sotto.client.store;

import dev.sotto.client.disk.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One process an account. A lock of the operating system, so it ends with the process however that ends. The file says
 * who holds it, for the message only.
 */
final class StoreLock implements AutoCloseable {
    private static final String FILE = "lock";
    private static final int MAX_OWNER = 32;

    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    static StoreLock take(Path accountFolder) throws StoreException {
        try {
            FileChannel channel = PrivateFiles.open(accountFolder.resolve(FILE));
            try {
                if (tryLock(channel) == null) {
                    throw locked(accountFolder, owner(channel));
                }
                // A holder that dies here leaves an old pid: wrong in a message, never in effect.
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return new StoreLock(channel);
            } catch (IOException | StoreException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw StoreException.of(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock is gone with the descriptor in any case.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_OWNER);
        channel.read(buffer, 0);
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
        return text.matches("[0-9]{1,18}") ? "process " + text + since(Long.parseLong(text)) : "another process";
    }

    /** Helps to find the window; nothing where the system does not tell. */
    private static String since(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(start -> " since " + SINCE.format(start.atZone(ZoneId.systemDefault())))
                .orElse("");
    }

    private static StoreException locked(Path accountFolder, String owner) {
        return new StoreException(
                StoreException.Reason.LOCKED,
                "This account is already open here: the lock on " + accountFolder + " is held by " + owner
                        + ". Close that one first.");
    }
}
