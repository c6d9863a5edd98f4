/**
 * The handshake: PQXDH in the shape of X3DH, from a bundle to the first secrets of a ratchet, and the INITIAL message.
 *
 * <p>Not its concern: checking bundles (identity), what is trusted, replays of a known handshake, storage (session and above).
 */
@NullMarked
package dev.sotto.crypto.handshake;

import org.jspecify.annotations.NullMarked;
