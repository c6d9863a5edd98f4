package dev.sotto.client.demo;

import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Streams;
import dev.sotto.client.runtime.ClientStarter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code sotto demo}: one argument, the jar of the relay. On a terminal a person chats with a peer that answers;
 * without one a conversation is played, and the exit code is 0 only if every step held. Everything lies in a temporary
 * folder that is removed at the end, also when a signal ends it.
 */
public final class Demo {
    private static final long SIGNAL_GRACE_MILLIS = 5_000;

    private Demo() {}

    public static void main(String[] args) {
        if (args.length != 1 || !Files.isRegularFile(Path.of(args[0]))) {
            System.err.println(
                    "sotto demo takes no options. It needs the jar of the relay; start it with: ./sotto demo");
            System.exit(ExitCode.USAGE.number());
            return;
        }
        System.exit(run(Path.of(args[0]), Streams.system()));
    }

    private static int run(Path relayJar, Streams streams) {
        Interruption interruption = new Interruption();
        try (Scratch scratch = new Scratch()) {
            DemoRelay relay = new DemoRelay(relayJar, scratch.folder());
            // Clients first, so that they can say goodbye; then the relay; then the folder.
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                interruption.interrupt(SIGNAL_GRACE_MILLIS);
                                relay.close();
                                scratch.close();
                            },
                            "end of the demo"));
            String users = streams.echo().isTerminal() ? "a peer and you" : "two users";
            streams.line("Starting a relay, " + users + " in " + scratch.folder() + " ...");
            try (relay) {
                relay.start();
                streams.line(
                        "Relay at " + DemoRelay.HOST + ":" + relay.port() + ", fingerprint " + relay.fingerprint());
                return play(streams, relay, scratch.folder(), interruption);
            } finally {
                interruption.finished();
            }
        } catch (DemoFailure failure) {
            streams.errorLine("The demo failed. " + failure.sentence());
            return ExitCode.UNEXPECTED.number();
        } catch (IOException e) {
            streams.errorLine("The demo needs a temporary folder and cannot make one: " + e.getMessage());
            return ExitCode.UNEXPECTED.number();
        }
    }

    private static int play(Streams streams, DemoRelay relay, Path folder, Interruption interruption)
            throws DemoFailure {
        if (streams.echo().isTerminal()) {
            return new InteractiveDemo(streams, relay, folder, Demo::starter).run(interruption);
        }
        new ScriptedDemo(streams::line, relay, folder, Demo::starter).play();
        streams.line("Every step held.");
        return ExitCode.OK.number();
    }

    /** Each user has threads of its own, as it would on a machine of its own. */
    private static ClientStarter starter() {
        return ClientStarter.create("Sotto demo");
    }
}
