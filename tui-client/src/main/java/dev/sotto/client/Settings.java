package dev.sotto.client;

import dev.sotto.client.face.Environment;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.tui.settings.SettingsFiles;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.protocol.AccountName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the client was told, from all sources: flags beat the environment, which beats the file, which beats defaults. */
final class Settings {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA-256:[0-9a-f]{64}");

    private final Arguments arguments;
    private final Environment environment;
    private final ConfigFile file;
    private final Optional<String> user;
    private final Optional<Target.Server> server;
    private final Path data;
    private final Optional<String> fingerprint;
    private final Passwords passwords;
    private final boolean everyStatus;

    private Settings(Arguments arguments, Environment environment, ConfigFile file) throws UsageException {
        this.arguments = arguments;
        this.environment = environment;
        this.file = file;
        Target target = arguments.target.isPresent() ? Target.parse(arguments.target.get()) : Target.NOBODY;
        if (target.server().isPresent() && arguments.server.isPresent()) {
            throw new UsageException("The relay is given twice: behind the @ and by --server.");
        }
        this.user = first(target.user(), "SOTTO_USER", "user");
        Optional<String> told = first(arguments.server, "SOTTO_SERVER", "server");
        if (target.server().isPresent()) {
            this.server = target.server();
        } else {
            this.server = told.isPresent() ? Optional.of(Target.Server.parse(told.get())) : Optional.empty();
        }
        this.data = dataFolder();
        this.fingerprint = fingerprint(first(arguments.fingerprint, "SOTTO_FINGERPRINT", "fingerprint"));
        this.passwords = passwordSources();
        this.everyStatus = arguments.statuses || file.flag("statuses");
    }

    /** Fails if a setting cannot be honoured. */
    static Settings resolve(Arguments arguments, Environment environment) throws UsageException {
        Optional<String> named = arguments.config.or(() -> environment.text("SOTTO_CONFIG"));
        Path path = named.isPresent()
                ? path(named.get())
                : BaseFolders.config(environment).resolve("client.toml");
        return new Settings(arguments, environment, ConfigFile.load(path, named.isPresent()));
    }

    /** For standard error, before anything else. */
    List<String> warnings() {
        return file.warnings();
    }

    /** What the full-screen face reads, and reads again when it changes: section {@code [tui]}, keys and themes. */
    SettingsFiles faceSettings() {
        return new SettingsFiles(file.path(), environment);
    }

    /** Who chats, if anything said so; not yet known to be a name. */
    Optional<String> user() {
        return user;
    }

    Passwords passwords() {
        return passwords;
    }

    /** Whether the plain face also says when a message was accepted and delivered. */
    boolean everyStatus() {
        return everyStatus;
    }

    /** The relay, if anything said so. */
    Optional<Target.Server> server() {
        return server;
    }

    /** Writes a first configuration file with these answers. One that is there already is its owner's, and stays. */
    void remember(String name, String relay) {
        file.begin("# Written when these were answered first; config/client.toml of Sotto shows all settings.\n"
                + "server = \"" + relay + "\"\nuser = \"" + name + "\"\n");
    }

    /** How that user gets in, at the relay that was told or this machine's. */
    StartOptions startOptions(AccountName account) {
        return startOptions(account, server.orElse(Target.Server.USUAL));
    }

    StartOptions startOptions(AccountName account, Target.Server at) {
        StartOptions options = StartOptions.of(at.host(), at.port(), account, data);
        if (fingerprint.isPresent()) {
            options = options.withFingerprint(fingerprint.get());
        }
        if (arguments.acceptRelay) {
            options = options.withAcceptedRelay();
        }
        if (arguments.takeOver) {
            options = options.withTakeOver();
        }
        Optional<String> token = arguments.token.or(() -> environment.text("SOTTO_TOKEN"));
        return token.isPresent() ? options.withRegistrationToken(token.get()) : options;
    }

    private Path dataFolder() throws UsageException {
        Optional<String> told = arguments.data.or(() -> environment.text("SOTTO_DATA"));
        if (told.isPresent()) {
            return path(told.get());
        }
        Optional<Path> configured = file.path("data");
        return configured.isPresent() ? configured.get() : BaseFolders.data(environment);
    }

    /** The sources in the file count only if neither a flag nor the environment names one. */
    private Passwords passwordSources() throws UsageException {
        boolean told = arguments.passwordFile.isPresent()
                || arguments.passwordCommand.isPresent()
                || environment.text("SOTTO_PASSWORD").isPresent();
        if (!told) {
            return new Passwords(file.path("password-file"), file.text("password-command"), environment);
        }
        Optional<Path> byFile =
                arguments.passwordFile.isPresent() ? Optional.of(path(arguments.passwordFile.get())) : Optional.empty();
        return new Passwords(byFile, arguments.passwordCommand, environment);
    }

    private Optional<String> first(Optional<String> flag, String variable, String key) throws UsageException {
        Optional<String> configured = file.text(key);
        return flag.or(() -> environment.text(variable)).or(() -> configured);
    }

    private static Optional<String> fingerprint(Optional<String> told) throws UsageException {
        if (told.isEmpty()) {
            return told;
        }
        String prefix = "SHA-256:";
        String text = told.get();
        String normal = text.regionMatches(true, 0, prefix, 0, prefix.length())
                ? prefix + text.substring(prefix.length()).toLowerCase(Locale.ROOT)
                : text;
        if (!FINGERPRINT.matcher(normal).matches()) {
            throw new UsageException(
                    "A fingerprint is SHA-256: and 64 hex digits, as the relay prints it at its start.");
        }
        return Optional.of(normal);
    }

    static Path path(String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + text + "' is not a path.");
        }
    }
}
