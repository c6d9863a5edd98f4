package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;

/** Something takes its time: one sentence, nothing that moves. */
public final class Busy implements StartScreen {
    private final String sentence;

    private Busy(String sentence) {
        this.sentence = sentence;
    }

    /** {@code Connecting to example.org:25567 ...} */
    public static Busy of(String sentence) {
        return new Busy(sentence);
    }

    @Override
    public Turn key(Key key) {
        return StartKeys.quits(key) ? Turn.ask(this, new StartRequest.Quit()) : Turn.stay(this);
    }

    @Override
    public void draw(Frame frame, Rect area, Look look) {
        new Page(area).title("Sotto").gap().needed(sentence, Role.TEXT).draw(frame, area, "Ctrl-Q quit", look);
    }

    @Override
    public void close() {}
}
