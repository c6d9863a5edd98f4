/**
 * The Double Ratchet with header encryption: chains, keys, message layout and padding, as immutable values.
 *
 * <p>Not its concern: how the first secrets were agreed (handshake), which session a message belongs to, trust, storage.
 */
@NullMarked
package dev.sotto.crypto.ratchet;

import org.jspecify.annotations.NullMarked;
