/** The packaged jars as separate processes: what a user runs, seen from outside. */
@NullMarked
package dev.sotto.e2e;

import org.jspecify.annotations.NullMarked;
