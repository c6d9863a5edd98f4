/** The commands that are typed into the line of the full screen, and their help. Carrying them out is not its concern. */
@NullMarked
package dev.sotto.client.face.tui.slash;

import org.jspecify.annotations.NullMarked;
