/** One chat as a person reads it: its messages, where the reader is among them, their rows. Which chat is shown where is not its concern. */
@NullMarked
package dev.sotto.client.face.tui.pane;

import org.jspecify.annotations.NullMarked;
