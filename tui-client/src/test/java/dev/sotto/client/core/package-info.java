/** The core without I/O: two clients, a relay and their stores in memory. */
@NullMarked
package dev.sotto.client.core;

import org.jspecify.annotations.NullMarked;
