/**
 * What services tell the connection of a user, over the event bus: the address, the kinds of notice, and their form
 * between nodes. A notice is a hint; what must not be lost is in the store.
 *
 * <p>Not its concern: who listens, and what a connection makes of it.
 */
@NullMarked
package dev.sotto.backend.notice;

import org.jspecify.annotations.NullMarked;
