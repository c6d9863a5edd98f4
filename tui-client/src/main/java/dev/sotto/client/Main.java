package dev.sotto.client;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Streams;
import dev.sotto.client.face.json.JsonFace;
import dev.sotto.client.face.plain.PlainFace;
import dev.sotto.client.face.tui.OnTerminal;
import dev.sotto.client.face.tui.TuiFace;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.text.DisplayText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The client program: reads the options, picks the face, turns its end into an exit code. */
public final class Main {
    private static final long SIGNAL_GRACE_MILLIS = 8_000;

    private Main() {}

    public static void main(String[] args) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> interruption.interrupt(SIGNAL_GRACE_MILLIS), "interruption"));
        int code = run(
                args,
                Environment.system(),
                OnTerminal::isOn,
                Streams::system,
                () -> ClientStarter.create(Version.name()),
                interruption);
        interruption.finished();
        System.exit(code);
    }

    /** Everything but the process. Help, version and wrong usage touch neither streams nor network. */
    static int run(
            String[] args,
            Environment environment,
            BooleanSupplier onTerminal,
            Supplier<Streams> streams,
            Supplier<ClientStarter> starter,
            Interruption interruption) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        try {
            Optional<Arguments> told = CommandWords.read(args, out);
            if (told.isEmpty()) {
                return ExitCode.OK.number();
            }
            Arguments arguments = told.get();
            FaceChoice choice = FaceChoice.of(arguments, environment, onTerminal);
            Settings settings = Settings.resolve(arguments, environment);
            settings.warnings().forEach(warning -> err.println("Warning: " + DisplayText.line(warning)));
            err.flush();
            return choice == FaceChoice.TUI
                    ? fullScreen(settings, environment, starter, interruption)
                    : lines(choice, settings, streams.get(), starter.get(), interruption)
                            .number();
        } catch (UsageException e) {
            return wrongUsage(err, e.sentence());
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** The starter, and with it most of the program, is loaded while the first frame stands there. */
    private static int fullScreen(
            Settings settings, Environment environment, Supplier<ClientStarter> starter, Interruption interruption) {
        return TuiFace.onTerminal(
                        environment,
                        settings.faceSettings(),
                        BaseFolders.state(environment),
                        settings.passwords(),
                        starter,
                        Clock.system(ZoneId.systemDefault()),
                        Main::shell)
                .run(new Told(settings), interruption);
    }

    private static ExitCode lines(
            FaceChoice choice, Settings settings, Streams streams, ClientStarter starter, Interruption interruption) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        return choice == FaceChoice.JSON
                ? new JsonFace(streams, starter, settings.passwords(), clock)
                        .run(settings.user(), settings::startOptions, interruption)
                : new PlainFace(streams, starter, settings.passwords(), clock, settings.everyStatus())
                        .run(settings.user(), settings::startOptions, interruption);
    }

    private static void shell(String line) {
        PrintWriter out = utf8(FileDescriptor.err);
        out.println(line);
        out.flush();
    }

    private static int wrongUsage(PrintWriter err, String sentence) {
        err.println(DisplayText.line(sentence) + (sentence.endsWith(".") ? "" : ".") + " See --help.");
        return ExitCode.USAGE.number();
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
