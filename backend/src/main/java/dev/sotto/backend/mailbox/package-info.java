/**
 * The way of an envelope through the relay: taken in, queued on disk, streamed to the recipient's connection, deleted when
 * acknowledged. Order and at-least-once are kept here.
 *
 * <p>Not its concern: what an envelope says, and the socket it goes out by.
 */
@NullMarked
package dev.sotto.backend.mailbox;

import org.jspecify.annotations.NullMarked;
