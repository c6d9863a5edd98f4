package dev.sotto.client.face.tui.term;

import java.io.IOException;

/** Bytes of a terminal, one at a time. */
interface ByteSource {
    int END = -1;
    int EXPIRED = -2;

    /** 0 to 255, {@link #END}, or {@link #EXPIRED} when none came in so many milliseconds; 0 waits without a limit. */
    int read(long millis) throws IOException;
}
