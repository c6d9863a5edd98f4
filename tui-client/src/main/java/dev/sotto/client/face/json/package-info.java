/** The line face for programs: one JSON object a line in both directions (docs/SCRIPTING.md). What the commands do is not its concern. */
@NullMarked
package dev.sotto.client.face.json;

import org.jspecify.annotations.NullMarked;
