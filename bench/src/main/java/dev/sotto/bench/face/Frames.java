package dev.sotto.bench.face;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The output of a terminal as frames: what stands between the beginning and the end of a synchronised update. */
final class Frames {
    static final String BEGIN = "\033[?2026h";
    static final String END = "\033[?2026l";

    private static final Pattern FRAME =
            Pattern.compile(Pattern.quote(BEGIN) + "(.*?)" + Pattern.quote(END), Pattern.DOTALL);
    private static final Pattern CONTROL =
            Pattern.compile("\033\\[[0-9;:?]*[ -/]*[@-~]|\033\\][^\007\033]*(\007|\033\\\\)|[\0-\040]");

    private final CountDownLatch first = new CountDownLatch(1);
    private final StringBuilder seen = new StringBuilder();
    private volatile long firstAt;

    /** Takes output as it comes, until the first frame with something to read is whole. */
    void take(String chunk) {
        if (first.getCount() > 0) {
            long now = System.nanoTime();
            seen.append(chunk);
            Matcher frame = FRAME.matcher(seen);
            while (frame.find()) {
                if (!CONTROL.matcher(frame.group(1)).replaceAll("").isEmpty()) {
                    firstAt = now;
                    first.countDown();
                    return;
                }
            }
        }
    }

    /** When that was, as {@link System#nanoTime()} counts. */
    long awaitFirst() throws InterruptedException {
        if (!first.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("no frame");
        }
        return firstAt;
    }
}
