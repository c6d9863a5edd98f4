/** The person's settings of the full-screen face, read from files, watched and written back. What they change is not its concern. */
@NullMarked
package dev.sotto.client.face.tui.settings;

import org.jspecify.annotations.NullMarked;
