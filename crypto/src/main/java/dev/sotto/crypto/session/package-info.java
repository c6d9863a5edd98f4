/**
 * Conversations: the sessions with one peer device, which of them sends, what their payloads say, and how they heal.
 *
 * <p>Not its concern: how a message is sealed (ratchet), where state is stored, and how envelopes travel.
 */
@NullMarked
package dev.sotto.crypto.session;

import org.jspecify.annotations.NullMarked;
