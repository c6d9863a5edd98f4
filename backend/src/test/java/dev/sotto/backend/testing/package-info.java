/** What several tests of the relay need: a relay's services without sockets, test identities, forked processes. */
@NullMarked
package dev.sotto.backend.testing;

import org.jspecify.annotations.NullMarked;
