package dev.sotto.client.face;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The three streams of the process, UTF-8 whatever the locale. A line is written and flushed as one. One writer at a
 * time: the thread of the face.
 */
public final class Streams {
    private final LineReader in;
    private final PrintStream out;
    private final PrintStream err;
    private final Echo echo;

    public Streams(InputStream in, OutputStream out, OutputStream err, Echo echo) {
        this.in = new LineReader(in);
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.err = new PrintStream(err, false, StandardCharsets.UTF_8);
        this.echo = echo;
    }

    /** Of this process. */
    public static Streams system() {
        return new Streams(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Echo.ofStandardInput());
    }

    public LineReader in() {
        return in;
    }

    /** The echo of the terminal behind the input, if there is one. */
    public Echo echo() {
        return echo;
    }

    public void line(String line) {
        out.print(line + "\n");
        out.flush();
    }

    /** A question: on a terminal the answer follows in the same line, else it ends with a line break. */
    public void prompt(String question) {
        out.print(echo.isTerminal() ? question + " " : question + "\n");
        out.flush();
    }

    /** The same on standard error, for a face whose standard output is data only. */
    public void promptOnError(String question) {
        err.print(echo.isTerminal() ? question + " " : question + "\n");
        err.flush();
    }

    public void errorLine(String line) {
        err.print(line + "\n");
        err.flush();
    }

    /** Whoever read our output has gone. */
    public boolean outputFailed() {
        return out.checkError();
    }
}
