package dev.sotto.backend.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The relay's data folder, held by one process at a time. The lock is the operating system's, so a killed relay leaves
 * none behind (the engine's own lock file would delay a restart by ten seconds).
 */
final class DataFolder implements AutoCloseable {
    // Below this much room the relay takes no more envelopes: deliveries, which free room, must still work.
    private static final long LOW_WATER_BYTES = 64L * 1024 * 1024;

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Makes the folder if needed, for its owner only, and takes the lock. */
    static DataFolder take(Path folder) {
        if (folder.toString().indexOf(';') >= 0) {
            throw new StoreException("The data folder " + folder + " has a ';' in its name; choose another name.");
        }
        try {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] onlyOwner = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createDirectories(folder, onlyOwner);
            Files.createDirectories(folder.resolve("db"), onlyOwner);
            return lock(folder);
        } catch (IOException e) {
            throw new StoreException("The data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    Path database() {
        return folder.resolve("db").resolve("relay");
    }

    /** Whether so little room is left that new envelopes have to be refused. */
    boolean nearlyFull() {
        // One system call (a FileStore would read the mount table each time); 0, and so full, if it cannot be told.
        return folder.toFile().getUsableSpace() < LOW_WATER_BYTES;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The lock of the data folder cannot be released.", e);
        }
    }

    private static DataFolder lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("relay.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String owner = read(channel);
            channel.close();
            throw new StoreException("The data folder " + folder + " is in use by another relay" + owner
                    + ". Stop that one first, or choose another folder with --data.");
        }
        channel.truncate(0);
        byte[] process = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(process), 0);
        return new DataFolder(folder, channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String process = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        return process.matches("[0-9]+") ? " (process " + process + ")" : "";
    }
}
