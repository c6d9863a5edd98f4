/**
 * The relay's identity and the certificate it shows: makes, stores, renews and loads them.
 *
 * <p>Not its concern: sockets. What it yields is options for one.
 */
@NullMarked
package dev.sotto.backend.tls;

import org.jspecify.annotations.NullMarked;
