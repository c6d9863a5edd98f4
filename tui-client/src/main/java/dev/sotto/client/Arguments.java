package dev.sotto.client;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the client. Fields are as given; {@link Settings} makes sense of them. */
@Command(
        name = "sotto chat",
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "Chat end-to-end encrypted over a Sotto relay.",
        footer = {
            "",
            "The password comes from --password-file, --password-command, the variable SOTTO_PASSWORD, or is asked"
                    + " for.",
            "Settings may also stand in $XDG_CONFIG_HOME/sotto/client.toml. Exit codes: 0 done, 1 unexpected error,",
            "2 usage, 3 relay, 4 login refused, 5 relay identity changed, 6 messages left unsent, 7 local store."
        })
final class Arguments {
    @Parameters(index = "0", arity = "0..1", paramLabel = "USER[@HOST[:PORT]]", description = "Who chats, and where.")
    Optional<String> target = Optional.empty();

    @Option(names = "--tui", description = "The full screen. Default on a terminal.")
    boolean tui;

    @Option(names = "--plain", description = "Lines for people and screen readers. Default without a terminal.")
    boolean plain;

    @Option(names = "--json", description = "Lines of JSON for programs.")
    boolean json;

    @Option(names = "--server", paramLabel = "HOST[:PORT]", description = "The relay. Default: localhost:25567.")
    Optional<String> server = Optional.empty();

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA-256:HEX",
            description = "The identity that the relay must have; trusted without asking.")
    Optional<String> fingerprint = Optional.empty();

    @Option(
            names = "--accept-relay",
            description = "Trust the identity that the relay shows now instead of the one known before.")
    boolean acceptRelay;

    @Option(
            names = "--take-over",
            description = "Make this the device of the account, in place of the one that the relay knows.")
    boolean takeOver;

    @Option(names = "--token", paramLabel = "TOKEN", description = "For a relay that registers new users by token.")
    Optional<String> token = Optional.empty();

    @Option(names = "--password-file", paramLabel = "FILE", description = "The password is the first line of it.")
    Optional<String> passwordFile = Optional.empty();

    @Option(
            names = "--password-command",
            paramLabel = "COMMAND",
            description = "The password is the first line of what it prints.")
    Optional<String> passwordCommand = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of all accounts. Default: $XDG_DATA_HOME/sotto.")
    Optional<String> data = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file.")
    Optional<String> config = Optional.empty();

    @Option(names = "--statuses", description = "With --plain: also say when a message was accepted and delivered.")
    boolean statuses;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    boolean version;
}
