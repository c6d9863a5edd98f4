package dev.sotto.client.face.tui.term;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A terminal in memory: what is typed, what was written to it, in order with what was done to it. */
final class FakeDevice implements Device {
    private static final byte[] END = {};

    final List<String> log = new CopyOnWriteArrayList<>();
    volatile boolean answers = true;
    volatile boolean broken;
    volatile int columns = 80;
    volatile int rows = 24;
    volatile Runnable whileStopped = () -> {};
    private final BlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
    private volatile Consumer<String> signals = signal -> {};

    void type(String text) {
        typed.add(text.getBytes(StandardCharsets.UTF_8));
    }

    void end() {
        typed.add(END);
    }

    void signal(String name) {
        signals.accept(name);
    }

    List<String> takeLog() {
        List<String> taken = new ArrayList<>(log);
        log.clear();
        return taken;
    }

    @Override
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                try {
                    byte[] block = typed.take();
                    System.arraycopy(block, 0, buffer, offset, block.length);
                    return block.length == 0 ? -1 : block.length;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (broken) {
            throw new IOException("Input/output error");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        log.add(text);
        if (answers && text.endsWith(Modes.ASK_STATUS)) {
            type("\033[0n");
        }
    }

    @Override
    public void raw() {
        log.add("raw");
    }

    @Override
    public void restore() {
        log.add("restore");
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void onSignal(Consumer<String> heard) {
        signals = heard;
    }

    @Override
    public void stopProcesses() {
        log.add("stopped");
        whileStopped.run();
    }

    @Override
    public void close() {
        log.add("closed");
    }
}
