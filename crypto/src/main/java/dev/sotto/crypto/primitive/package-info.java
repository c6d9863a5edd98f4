/**
 * The cryptographic primitives, each behind one small class over bytes: the only place where BouncyCastle, JCA and
 * the system's randomness appear.
 *
 * <p>Not its concern: what the bytes mean, how they are laid out, which primitive a protocol step uses.
 */
@NullMarked
package dev.sotto.crypto.primitive;

import org.jspecify.annotations.NullMarked;
