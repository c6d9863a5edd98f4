package dev.sotto.client.face.tui.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Ink;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Coming, going, and everything that can happen in between. */
class TtyTest {
    private static final String GOODBYE = Modes.LEAVE + Modes.ASK_STATUS;

    private final FakeDevice device = new FakeDevice();
    private final BlockingQueue<TermEvent> events = new LinkedBlockingQueue<>();
    private final Tty tty = new Tty(device, Orders.Wrapper.NONE, events::add);

    @BeforeEach
    void open() {
        tty.start();
    }

    @AfterEach
    void close() {
        tty.close();
    }

    @Test
    @DisplayName("enter and leave, each once")
    void enterAndLeave() {
        tty.enter();
        tty.enter();
        assertThat(device.takeLog()).containsExactly("raw", Modes.ENTER);
        tty.leave();
        tty.leave();
        assertThat(device.takeLog()).containsExactly(GOODBYE, "restore");
        tty.close();
        assertThat(device.takeLog()).containsExactly("closed");
    }

    @Test
    @DisplayName("leave undoes every mode that enter and the mouse turned on")
    void undoes() {
        for (String on : (Modes.ENTER + Modes.MOUSE_ON).split("\033\\[\\?", -1)) {
            if (on.endsWith("h")) {
                assertThat(Modes.LEAVE).contains("\033[?" + on.replace('h', 'l'));
            } else if (on.startsWith("7l")) {
                assertThat(Modes.LEAVE).contains("\033[?7h");
            }
        }
        assertThat(Modes.LEAVE).contains("\033[?25h", "\033[23;0t", "\033[0m");
    }

    @Test
    @DisplayName(
            "what is typed until the terminal has answered the goodbye reaches nobody, and after enter all does again")
    void drain() throws Exception {
        tty.enter();
        device.type("a");
        assertThat(next()).isEqualTo(press("a"));
        device.type("\033[<35;1;1M");
        tty.leave();
        device.type("b");
        tty.enter();
        device.type("\033[I");
        TermEvent event = next();
        while (!(event instanceof TermEvent.Focused)) {
            event = next();
        }
    }

    @Test
    @DisplayName("a terminal that does not answer delays the end and does not prevent it")
    void silent() {
        device.answers = false;
        tty.enter();
        tty.leave();
        assertThat(device.takeLog()).endsWith(GOODBYE, "restore");
    }

    @Test
    @DisplayName("frames: one write each, none when nothing changed, all after redraw, none while away")
    void frames() {
        tty.enter();
        device.takeLog();
        tty.show(frame("ab"));
        assertThat(device.takeLog()).hasSize(1);
        tty.show(frame("ab"));
        assertThat(device.takeLog()).isEmpty();
        tty.redraw();
        tty.show(frame("ab"));
        assertThat(device.takeLog()).hasSize(1).first().asString().contains("ab");
        tty.leave();
        device.takeLog();
        tty.show(frame("xy"));
        tty.title("x");
        assertThat(device.takeLog()).isEmpty();
        tty.enter();
        tty.show(frame("xy"));
        assertThat(device.takeLog()).last().asString().contains("xy");
    }

    @Test
    @DisplayName("a title goes with the next frame, once, and again when the screen is taken again")
    void title() {
        tty.enter();
        tty.show(frame("ab"));
        device.takeLog();
        tty.title("(1) x");
        tty.title("(2) x");
        assertThat(device.takeLog()).isEmpty();
        tty.show(frame("cd"));
        assertThat(device.takeLog())
                .singleElement()
                .asString()
                .startsWith(Modes.BEGIN_FRAME)
                .contains("cd")
                .endsWith(Orders.title("(2) x"))
                .doesNotContain("(1)");
        tty.title("(2) x");
        tty.show(frame("cd"));
        assertThat(device.takeLog()).isEmpty();
        tty.title("x");
        tty.show(frame("cd"));
        assertThat(device.takeLog()).containsExactly(Orders.title("x"));
        tty.leave();
        tty.enter();
        tty.show(frame("cd"));
        assertThat(device.takeLog()).last().asString().contains("cd", Orders.title("x"));
    }

    @Test
    @DisplayName("suspend restores, stops, and comes back with the mouse as it was and a whole frame")
    void suspend() throws Exception {
        tty.mouse(true);
        tty.enter();
        tty.show(frame("ab"));
        device.takeLog();
        device.whileStopped = () -> device.signal("CONT"); // as the system does on fg
        tty.suspend();
        assertThat(device.takeLog())
                .containsExactly(GOODBYE, "restore", "stopped", "raw", Modes.ENTER + Modes.MOUSE_ON);
        assertThat(next()).isEqualTo(new TermEvent.Resumed());
        assertThat(events).isEmpty();
        tty.show(frame("ab"));
        assertThat(device.takeLog()).hasSize(1);
    }

    @Test
    @DisplayName("stopped by force and continued: the modes are set again")
    void continued() throws Exception {
        tty.enter();
        device.takeLog();
        device.signal("CONT");
        assertThat(device.takeLog()).containsExactly("raw", Modes.ENTER);
        assertThat(next()).isEqualTo(new TermEvent.Resumed());
    }

