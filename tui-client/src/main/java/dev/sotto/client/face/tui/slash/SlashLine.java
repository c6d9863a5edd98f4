package dev.sotto.client.face.tui.slash;

import dev.sotto.client.command.Command;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/**
 * What the line of the full screen asks for when it is sent.
 *
 * <p>A line that begins with a slash is a command, and never becomes a message by mistake: {@code //} sends a slash, a
 * blank before a slash is asked about once ({@link Guarded}), and a text of several lines that begins with a slash is
 * refused. All sentences are safe to draw.
 */
public sealed interface SlashLine {
    /** A message for the open chat, as it was typed; of {@code //} one slash is left. */
    record Text(String text) implements SlashLine {}

    /** Begins with a blank and a slash: to be sent as that text only when the same line is sent once more. */
    record Guarded(String text, String sentence) implements SlashLine {}

    /** An empty line. */
    record Nothing() implements SlashLine {}

    /** A complete command for the client. */
    record Run(Command command) implements SlashLine {}

    record Face(FaceCommand command) implements SlashLine {}

    /** {@code /reset server}: the name of the relay has to be typed before anything happens. */
    record ConfirmResetServer() implements SlashLine {}

    /** {@code /passwd}: the passwords are asked for, never part of the line. */
    record AskPasswords() implements SlashLine {}

    /** The name of a {@link HelpTopic}; empty: the first one. */
    record Help(Optional<String> topic) implements SlashLine {}

    /** No command: what is wrong and what would be right. The line stays where it is. */
    record Wrong(String sentence) implements SlashLine {}

    /**
     * Reads a line as it was typed.
     *
     * @param currentChat who is meant by a command that names nobody
     */
    static SlashLine parse(String line, Optional<AccountName> currentChat) {
        return new SlashParser(currentChat).parse(line);
    }
}
