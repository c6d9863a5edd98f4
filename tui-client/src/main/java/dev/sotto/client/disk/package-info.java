/**
 * Private files and folders: where they are, and how they are made so that nobody else can read them.
 *
 * <p>Not its concern: what is in them.
 */
@NullMarked
package dev.sotto.client.disk;

import org.jspecify.annotations.NullMarked;
