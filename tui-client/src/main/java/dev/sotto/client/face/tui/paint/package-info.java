/** A frame of cells and what they look like. How a frame reaches a terminal is not its concern. */
@NullMarked
package dev.sotto.client.face.tui.paint;

import org.jspecify.annotations.NullMarked;
