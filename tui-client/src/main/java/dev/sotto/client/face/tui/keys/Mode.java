package dev.sotto.client.face.tui.keys;

/** What the keys go to. Each has a key map of its own. */
public enum Mode {
    /** The text that is being written; where one is unless something else was asked for. */
    COMPOSE,
    /** A message is selected; also the normal mode of the vim profile. */
    SELECT,
    /** A list or a question is open above the chat. */
    LIST
}
