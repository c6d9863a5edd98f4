/** What a terminal reports: keys, pastes, the mouse, focus, size, signals. Values only; who decodes them is not its concern. */
@NullMarked
package dev.sotto.client.face.tui.event;

import org.jspecify.annotations.NullMarked;
