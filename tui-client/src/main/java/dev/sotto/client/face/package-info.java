/** What the line faces share: streams, passwords, signing in, the one queue a face works off. Not what they print. */
@NullMarked
package dev.sotto.client.face;

import org.jspecify.annotations.NullMarked;
