/** The terminal: its modes, what it reports, what it is sent; JLine and Lanterna are used here only. What is drawn is not its concern. */
@NullMarked
package dev.sotto.client.face.tui.term;

import org.jspecify.annotations.NullMarked;
