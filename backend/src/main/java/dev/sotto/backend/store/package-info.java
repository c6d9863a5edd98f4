/**
 * The relay's database: the only place with SQL. One thread owns the one connection, runs what has arrived in order and
 * commits it together; nothing is answered before its commit is on disk.
 *
 * <p>Not its concern: who may do what, limits, and the wire.
 */
@NullMarked
package dev.sotto.backend.store;

import org.jspecify.annotations.NullMarked;
