package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** Why something was submitted: what to do with the answer. */
public sealed interface Ask {
    record Chats() implements Ask {}

    /** Messages of a chat: those before its oldest or behind its newest, or from an end of it; at most {@code limit}. */
    record Page(AccountName peer, Part part, int limit) implements Ask {}

    enum Part {
        NEWEST,
        OLDEST,
        OLDER,
        NEWER
    }

    /** A chat is begun, for that text if there is one: it is kept here until it can be sent. */
    record Begin(AccountName peer, Optional<String> text) implements Ask {}

    /** {@code again}: it was tried before, so a missing chat is an error now. */
    record Send(AccountName peer, String text, boolean again) implements Ask {}

    /** {@code view}: open it above everything; else it is for the banner. */
    record Numbers(AccountName peer, boolean view) implements Ask {}

    /** Whether the other side sees those digits. */
    record Compare(AccountName peer, String digits) implements Ask {}

    /** Messages up to that number are read. */
    record Seen(AccountName peer, long upTo) implements Ask {}

    record Load() implements Ask {}

    record Save() implements Ask {}

    /** Something that the user asked for, to be told about. */
    record Told(Command command) implements Ask {}
}
