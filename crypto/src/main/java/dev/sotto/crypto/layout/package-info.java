/**
 * Byte layouts of the end-to-end layer: a strict reader and a writer for big-endian fields, and the version bytes.
 *
 * <p>Not its concern: what a field means.
 */
@NullMarked
package dev.sotto.crypto.layout;

import org.jspecify.annotations.NullMarked;
