package dev.sotto.backend;

import dev.sotto.backend.log.Logging;
import java.util.Map;
import picocli.CommandLine;

/** Starts the relay: {@code java -jar sotto-backend.jar}. Exit codes: 0 clean, 2 usage or configuration, 1 otherwise. */
public final class Main {
    public static void main(String[] args) {
        // Vert.x would otherwise look for other logging libraries first.
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        Logging.quiet();
        ServerCommand command = new ServerCommand(Map.copyOf(System.getenv()), System.out);
        int code = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(ServerCommand::explain)
                .execute(args);
        // A relay that has started lives on in its own threads, until a signal.
        if (!command.running()) {
            System.exit(code);
        }
    }

    private Main() {}
}
