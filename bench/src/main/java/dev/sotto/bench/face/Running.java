package dev.sotto.bench.face;

import dev.sotto.e2e.PtyProgram;
import java.io.IOException;

/** A full screen that has signed in, with the Java process behind the launcher. */
final class Running implements AutoCloseable {
    private static final String FOCUSED = "\033[I";
    private static final String CONTROL_END = "\033[1;5F";

    private final PtyProgram program;
    private final String version;

    private Running(PtyProgram program, String version) {
        this.program = program;
        this.version = version;
    }

    static Running start(Launch launch) throws IOException, InterruptedException {
        PtyProgram program = launch.start();
        program.await(BusyAccount.SIGNED_IN);
        program.type(FOCUSED);
        return new Running(program, launch.version());
    }

    /** Goes to the newest message of the chat with somebody; back when messages are shown. */
    void open(String user) throws IOException, InterruptedException {
        program.type("/open " + user + "\r");
        program.await("long friendship");
        program.type(CONTROL_END);
    }

    PtyProgram program() {
        return program;
    }

    String version() {
        return version;
    }

    long javaPid() {
        return ProcessHandle.of(program.pid())
                .orElseThrow()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Java has ended:\n" + String.join("\n", program.rows())))
                .pid();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        program.close();
    }
}
