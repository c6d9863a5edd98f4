/** What a person or a program can ask for, the answers, and what happens by itself: one set of types for every face. */
@NullMarked
package dev.sotto.client.command;

import org.jspecify.annotations.NullMarked;
