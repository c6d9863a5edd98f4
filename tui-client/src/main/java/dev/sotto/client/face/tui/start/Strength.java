package dev.sotto.client.face.tui.start;

/**
 * About how many guesses a passphrase takes, as a power of two, and the word for it. An estimate from below that knows
 * some habits of people; somebody who knows the person needs fewer.
 */
public record Strength(int bits) {
    private static final int FAIR = 30;
    private static final int GOOD = 48;
    private static final int STRONG = 64;

    public enum Word {
        WEAK("weak", "a program finds it in minutes or days. Take four or five words that do not belong together."),
        FAIR("fair", "it stops the curious, not somebody with many computers. One or two more words help."),
        GOOD("good", "it takes years of many computers."),
        STRONG("strong", "nobody guesses it.");

        private final String word;
        private final String meaning;

        Word(String word, String meaning) {
            this.word = word;
            this.meaning = meaning;
        }

        public String word() {
            return word;
        }

        public String meaning() {
            return meaning;
        }
    }

    public Word word() {
        if (bits >= STRONG) {
            return Word.STRONG;
        }
        if (bits >= GOOD) {
            return Word.GOOD;
        }
        return bits >= FAIR ? Word.FAIR : Word.WEAK;
    }
}
