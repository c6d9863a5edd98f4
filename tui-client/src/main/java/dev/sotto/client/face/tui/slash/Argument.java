package dev.sotto.client.face.tui.slash;

import java.util.List;

/** What stands behind the word of a command. Those with words of their own take nothing else. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
public enum Argument {
    /** A user. */
    USER,
    /** A user, or the word {@code server}. */
    USER_OR_SERVER("server"),
    /** Anything up to the end of the line. */
    MESSAGE,
    /** How many messages. */
    COUNT,
    /** Minutes, or {@code off}. */
    MINUTES("off"),
    /** The name of a theme. */
    THEME,
    /** A topic of help, or a command. */
    TOPIC,
    PROFILE("default", "vim", "emacs"),
    ON_OFF("on", "off"),
    PRIVACY("all", "sender", "none", "off"),
    SIGNS("unicode", "ascii"),
    ENTER("send", "newline"),
    /** Yes, the numbers are the same; or the number itself. */
    YES("yes"),
    FORGET("--forget");

    private final List<String> words;

    Argument(String... words) {
        this.words = List.of(words);
    }

    /** The fixed words that can stand here, for completion. */
    public List<String> words() {
        return words;
    }
}
