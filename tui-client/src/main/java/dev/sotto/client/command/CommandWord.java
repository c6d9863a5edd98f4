package dev.sotto.client.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words that begin a typed command line, in the order in which help lists them. */
public enum CommandWord {
    INIT("<user>", "initiate a key exchange and open a chat"),
    MSG("<user> <message>", "send a message"),
    RESET("<user> [--forget]", "reset the chat with a user; --forget deletes its history too"),
    RESET_SERVER("", "delete your account"),
    CHATS("", "list the chats"),
    UNREAD("", "list the chats with unread messages"),
    READ("<user>", "show the unread messages of a chat"),
    HISTORY("<user> [count] [--before <number>]", "show the last messages of a chat, or those before a number"),
    LINKS("<user>", "list the links in the last messages of a chat"),
    SAFETY_NUMBER("<user>", "show the number to compare with a user, best in person"),
    VERIFY("<user> [yes | <60 digits>]", "compare the safety number with a user, and remember that it is right"),
    ACCEPT("<user>", "accept the changed identity of a user"),
    REJECT("<user>", "keep the known identity of a user and drop what came under another one"),
    PASSWD("", "change your password"),
    STATUS("", "show who you are and whether you are connected"),
    LOCK("", "close everything until you enter your password again"),
    HELP("", "show this list"),
    EXIT("", "close the connection");

    private final String arguments;
    private final String purpose;

    CommandWord(String arguments, String purpose) {
        this.arguments = arguments;
        this.purpose = purpose;
    }

    /** As it is typed: {@code safety-number}; {@code reset server} is two words. */
    public String word() {
        return this == RESET_SERVER
                ? "reset server"
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code history <user> [count]}. */
    public String usage() {
        return arguments.isEmpty() ? word() : word() + " " + arguments;
    }

    public String purpose() {
        return purpose;
    }

    /** The word whatever its case; {@code reset} stands for both of its kinds. */
    static Optional<CommandWord> of(String typed) {
        return spelled(typed.toLowerCase(Locale.ROOT));
    }

    /** The word that was probably meant. */
    static Optional<CommandWord> nearest(String typed) {
        return EditDistance.nearest(
                        typed.toLowerCase(Locale.ROOT),
                        Arrays.stream(values()).map(CommandWord::word).toList())
                .flatMap(CommandWord::spelled);
    }

    private static Optional<CommandWord> spelled(String word) {
        return Arrays.stream(values()).filter(w -> w.word().equals(word)).findFirst();
    }
}
