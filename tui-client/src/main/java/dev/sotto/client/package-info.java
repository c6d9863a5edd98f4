/** The client: a headless core and its faces. */
@NullMarked
package dev.sotto.client;

import org.jspecify.annotations.NullMarked;
