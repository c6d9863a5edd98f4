/** TOML texts of the full-screen face, shipped or a person's own, and where in them something is. What they set is not its concern. */
@NullMarked
package dev.sotto.client.face.tui.config;

import org.jspecify.annotations.NullMarked;
