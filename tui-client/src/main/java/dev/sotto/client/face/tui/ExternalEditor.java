package dev.sotto.client.face.tui;

import dev.sotto.client.face.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The person's own editor for one message: the one of the settings, {@code $VISUAL}, {@code $EDITOR}, else {@code vi}. The text has to lie in a
 * file meanwhile: readable for its owner only, in memory where the system offers that ({@code $XDG_RUNTIME_DIR}), and
 * overwritten and removed afterwards together with what the editor left beside it.
 */
final class ExternalEditor implements AutoCloseable {
    /** Bytes of a file that is read back: far beyond what one message takes. */
    private static final long MAX_BYTES = 1024 * 1024;

    private static final int MAX_FILES = 1_000;
    private static final int MAX_DEPTH = 8;
    private static final long END_SECONDS = 1;

    private final String usual;
    private final List<Path> places;
    /** The thread that ends the program must find what the one that edits has made. */
    private volatile Optional<Path> folder = Optional.empty();

    private volatile Optional<Process> running = Optional.empty();

    ExternalEditor(Environment environment) {
        this.usual =
                environment.text("VISUAL").or(() -> environment.text("EDITOR")).orElse("vi");
        this.places = Stream.of(environment.text("XDG_RUNTIME_DIR"), environment.text("TMPDIR"))
                .flatMap(Optional::stream)
                .map(Path::of)
                .toList();
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The text as it was saved, without the line break that editors put at the end. */
        record Edited(String text) implements Outcome {}

        /** The text is what it was; the sentence says why. */
        record Failed(String sentence) implements Outcome {}
    }

    /** Blocks until the editor has ended; it has the terminal meanwhile. {@code preferred} goes before the environment's. */
    Outcome edit(String text, Optional<String> preferred) {
        String command = preferred.orElse(usual);
        try {
            Path made = makeFolder();
            folder = Optional.of(made);
            Path file = made.resolve("message.txt");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text.isEmpty() ? text : text + "\n");
            // As git does: the variable may hold options, the file name is no part of the script.
            Process editor = new ProcessBuilder(List.of("sh", "-c", command + " \"$1\"", "sh", file.toString()))
                    .inheritIO()
                    .start();
            running = Optional.of(editor);
            int code = editor.waitFor();
            return code == 0 ? read(file) : failed("The editor '" + command + "' ended with code " + code + ".");
        } catch (IOException e) {
            return failed("The editor '" + command + "' could not be used: "
                    + e.getClass().getSimpleName() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("Interrupted.");
        } finally {
            close();
        }
    }

    /** Ends an editor that is still open and removes what is left of it, or does nothing. */
    @Override
    public void close() {
        running.ifPresent(ExternalEditor::end);
        running = Optional.empty();
        folder.ifPresent(ExternalEditor::wipe);
        folder = Optional.empty();
    }

    private Path makeFolder() throws IOException {
        for (Path place : places) {
            if (place.isAbsolute() && Files.isWritable(place)) {
                return Files.createTempDirectory(place, "sotto");
            }
        }
        return Files.createTempDirectory("sotto");
    }

    private static Outcome read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            return failed("The edited text is longer than a message can be.");
        }
        try {
            String text = Files.readString(file);
            return new Outcome.Edited(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        } catch (CharacterCodingException e) {
            return failed("The edited text is not UTF-8.");
        }
    }

    private static Outcome failed(String sentence) {
        return new Outcome.Failed(sentence + " The message is as it was.");
    }

    /** An editor that goes on without us would hold the terminal, and write what it has beside the file again. */
    private static void end(Process editor) {
        List<ProcessHandle> all = Stream.concat(editor.descendants(), Stream.of(editor.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : all) {
            try {
                process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What cannot be removed does not keep the rest. */
    private static void wipe(Path folder) {
        try (Stream<Path> found = Files.walk(folder, MAX_DEPTH).limit(MAX_FILES)) {
            found.sorted(Comparator.reverseOrder()).forEach(ExternalEditor::remove);
        } catch (IOException | UncheckedIOException e) {
            remove(folder);
        }
    }

    private static void remove(Path file) {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                overwrite(file);
            }
        } catch (IOException e) {
            // It can be removed all the same.
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A file of its owner only; the temporary folder of the system forgets it some day.
        }
    }

    private static void overwrite(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(channel.size(), MAX_BYTES));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(false);
        }
    }
}
