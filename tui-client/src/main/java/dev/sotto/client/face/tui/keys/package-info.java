/** What keys do: actions, chords, key maps and their profiles. What an action changes is not its concern. */
@NullMarked
package dev.sotto.client.face.tui.keys;

import org.jspecify.annotations.NullMarked;
