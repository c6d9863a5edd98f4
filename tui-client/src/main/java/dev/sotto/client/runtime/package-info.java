/** Executes the core's effects: commit, then transmit, then tell the face. The only thing a face sees is {@link dev.sotto.client.runtime.ClientApi}. */
@NullMarked
package dev.sotto.client.runtime;

import org.jspecify.annotations.NullMarked;
