package dev.sotto.client.face.tui.edit;

/**
 * One line of the popup.
 *
 * @param label safe to draw
 * @param purpose what it is or does, safe to draw; may be empty
 * @param insertion what comes into the text instead of what was typed
 */
public record Candidate(String label, String purpose, String insertion) {}
