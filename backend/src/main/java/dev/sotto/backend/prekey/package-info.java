/**
 * Published prekeys: taking them in from their owner, and handing out bundles, each one-time pair at most once.
 *
 * <p>Not its concern: private halves, and what a client does with a bundle.
 */
@NullMarked
package dev.sotto.backend.prekey;

import org.jspecify.annotations.NullMarked;
