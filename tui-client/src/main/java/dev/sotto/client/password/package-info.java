/** Stretches a password before it opens the store or proves itself to a relay. What is done with the result is not its concern. */
@NullMarked
package dev.sotto.client.password;

import org.jspecify.annotations.NullMarked;
