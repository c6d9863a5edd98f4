/** The relay: routes, queues and stores envelopes that it cannot read. */
@NullMarked
package dev.sotto.backend;

import org.jspecify.annotations.NullMarked;
