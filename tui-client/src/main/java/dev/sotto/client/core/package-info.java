/** The client's engine as a pure function: takes an input, returns effects. No socket, file, clock or thread. */
@NullMarked
package dev.sotto.client.core;

import org.jspecify.annotations.NullMarked;
