package dev.sotto.client.face.tui.model;

import java.time.Instant;

/** One sanitised sentence in the status line, for a while. */
public record Notice(String sentence, boolean error, Instant until) {}
