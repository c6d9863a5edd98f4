/**
 * The connection to a relay: TLS, the relay's identity, frames. The only place that opens sockets.
 *
 * <p>Not its concern: what frames mean after Welcome, and when to connect again.
 */
@NullMarked
package dev.sotto.client.net;

import org.jspecify.annotations.NullMarked;
