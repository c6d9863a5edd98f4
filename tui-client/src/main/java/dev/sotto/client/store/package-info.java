/**
 * The encrypted local store: changes in as transactions, state out at start. The only place that knows SQL.
 *
 * <p>Not its concern: what the state means, and the relay.
 */
@NullMarked
package dev.sotto.client.store;

import org.jspecify.annotations.NullMarked;
