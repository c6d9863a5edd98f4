/** The line face for people: the seed's command lines in, one sentence a line out. What the sentences report is not its concern. */
@NullMarked
package dev.sotto.client.face.plain;

import org.jspecify.annotations.NullMarked;
