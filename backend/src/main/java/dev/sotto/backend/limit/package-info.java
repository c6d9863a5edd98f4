/**
 * Rate limits in memory: token buckets and failure counters in maps that cannot grow without bound.
 *
 * <p>Not its concern: what is limited, and what the peer is told.
 */
@NullMarked
package dev.sotto.backend.limit;

import org.jspecify.annotations.NullMarked;
