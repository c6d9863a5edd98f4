/** Lists and questions above the chat: switcher, palette, help, safety number. What they lead to is not their concern. */
@NullMarked
package dev.sotto.client.face.tui.overlay;

import org.jspecify.annotations.NullMarked;
