/**
 * For the operator: counters, and the health and metrics pages on a loopback port.
 *
 * <p>Not its concern: anything a client sees.
 */
@NullMarked
package dev.sotto.backend.ops;

import org.jspecify.annotations.NullMarked;
