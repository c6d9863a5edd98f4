/** Measurements; nothing depends on them, and nothing of them is shipped. */
@NullMarked
package dev.sotto.bench;

import org.jspecify.annotations.NullMarked;
