/** What is shown before there is a client, and before there is a chat: questions, lock, failures, welcome. Running what they ask for is not their concern. */
@NullMarked
package dev.sotto.client.face.tui.start;

import org.jspecify.annotations.NullMarked;
