package dev.sotto.backend.account;

import dev.sotto.backend.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of the pepper keys: a line {@code <key id> <64 hex digits>} each, '#' begins a comment. Readable by its owner
 * only. To rotate, add a line with a greater key id; passwords move to it as their owners log in.
 */
final class PepperFile {
    private static final int KEY_LENGTH = 32;
    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,8}) ([0-9a-f]{64})");

    static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    static Map<Integer, byte[]> read(Path file) {
        try {
            refuseForeignReaders(file);
            Map<Integer, byte[]> keys = new HashMap<>();
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                Matcher matcher = LINE.matcher(line.strip());
                if (!matcher.matches()
                        || keys.put(
                                        Integer.valueOf(matcher.group(1)),
                                        HexFormat.of().parseHex(matcher.group(2)))
                                != null) {
                    // Not the line itself: it may be a key.
                    throw new StoreException("The pepper file " + file
                            + " has a line that is not '<key id> <64 hex digits>', or a key id twice.");
                }
            }
            if (keys.isEmpty()) {
                throw new StoreException("The pepper file " + file + " holds no key.");
            }
            return keys;
        } catch (NoSuchFileException e) {
            throw new StoreException(
                    "The pepper file " + file
                            + " is missing, but accounts exist. Put the file from your backup back; without"
                            + " it nobody can log in.",
                    e);
        } catch (IOException e) {
            throw new StoreException("The pepper file " + file + " cannot be read.", e);
        }
    }

    /** Makes the file with one new key; on disk before it returns. */
    static Map<Integer, byte[]> create(Path file) {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        String text =
                "# Sotto relay: keys for stored passwords. Back this file up, and keep it apart from the database.\n1 "
                        + HexFormat.of().formatHex(key) + "\n";
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.deleteIfExists(draft);
            try (FileChannel channel = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwnerReads())) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            if (parent != null && posix()) {
                try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
                    folder.force(true);
                }
            }
            return Map.of(1, key);
        } catch (IOException e) {
            throw new StoreException("The pepper file " + file + " cannot be made.", e);
        }
    }

    private static void refuseForeignReaders(Path file) throws IOException {
        if (!posix()) {
            return;
        }
        for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
            if (!permission.name().startsWith("OWNER_")) {
                throw new StoreException("The pepper file " + file + " can be read by others. Run: chmod 400 " + file);
            }
        }
    }

    private static FileAttribute<?>[] onlyOwnerReads() {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private PepperFile() {}
}
