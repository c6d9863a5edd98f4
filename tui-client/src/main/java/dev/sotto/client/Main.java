package dev.sotto.client;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Streams;
import dev.sotto.client.face.json.JsonFace;
import dev.sotto.client.face.plain.PlainFace;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.text.DisplayText;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The client program: reads the options, picks the face, turns its end into an exit code. */
public final class Main {
    private static final long SIGNAL_GRACE_MILLIS = 8_000;

    private Main() {}

    public static void main(String[] args) {
        Interruption interruption = new Interruption();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> interruption.interrupt(SIGNAL_GRACE_MILLIS), "interruption"));
        int code = run(
                args, Environment.system(), Streams::system, () -> ClientStarter.create(Version.name()), interruption);
        interruption.finished();
        System.exit(code);
    }

    /** Everything but the process. Help, version and wrong usage touch neither streams nor network. */
    static int run(
            String[] args,
            Environment environment,
            Supplier<Streams> streams,
            Supplier<ClientStarter> starter,
            Interruption interruption) {
        Arguments arguments = new Arguments();
        // "@host" is a relay, not a file of arguments.
        CommandLine line = new CommandLine(arguments).setExpandAtFiles(false);
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        try {
            line.parseArgs(args);
            if (line.isUsageHelpRequested()) {
                line.usage(out, CommandLine.Help.Ansi.OFF);
                return ExitCode.OK.number();
            }
            if (line.isVersionHelpRequested()) {
                line.printVersionHelp(out, CommandLine.Help.Ansi.OFF);
                return ExitCode.OK.number();
            }
            if (arguments.plain && arguments.json) {
                throw new UsageException("Choose one of --plain and --json.");
            }
            Settings settings = Settings.resolve(arguments, environment);
            settings.warnings().forEach(warning -> err.println("Warning: " + DisplayText.line(warning)));
            err.flush();
            return face(arguments, settings, streams.get(), starter.get(), interruption)
                    .number();
        } catch (ParameterException e) {
            return wrongUsage(err, String.valueOf(e.getMessage()));
        } catch (UsageException e) {
            return wrongUsage(err, e.sentence());
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static ExitCode face(
            Arguments arguments, Settings settings, Streams streams, ClientStarter starter, Interruption interruption) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        return arguments.json
                ? new JsonFace(streams, starter, settings.passwords(), clock)
                        .run(settings.user(), settings::startOptions, interruption)
                : new PlainFace(streams, starter, settings.passwords(), clock, settings.everyStatus())
                        .run(settings.user(), settings::startOptions, interruption);
    }

    private static int wrongUsage(PrintWriter err, String sentence) {
        err.println(DisplayText.line(sentence) + (sentence.endsWith(".") ? "" : ".") + " See --help.");
        return ExitCode.USAGE.number();
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
    }
}
