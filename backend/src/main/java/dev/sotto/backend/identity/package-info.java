/**
 * The public keys of accounts as the relay sees them: the signed bytes of an identity, and the check of signatures by it.
 *
 * <p>Not its concern: any secret key, and what the end-to-end layer does with these keys.
 */
@NullMarked
package dev.sotto.backend.identity;

import org.jspecify.annotations.NullMarked;
