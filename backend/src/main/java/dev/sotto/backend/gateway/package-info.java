/**
 * The relay's side of a connection: TLS socket, frames, and one state machine that hands each frame to the service it is
 * for.
 *
 * <p>Not its concern: what the services do. It decides who may call them, in which order, and when a peer has had its
 * chance.
 */
@NullMarked
package dev.sotto.backend.gateway;

import org.jspecify.annotations.NullMarked;
