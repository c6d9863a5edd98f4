/** The text that is being written: editing, what was sent before, completion. Pure values; drawing and keys are not its concern. */
@NullMarked
package dev.sotto.client.face.tui.edit;

import org.jspecify.annotations.NullMarked;
