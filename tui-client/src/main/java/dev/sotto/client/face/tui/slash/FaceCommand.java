package dev.sotto.client.face.tui.slash;

import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** A typed command that the full screen carries out itself, without the client. */
public sealed interface FaceCommand {
    /** Go to the chat with that user, beginning one if there is none. */
    record Open(AccountName peer) implements FaceCommand {}

    /** One more panel beside this one, with that chat in it. */
    record Split(Optional<AccountName> peer) implements FaceCommand {}

    /** A new tab, with that chat in it. */
    record Tab(Optional<AccountName> peer) implements FaceCommand {}

    /** Choose a link in the last messages of that chat. */
    record Links(AccountName peer) implements FaceCommand {}

    /** Show the safety number with that user, to be compared. */
    record ShowNumber(AccountName peer) implements FaceCommand {}

    /** The 60 digits that the other side sees, without blanks: verified if ours are the same. */
    record CompareNumber(AccountName peer, String digits) implements FaceCommand {}

    /** Say who is logged in where, and whether the server is in reach. */
    record Status() implements FaceCommand {}

    /**
     * Keep a setting of the section {@code [tui]}. The value is one of those that the command takes, in lower case; the
     * name of a theme is taken as it is, since only the face knows the user's own themes.
     */
    record Set(String setting, String value) implements FaceCommand {}

    /** The command of a setting without a value: show what there is to choose from, and what is chosen. */
    record Choose(String setting) implements FaceCommand {}

    /** The same as the key of that action. */
    record Perform(Action action) implements FaceCommand {}
}
