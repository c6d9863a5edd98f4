/**
 * The wire between client and relay: limits, names, ids and the framing of the messages in {@code frames.proto}.
 *
 * <p>Not its concern: what an envelope says. To this package a ciphertext is bytes.
 */
@NullMarked
package dev.sotto.protocol;

import org.jspecify.annotations.NullMarked;
