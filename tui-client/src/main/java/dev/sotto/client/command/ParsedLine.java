package dev.sotto.client.command;

import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** What a typed line asks for. Only {@link Run} is carried out as it is; the others need the face first. */
public sealed interface ParsedLine {
    /** A complete command. */
    record Run(Command command) implements ParsedLine {}

    /** {@code reset server}: the name of the relay has to be typed before anything happens. */
    record ConfirmResetServer() implements ParsedLine {}

    /** {@code passwd}: the passwords are asked for, never part of the line. */
    record AskPasswords() implements ParsedLine {}

    /** {@code unread}: the chats in which something is unread. */
    record ListUnread() implements ParsedLine {}

    /** {@code read <user>}: what is unread is shown, and counts as read then. */
    record ReadChat(AccountName peer) implements ParsedLine {}

    /** {@code links <user>}: the links in the last messages. */
    record ListLinks(AccountName peer) implements ParsedLine {}

    /** {@code verify <user>}: the safety number is shown, to be compared. */
    record StartVerify(AccountName peer) implements ParsedLine {}

    /** {@code verify <user> <60 digits>}: these digits, without blanks, are what the other side sees. */
    record CompareNumber(AccountName peer, String digits) implements ParsedLine {}

    /** {@code status}: who is logged in where. */
    record ShowStatus() implements ParsedLine {}

    /** {@code lock}: the client is closed, and the password asked for again. */
    record Lock() implements ParsedLine {}

    /** {@code help}, about a command or a topic if one is named. */
    record ShowHelp(Optional<String> topic) implements ParsedLine {}

    /** An empty line. */
    record Nothing() implements ParsedLine {}

    /** No command: what is wrong and what would be right. Not sanitised: it repeats what was typed. */
    record Wrong(ErrorCode code, String sentence) implements ParsedLine {}
}
