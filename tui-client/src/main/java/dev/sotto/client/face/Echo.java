package dev.sotto.client.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the input is a terminal, how wide that is, and whether it shows what is typed. */
public interface Echo {
    boolean isTerminal();

    /** Columns of the terminal now; 0 where there is none, or it does not tell. */
    default int columns() {
        return 0;
    }

    /** Stop showing what is typed. No effect where there is no terminal. */
    void off();

    /** Show it again. */
    void on();

    /** Input that is no terminal. */
    static Echo none() {
        return new Echo() {
            @Override
            public boolean isTerminal() {
                return false;
            }

            @Override
            public void off() {}

            @Override
            public void on() {}
        };
    }

    /**
     * The terminal behind standard input. It is asked through {@code stty}: {@code Console} reads passwords in the
     * charset of the locale and, on JDK 17, needs the output to be a terminal too.
     */
    static Echo ofStandardInput() {
        return Stty.run("-g").isPresent() ? new Stty() : none();
    }

    /** A terminal driven by {@code stty}, which shares our standard input. */
    final class Stty implements Echo {
        private static final long LIMIT_SECONDS = 5;

        /** Nobody resizes a window more often, and a long answer has many lines. */
        private static final long COLUMNS_KEPT_NANOS = 1_000_000_000;

        /** How the terminal was before it was told to hide what is typed. */
        private final AtomicReference<Optional<String>> before = new AtomicReference<>(Optional.empty());

        private Optional<Long> columnsAsked = Optional.empty();
        private int columns;

        private Stty() {
            // A process that is ended while it asks for a password must not leave a terminal without echo.
            Runtime.getRuntime().addShutdownHook(new Thread(this::abandon, "echo-on"));
        }

        @Override
        public boolean isTerminal() {
            return true;
        }

        @Override
        public int columns() {
            long now = System.nanoTime();
            if (columnsAsked.isEmpty() || now - columnsAsked.get() > COLUMNS_KEPT_NANOS) {
                columnsAsked = Optional.of(now);
                columns = run("size")
                        .filter(size -> size.matches("\\d{1,4} \\d{1,4}"))
                        .map(size -> Integer.parseInt(size.substring(size.indexOf(' ') + 1)))
                        .orElse(0);
            }
            return columns;
        }

        @Override
        public void off() {
            Optional<String> modes = run("-g");
            before.compareAndSet(Optional.empty(), modes);
            // Nor may ^Z stop us here: a shell that lets us go on does not hide what is typed then.
            run("-echo", "susp", "undef");
        }

        @Override
        public void on() {
            before.getAndSet(Optional.empty()).ifPresent(Stty::run);
        }

        private void abandon() {
            if (before.get().isPresent()) {
                on();
                System.err.println(); // the shell goes on in a line of its own
            }
        }

        /** What {@code stty} printed, or empty if it failed. */
        private static Optional<String> run(String... arguments) {
            List<String> command = new ArrayList<>(List.of("stty"));
            command.addAll(List.of(arguments));
            try {
                Process stty = new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!stty.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || stty.exitValue() != 0) {
                    return Optional.empty();
                }
                return Optional.of(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
            } catch (IOException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
