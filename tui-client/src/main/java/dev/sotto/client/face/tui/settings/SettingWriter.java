package dev.sotto.client.face.tui.settings;

import dev.sotto.client.face.tui.config.BrokenFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Writes one setting into {@code client.toml}: a crash leaves the old file or the new one, whose mode is 0600. A link to
 * the file stays a link, since people keep such files elsewhere; the file behind it is replaced.
 */
final class SettingWriter {
    private static final String THIS_RUN = " The setting holds until you quit.";

    private SettingWriter() {}

    /** Returns why it could not be saved, for the person. */
    static Optional<String> write(Path file, Setting setting, Object value) {
        String wish = "'" + setting.word() + " = " + Setting.toToml(value) + "'";
        try {
            Path target = target(file);
            String text = ConfigFolder.read(target).orElse("");
            Optional<String> changed = SettingLine.with(text, setting.word(), value);
            if (changed.isEmpty()) {
                return Optional.of(file + " is laid out so that it cannot be changed safely; write " + wish
                        + " into its section [tui] yourself." + THIS_RUN);
            }
            if (!changed.get().equals(text)) {
                replace(target, text, changed.get());
            }
            return Optional.empty();
        } catch (BrokenFileException e) {
            return Optional.of(e.sentence() + THIS_RUN);
        } catch (IOException e) {
            return Optional.of(file + " cannot be written, so " + wish + " is not saved." + THIS_RUN);
        }
    }

    /** The file behind links; one that is not there yet, in a folder that is. */
    private static Path target(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return file.toRealPath();
        }
        Path folder = Objects.requireNonNull(file.getParent());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return file;
    }

    private static void replace(Path target, String before, String after) throws IOException, BrokenFileException {
        Path next = target.resolveSibling(target.getFileName() + ".new");
        Files.deleteIfExists(next);
        try {
            fill(next, after);
            if (!ConfigFolder.read(target).orElse("").equals(before)) {
                throw new BrokenFileException(target + " was changed by somebody else this moment; try again.");
            }
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
        try (FileChannel folder =
                FileChannel.open(Objects.requireNonNull(target.getParent()), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void fill(Path next, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                next,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
