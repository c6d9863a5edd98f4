/** The demo: a real relay process in a temporary folder, real clients, real ratchets. Nothing here is used by the programs. */
@NullMarked
package dev.sotto.client.demo;

import org.jspecify.annotations.NullMarked;
