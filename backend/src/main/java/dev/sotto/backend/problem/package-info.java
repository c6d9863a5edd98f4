/**
 * How a service says no: one exception with the code and the sentence that the peer will read.
 *
 * <p>Not its concern: frames, and what happens to the connection.
 */
@NullMarked
package dev.sotto.backend.problem;

import org.jspecify.annotations.NullMarked;
