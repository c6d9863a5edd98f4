package dev.sotto.client.face;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Whether the input is a terminal, and whether that shows what is typed. */
public interface Echo {
    boolean isTerminal();

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
        return Stty.run("-g") ? new Stty() : none();
    }

    /** A terminal driven by {@code stty}, which shares our standard input. */
    final class Stty implements Echo {
        private static final long LIMIT_SECONDS = 5;

        private volatile boolean hidden;

        private Stty() {
            // A process that is ended while it asks for a password must not leave a terminal without echo.
            Runtime.getRuntime().addShutdownHook(new Thread(this::on, "echo-on"));
        }

        @Override
        public boolean isTerminal() {
            return true;
        }

        @Override
        public void off() {
            hidden = true;
            run("-echo");
        }

        @Override
        public void on() {
            if (hidden) {
                run("echo");
                hidden = false;
            }
        }

        private static boolean run(String argument) {
            try {
                Process stty = new ProcessBuilder("stty", argument)
                        .redirectInput(ProcessBuilder.Redirect.INHERIT)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return stty.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && stty.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
