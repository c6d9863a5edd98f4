/** Themes, and what a terminal can show of them. What is drawn with them is not its concern. */
@NullMarked
package dev.sotto.client.face.tui.theme;

import org.jspecify.annotations.NullMarked;
