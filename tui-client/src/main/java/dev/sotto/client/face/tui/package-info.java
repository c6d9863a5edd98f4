/** The full-screen face: the loop, signing in, locking, and what reaches out to the system. What the screen shows is not its concern. */
@NullMarked
package dev.sotto.client.face.tui;

import org.jspecify.annotations.NullMarked;
