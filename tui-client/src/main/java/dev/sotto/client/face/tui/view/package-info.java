/** Draws the model into a frame. How the model changes and how a frame reaches the terminal are not its concern. */
@NullMarked
package dev.sotto.client.face.tui.view;

import org.jspecify.annotations.NullMarked;
