/**
 * Measures the packaged full screen from outside: the launcher in a pseudo-terminal, against a relay and a peer that are
 * processes of their own. What happens inside the program is not its concern.
 */
@NullMarked
package dev.sotto.bench.face;

import org.jspecify.annotations.NullMarked;
