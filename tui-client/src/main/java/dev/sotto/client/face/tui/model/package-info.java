/** All that the full screen knows, as a value, and how it changes. What it looks like and how effects happen are not its concern. */
@NullMarked
package dev.sotto.client.face.tui.model;

import org.jspecify.annotations.NullMarked;
