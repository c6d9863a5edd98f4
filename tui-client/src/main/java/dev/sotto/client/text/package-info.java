/** The one gate between foreign text and a terminal, a log or a file name. What the text means is not its concern. */
@NullMarked
package dev.sotto.client.text;

import org.jspecify.annotations.NullMarked;
