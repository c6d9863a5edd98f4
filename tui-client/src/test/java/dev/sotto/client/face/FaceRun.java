package dev.sotto.client.face;

import dev.sotto.client.runtime.StartOptions;
import dev.sotto.protocol.AccountName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Streams, clock and options for the test of a face. */
public final class FaceRun {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T15:22:18Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    public Streams streams(String... lines) {
        String input = lines.length == 0 ? "" : String.join("\n", lines) + "\n";
        return streams(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), Echo.none());
    }

    public Streams streams(InputStream in, Echo echo) {
        return new Streams(in, out, err, echo);
    }

    public static StartOptions options(AccountName account) {
        return StartOptions.of("localhost", 25_567, account, Path.of("data"));
    }

    /** Without the last line end. */
    public List<String> output() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    public String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
