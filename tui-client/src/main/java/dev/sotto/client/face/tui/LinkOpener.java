package dev.sotto.client.face.tui;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Hands a link to the system: {@code xdg-open}, on macOS {@code open}. Peers write links, so one goes there as a single
 * argument, never through a shell, and only if it is an http, https or mailto address that cannot be an option.
 */
final class LinkOpener {
    /**
     * No blank, nothing invisible, and something behind the scheme. Not a mail that asks to attach a file: some mail
     * programs do, without asking.
     */
    private static final Pattern OPENABLE =
            Pattern.compile("(?:https?://|mailto:(?!.*[?&]attach))[^\\s\\p{Z}\\p{C}]+", Pattern.CASE_INSENSITIVE);

    private static final int MAX_LENGTH = 2_048;
    private static final long LIMIT_SECONDS = 5;

    private final String program;

    LinkOpener(String program) {
        this.program = program;
    }

    static LinkOpener ofSystem() {
        return new LinkOpener(System.getProperty("os.name", "").startsWith("Mac") ? "open" : "xdg-open");
    }

    /** A sentence for the person if it did not work. Waits a bounded time; not for the thread that draws. */
    Optional<String> open(String address) {
        if (!isOpenable(address)) {
            return Optional.of("This link is not opened: only http, https and mailto addresses are.");
        }
        try {
            Process opener = new ProcessBuilder(List.of(program, address))
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // One that is still there has become the browser.
            boolean failed = opener.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && opener.exitValue() != 0;
            return failed ? Optional.of(program + " could not open the link. Copy it instead.") : Optional.empty();
        } catch (IOException e) {
            return Optional.of("There is no " + program + " here that opens links. Copy it instead.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static boolean isOpenable(String address) {
        return address.length() <= MAX_LENGTH && OPENABLE.matcher(address).matches();
    }
}
