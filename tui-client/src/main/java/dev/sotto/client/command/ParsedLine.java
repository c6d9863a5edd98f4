package dev.sotto.client.command;

/** What a typed line asks for. Only {@link Run} is carried out as it is; the others need the face first. */
public sealed interface ParsedLine {
    /** A complete command. */
    record Run(Command command) implements ParsedLine {}

    /** {@code reset server}: the name of the relay has to be typed before anything happens. */
    record ConfirmResetServer() implements ParsedLine {}

    /** {@code passwd}: the passwords are asked for, never part of the line. */
    record AskPasswords() implements ParsedLine {}

    /** {@code help}. */
    record ShowHelp() implements ParsedLine {}

    /** An empty line. */
    record Nothing() implements ParsedLine {}

    /** No command: what is wrong and what would be right. Not sanitised: it repeats what was typed. */
    record Wrong(ErrorCode code, String sentence) implements ParsedLine {}
}
