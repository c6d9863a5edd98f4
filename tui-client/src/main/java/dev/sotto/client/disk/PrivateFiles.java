package dev.sotto.client.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders of one person. They are made with mode 0600 and 0700 whatever the umask, never widened first and
 * narrowed later; a symbolic link in place of one is refused and never followed.
 */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> AS_FILE = PosixFilePermissions.asFileAttribute(FILE);
    private static final FileAttribute<Set<PosixFilePermission>> AS_FOLDER =
            PosixFilePermissions.asFileAttribute(FOLDER);

    private PrivateFiles() {}

    /**
     * Makes a folder and those missing above it. What lies below {@code base} is ours: no links, mode 0700. How one
     * comes to {@code base} is the person's business, links included.
     */
    public static void folder(Path base, Path folder) throws IOException {
        if (!folder.startsWith(base)) {
            throw new IllegalArgumentException("The folder is not below its base.");
        }
        if (!Files.isDirectory(base)) {
            Files.createDirectories(base, AS_FOLDER);
        }
        Path current = base;
        for (Path name : base.relativize(folder)) {
            if (!name.toString().isEmpty()) {
                current = current.resolve(name);
                ownFolder(current);
            }
        }
    }

    /** Makes one folder, or checks and narrows the one that is there. */
    public static void ownFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, AS_FOLDER);
            syncFolder(parentOf(folder));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new UnsafeFileException(
                        folder + " is not a folder (a link is not followed here). Move it away and start again.");
            }
            narrow(folder, FOLDER);
        }
    }

    /** Opens a file of ours for reading and writing; makes it if it is not there. */
    public static FileChannel open(Path file) throws IOException {
        refuseUnlessPlain(file);
        Set<OpenOption> options = Set.of(
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                LinkOption.NOFOLLOW_LINKS);
        FileChannel channel = FileChannel.open(file, options, AS_FILE);
        narrow(file, FILE);
        return channel;
    }

    /** The content of a file of ours of at most {@code limit} bytes. */
    public static byte[] read(Path file, int limit) throws IOException {
        refuseUnlessPlain(file);
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            if (channel.size() > limit) {
                throw new IOException(file + " has more than " + limit + " bytes, so it is damaged.");
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // reads until full or at the end
            }
            byte[] content = new byte[buffer.position()];
            buffer.flip().get(content);
            return content;
        }
    }

    /** Replaces a file: a crash leaves the old content or the new, and after the return it is the new. */
    public static void write(Path file, byte[] content) throws IOException {
        refuseUnlessPlain(file);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Set<OpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (FileChannel channel = FileChannel.open(next, options, AS_FILE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(parentOf(file));
    }

    /** Makes renames and new files in the folder durable. */
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Narrows the files in a folder that a library of ours makes with the umask; the folder itself is 0700. */
    public static void narrowContent(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                try {
                    narrow(entry, Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) ? FOLDER : FILE);
                } catch (NoSuchFileException e) {
                    // gone meanwhile: nothing to narrow
                }
            }
        }
    }

    /** Deletes a folder and what is in it, without following links. */
    public static void deleteFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (var entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    deleteFolder(entry);
                }
            }
        }
        Files.deleteIfExists(folder);
    }

    private static void refuseUnlessPlain(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnsafeFileException(
                    file + " is not a plain file (a link is not followed here). Move it away and start again.");
        }
    }

    private static void narrow(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new UnsafeFileException(path + " is a link, which is not followed here. Move it away.");
        }
        if (!Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).equals(permissions)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    private static Path parentOf(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("The root has no folder above it.");
        }
        return parent;
    }
}
