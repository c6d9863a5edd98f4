/**
 * The end-to-end layer: identity, handshake, ratchet and session as pure functions over values.
 *
 * <p>Not its concern: sockets, files, clocks and threads. Randomness and time are arguments.
 */
@NullMarked
package dev.sotto.crypto;

import org.jspecify.annotations.NullMarked;
