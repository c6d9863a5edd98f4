package dev.sotto.client.face;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.crypto.primitive.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Where a password comes from without a question: a file, a command, the environment, in that order. A file or command
 * gives its first line. Never an argument of the process: every user of the machine can read those.
 */
public final class Passwords {
    /** Bytes of UTF-8. */
    public static final int MAX_LENGTH = 1024;

    private static final long COMMAND_SECONDS = 60;

    private final Optional<Path> file;
    private final Optional<String> command;
    private final Environment environment;

    public Passwords(Optional<Path> file, Optional<String> command, Environment environment) {
        this.file = file;
        this.command = command;
        this.environment = environment;
    }

    /** The password, or empty if somebody has to be asked. The caller closes it. */
    public Optional<SecretBytes> given() throws CommandFailure {
        if (file.isPresent()) {
            return Optional.of(checked(fromFile(file.get())));
        }
        if (command.isPresent()) {
            return Optional.of(checked(fromCommand(command.get())));
        }
        Optional<byte[]> value = environment.raw("SOTTO_PASSWORD");
        return value.isPresent() ? Optional.of(checked(SecretBytes.own(value.get()))) : Optional.empty();
    }

    /** The same password if it has a length that one can have; else fails, and closes it. */
    public static SecretBytes checked(SecretBytes password) throws CommandFailure {
        if (password.length() < 1 || password.length() > MAX_LENGTH) {
            password.close();
            throw failure("A password has 1 to " + MAX_LENGTH + " bytes.");
        }
        return password;
    }

    private static SecretBytes fromFile(Path file) throws CommandFailure {
        try (InputStream in = Files.newInputStream(file)) {
            return firstLine(in, "The password file " + file);
        } catch (IOException e) {
            throw failure("The password file " + file + " cannot be read.");
        }
    }

    private static SecretBytes fromCommand(String command) throws CommandFailure {
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw failure("The password command failed.");
                }
                // Ended, so this does not wait: a password fits into the pipe.
                return firstLine(process.getInputStream(), "The password command");
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw failure("The password command cannot be started.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("The password command was interrupted.");
        }
    }

    private static SecretBytes firstLine(InputStream in, String source) throws IOException, CommandFailure {
        byte[] bytes = in.readNBytes(MAX_LENGTH + 2);
        try {
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (end > 0 && end < bytes.length && bytes[end - 1] == '\r') {
                end--;
            }
            if (end == 0 || end > MAX_LENGTH) {
                throw failure(source + " gives no password: one line of 1 to " + MAX_LENGTH + " bytes is needed.");
            }
            return SecretBytes.own(Arrays.copyOf(bytes, end));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static CommandFailure failure(String sentence) {
        return new CommandFailure(ErrorCode.BAD_SETTING, sentence);
    }
}