    @Test
    @DisplayName("another program has the terminal for itself, and its exception comes through")
    void outside() throws Exception {
        tty.enter();
        device.takeLog();
        String result = tty.outside(() -> {
            assertThat(device.takeLog()).containsExactly(GOODBYE, "restore");
            device.type("x"); // for the editor: this is not read while it runs
            assertThat(events.poll(50, TimeUnit.MILLISECONDS)).isNull();
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(device.takeLog()).containsExactly("raw", Modes.ENTER);
        assertThatThrownBy(() -> tty.outside(() -> {
                    throw new IOException("no editor");
                }))
                .hasMessage("no editor");
        assertThat(device.takeLog()).endsWith("raw", Modes.ENTER);
        device.type("\033[I");
        TermEvent event = next();
        while (!(event instanceof TermEvent.Focused)) {
            event = next();
        }
    }

    @Test
    @DisplayName("ended while another program has the terminal: it is not taken again when that one ends")
    void endsWhileOutside() throws Exception {
        tty.enter();
        tty.outside(() -> {
            tty.close();
            device.takeLog();
            return "done";
        });
        assertThat(device.takeLog()).isEmpty();
    }

    @Test
    @DisplayName("Ctrl-C and Ctrl-Z typed into another program are for that one; an order to end is for us too")
    void signalsWhileOutside() throws Exception {
        tty.enter();
        tty.outside(() -> {
            device.signal("INT");
            device.signal("TSTP");
            device.signal("TERM");
            return "done";
        });
        assertThat(next()).isEqualTo(new TermEvent.Signalled(TermEvent.Kind.END, 15));
        device.signal("TSTP");
        assertThat(next()).isEqualTo(new TermEvent.Signalled(TermEvent.Kind.SUSPEND, 20));
    }

    @Test
    @DisplayName("suspended while another program has the terminal: it is not taken from it")
    void suspendWhileOutside() throws Exception {
        tty.enter();
        tty.outside(() -> {
            device.takeLog();
            tty.suspend();
            assertThat(device.takeLog()).containsExactly("stopped");
            return "done";
        });
    }

    @Test
    @DisplayName("a terminal that claims to be as large as a house gets a picture of a bounded size")
    void tooLarge() throws Exception {
        device.columns = 60_000;
        device.rows = 60_000;
        assertThat(tty.columns() * tty.rows()).isPositive().isLessThanOrEqualTo(1_000_000);
        device.signal("WINCH");
        assertThat(next()).isEqualTo(new TermEvent.Resized(tty.columns(), tty.rows()));
    }

    @Test
    @DisplayName("signals become events")
    void signals() throws Exception {
        device.signal("WINCH");
        device.signal("TSTP");
        device.signal("HUP");
        device.signal("HUP");
        device.signal("TERM");
        assertThat(next()).isEqualTo(new TermEvent.Resized(80, 24));
        assertThat(next()).isEqualTo(new TermEvent.Signalled(TermEvent.Kind.SUSPEND, 20));
        assertThat(next()).isEqualTo(new TermEvent.Signalled(TermEvent.Kind.END, 1));
        assertThat(next()).isEqualTo(new TermEvent.Signalled(TermEvent.Kind.END, 1));
        assertThat(next()).isEqualTo(new TermEvent.Signalled(TermEvent.Kind.END, 15));
    }

    @Test
    @DisplayName("the end of the input is said once, and nothing is written to a terminal that is gone")
    void hungUp() throws Exception {
        tty.enter();
        device.end();
        assertThat(next()).isEqualTo(new TermEvent.HungUp());
        device.takeLog();
        tty.show(frame("ab"));
        tty.close();
        assertThat(device.takeLog()).containsExactly("restore", "closed");
        assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("so is an output that fails")
    void outputFails() throws Exception {
        tty.enter();
        device.broken = true;
        tty.show(frame("ab"));
        tty.show(frame("cd"));
        assertThat(next()).isEqualTo(new TermEvent.HungUp());
        assertThat(events).isEmpty();
    }

    @Test
    @DisplayName("too long for a clipboard: said, not sent")
    void copy() {
        tty.enter();
        device.takeLog();
        assertThat(tty.copy("x".repeat(Orders.MAX_COPY + 1))).isFalse();
        assertThat(device.takeLog()).isEmpty();
        assertThat(tty.copy("x")).isTrue();
        assertThat(device.takeLog()).containsExactly("\033]52;c;eA==\007");
    }

    @Test
    @DisplayName("a terminal without a full screen is refused with a sentence that helps")
    void noTerminal() {
        assertThatThrownBy(() -> SystemDevice.open(Optional.of("dumb")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--plain");
        assertThatThrownBy(() -> SystemDevice.open(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("TERM is not set");
    }

    private TermEvent next() throws InterruptedException {
        TermEvent event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private static TermEvent press(String text) {
        return new TermEvent.KeyPressed(Key.character(text));
    }

    private static Frame frame(String text) {
        Frame frame = new Frame(4, 2);
        frame.put(frame.bounds(), 0, text, Ink.PLAIN);
        return frame;
    }
}
