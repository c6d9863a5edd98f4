package dev.sotto.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A relay process on a loopback port; restarts on the same port and data. */
public final class Relay implements AutoCloseable {
    private static final Path JAR = Path.of(System.getProperty("sotto.backend.jar", ""));

    private final Path data;
    private final Path config;
    private int port;
    private String fingerprint = "";
    private Program program;

    private Relay(int port, Path data, Path config) throws IOException, InterruptedException {
        this.port = port;
        this.data = data;
        this.config = config;
        this.program = launch();
    }

    /** Starts a relay whose data lie in {@code folder}, with more lines for its configuration file. */
    public static Relay start(Path folder, String... toml) throws IOException, InterruptedException {
        return startOn(0, folder, toml);
    }

    /** The same on a given port. */
    public static Relay startOn(int port, Path folder, String... toml) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path config = folder.resolve("relay.toml");
        Files.writeString(config, TestConfig.relay(toml));
        return new Relay(port, folder.resolve("relay"), config);
    }

    /** {@code HOST:PORT} as a client is told it. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** {@code SHA-256:} and 64 hex digits. */
    public String fingerprint() {
        return fingerprint;
    }

    public Path data() {
        return data;
    }

    public void kill() throws InterruptedException {
        program.kill();
    }

    public int stop() throws InterruptedException {
        program.terminate();
        return program.exitCode();
    }

    public void restart() throws IOException, InterruptedException {
        program.close();
        program = launch();
    }

    public String transcript() {
        return program.transcript();
    }

    @Override
    public void close() throws InterruptedException {
        program.close();
    }

    private Program launch() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
        arguments.addAll(List.of("--data", data.toString(), "--config", config.toString()));
        Program started = Program.jar(JAR, Map.of(), arguments);
        String listening = "Sotto relay listening on 127.0.0.1:";
        String line = started.await("listening line", l -> l.startsWith(listening));
        port = Integer.parseInt(line.substring(listening.length()));
        String print = "TLS fingerprint ";
        fingerprint =
                started.await("fingerprint line", l -> l.startsWith(print)).substring(print.length());
        return started;
    }
}
