package dev.sotto.client.face.tui.settings;

import java.util.Optional;

/**
 * What came of a setting that was made in the program.
 *
 * @param problem why it is not set, or is set for this run only; a sentence for the person
 */
public record Change(Loaded loaded, Optional<String> problem) {}
