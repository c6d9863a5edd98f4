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

    private static final int TYPO_DISTANCE = 2;

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
        String word = typed.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(w -> w.word().equals(word)).findFirst();
    }

    /** The word that was probably meant. */
    static Optional<CommandWord> nearest(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        CommandWord best = HELP;
        int bestDistance = Integer.MAX_VALUE;
        for (CommandWord candidate : values()) {
            int distance = EditDistance.between(word, candidate.word(), TYPO_DISTANCE);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        // Two wrong letters of a word of four are another word.
        int tolerated = Math.min(TYPO_DISTANCE, Math.max(1, word.length() / 3));
        return bestDistance <= tolerated ? Optional.of(best) : Optional.empty();
    }
}
