package dev.sotto.client;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads the words of the command line. */
final class CommandWords {
    private CommandWords() {}

    /** Empty if help or version was asked for, and was printed. */
    static Optional<Arguments> read(String[] words, PrintWriter out) throws UsageException {
        // How most starts look. The parser of options takes a tenth of a second to load, before there is a first frame.
        if (words.length == 0 || (words.length == 1 && isPlainWord(words[0]))) {
            Arguments arguments = new Arguments();
            arguments.target = words.length == 0 ? Optional.empty() : Optional.of(words[0]);
            return Optional.of(arguments);
        }
        return Options.read(words, out);
    }

    private static boolean isPlainWord(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "@.:[]_".indexOf(c) >= 0);
    }

    /** Apart, so that nothing of the parser is loaded where it is not needed. */
    private static final class Options {
        static Optional<Arguments> read(String[] words, PrintWriter out) throws UsageException {
            Arguments arguments = new Arguments();
            // "@host" is a relay, not a file of arguments.
            CommandLine line = new CommandLine(arguments).setExpandAtFiles(false);
            try {
                line.parseArgs(words);
            } catch (ParameterException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
            if (line.isUsageHelpRequested()) {
                line.usage(out, CommandLine.Help.Ansi.OFF);
                return Optional.empty();
            }
            if (line.isVersionHelpRequested()) {
                line.printVersionHelp(out, CommandLine.Help.Ansi.OFF);
                return Optional.empty();
            }
            return Optional.of(arguments);
        }
    }
}
