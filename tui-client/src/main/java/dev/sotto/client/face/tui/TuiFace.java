package dev.sotto.client.face.tui;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.face.Environment;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.tui.config.BrokenFileException;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.settings.SettingsFiles;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.text.DisplayText;
import dev.sotto.crypto.primitive.SecretBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The full-screen face. Blocks the calling thread, which becomes the one that draws, until the face has ended. The
 * terminal is given back whatever happens, before anything is said about it.
 */
public final class TuiFace {
    /** To measure starts: the process ends once the first frame is out. */
    private static final String FIRST_FRAME_ONLY = "sotto.end-after-first-frame";

    private static final int THREADS = 4;
    private static final int SIGTERM = 15;

    private final Terminal.Opener opener;
    private final Environment environment;
    private final SettingsFiles settings;
    private final Passwords passwords;
    private final Supplier<ClientStarter> starter;
    private final Clock clock;
    private final Path state;
    private final Consumer<String> shell;

    /** {@code state}: the folder for the report of a crash. {@code shell}: takes a line once the screen is given back. */
    TuiFace(
            Terminal.Opener opener,
            Environment environment,
            SettingsFiles settings,
            Passwords passwords,
            Supplier<ClientStarter> starter,
            Clock clock,
            Path state,
            Consumer<String> shell) {
        this.opener = opener;
        this.environment = environment;
        this.settings = settings;
        this.passwords = passwords;
        this.starter = starter;
        this.clock = clock;
        this.state = state;
        this.shell = shell;
    }

    /**
     * On the terminal of this process. {@code starter} is called once, on another thread and after the first frame.
     */
    public static TuiFace onTerminal(
            Environment environment,
            SettingsFiles settings,
            Path state,
            Passwords passwords,
            Supplier<ClientStarter> starter,
            Clock clock,
            Consumer<String> shell) {
        return new TuiFace(
                events -> TtyTerminal.open(environment, events),
                environment,
                settings,
                passwords,
                starter,
                clock,
                state,
                shell);
    }

    /** The exit code of the process: that of {@link ExitCode}, or 128 and the number of the signal that ended it. */
    public int run(Entrance entrance, Interruption interruption) {
        Inputs inputs = new Inputs();
        Watchdog watchdog = new Watchdog();
        Stage.Ended ended;
        try (Preferences preferences = new Preferences(settings, clock.getZone())) {
            Optional<SecretBytes> given = passwords.given(); // a command may ask on the terminal
            Opening opening = Opening.begin(opener, event -> accept(event, inputs, watchdog));
            Preferences.Read read = loaded(preferences, opening);
            Terminal terminal = opening.await();
            interruption.listen(() -> accept(new TermEvent.Signalled(TermEvent.Kind.END, SIGTERM), inputs, watchdog));
            ended = guarded(terminal, () -> loop(entrance, inputs, terminal, preferences, read, given));
        } catch (BrokenFileException e) {
            ended = wrong(e.sentence());
        } catch (CommandFailure e) {
            ended = wrong(e.sentence());
        } catch (IOException e) {
            ended = wrong(String.valueOf(e.getMessage()));
        } catch (LinkageError e) {
            ended = crashed(e);
        } finally {
            watchdog.disarm();
        }
        ended.sentence().ifPresent(sentence -> shell.accept(DisplayText.line(sentence)));
        return ended.code();
    }

    private interface Work {
        Stage.Ended run() throws InterruptedException;
    }

    /** Whatever happens, the terminal is given back first. */
    private Stage.Ended guarded(Terminal terminal, Work work) {
        try (terminal;
                Quiet quiet = new Quiet()) {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Stage.Ended(ExitCode.UNEXPECTED.number(), Optional.of("Interrupted."));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return crashed(e);
        }
    }

    private Stage.Ended crashed(Throwable error) {
        return new Stage.Ended(ExitCode.UNEXPECTED.number(), Optional.of(Crash.report(error, state, clock.instant())));
    }

    private static Preferences.Read loaded(Preferences preferences, Opening opening) throws BrokenFileException {
        try {
            return preferences.load();
        } catch (BrokenFileException e) {
            opening.abandon();
            throw e;
        }
    }

    private Stage.Ended loop(
            Entrance entrance,
            Inputs inputs,
            Terminal terminal,
            Preferences preferences,
            Preferences.Read read,
            Optional<SecretBytes> given)
            throws InterruptedException {
        try (Worker worker = new Worker(THREADS);
                Outside outside = new Outside(
                        terminal,
                        inputs,
                        worker,
                        preferences,
                        LinkOpener.ofSystem(),
                        new ExternalEditor(environment),
                        new FolderLister(Path.of(environment.text("HOME").orElse("."))))) {
            Surroundings about = new Surroundings(
                    terminal, inputs, worker, clock, entrance, new Once(starter), outside, new AtomicLong());
            terminal.enter();
            EventLoop loop = new EventLoop(
                    terminal, inputs, clock, SigningIn.begin(about, read, given), Boolean.getBoolean(FIRST_FRAME_ONLY));
            loop.drawFirst();
            inputs.put(new Input.Begin());
            preferences.watch(changed -> inputs.put(new Input.SettingsRead(changed)));
            return loop.run();
        }
    }

    private static void accept(TermEvent event, Inputs inputs, Watchdog watchdog) {
        Optional<Integer> code = Ending.codeOf(event);
        if (code.isPresent()) {
            watchdog.arm(code.get());
            inputs.putFirst(new Input.OfTerminal(event));
        } else {
            inputs.put(new Input.OfTerminal(event));
        }
    }

    private static Stage.Ended wrong(String sentence) {
        return new Stage.Ended(ExitCode.USAGE.number(), Optional.of(sentence));
    }
}
