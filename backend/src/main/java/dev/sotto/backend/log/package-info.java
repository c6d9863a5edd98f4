/**
 * Where the relay's log lines go, how they look, and how many of them a peer may cause.
 *
 * <p>Not its concern: what is worth a line.
 */
@NullMarked
package dev.sotto.backend.log;

import org.jspecify.annotations.NullMarked;
