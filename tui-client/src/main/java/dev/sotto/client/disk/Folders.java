package dev.sotto.client.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the client's files are: {@code $XDG_CONFIG_HOME/sotto}, {@code $XDG_DATA_HOME/sotto},
 * {@code $XDG_STATE_HOME/sotto} (XDG Base Directory Specification 0.8, with its defaults below the home folder).
 * {@code --data} replaces the data folder and the state folder. Makes nothing before it is asked to.
 */
public final class Folders {
    private static final String NAME = "sotto";
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789.-";

    private final Path config;
    private final Path data;
    private final Path state;

    private Folders(Path config, Path data, Path state) {
        this.config = config;
        this.data = data;
        this.state = state;
    }

    /**
     * The folders of a run.
     *
     * @param dataOption {@code --data}
     * @param environment of the process
     * @param home the home folder
     */
    public static Folders of(Optional<Path> dataOption, Map<String, String> environment, Path home) {
        Path config = xdg(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
        if (dataOption.isPresent()) {
            Path data = dataOption.get().toAbsolutePath().normalize();
            return new Folders(config.resolve(NAME), data, data);
        }
        Path data = xdg(environment, "XDG_DATA_HOME", home.resolve(".local/share"));
        Path state = xdg(environment, "XDG_STATE_HOME", home.resolve(".local/state"));
        return new Folders(config.resolve(NAME), data.resolve(NAME), state.resolve(NAME));
    }

    public Path config() {
        return config;
    }

    /** The base of all accounts: how one comes here may be a link, below it everything is ours. */
    public Path data() {
        return data;
    }

    public Path state() {
        return state;
    }

    /** The pinned identities of relays. */
    public Path knownRelays() {
        return data.resolve("known_relays");
    }

    /** The folder of an account: {@code <host>_<port>/<account>}, where unusual characters of the host are escaped. */
    public Path account(String host, int port, String account) {
        return data.resolve(escape(host.toLowerCase(Locale.ROOT)) + "_" + port).resolve(account);
    }

    /** Makes the folder of an account, or checks and narrows the one that is there. Blocks. */
    public void make(Path accountFolder) throws IOException {
        PrivateFiles.folder(data, accountFolder);
    }

    // One host, one folder: what is not plain is %hex, so no two hosts share one and none leaves the data folder.
    private static String escape(String host) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : host.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = PLAIN.indexOf(c) >= 0;
            escaped.append(plain ? String.valueOf(c) : "%" + HexFormat.of().toHexDigits(b));
        }
        return escaped.toString();
    }

    // The specification: a relative path in one of these variables is ignored.
    private static Path xdg(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.startsWith("/") ? Path.of(value) : otherwise;
    }
}
