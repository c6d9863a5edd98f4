package dev.sotto.client.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/** What is where in the data folder of the client. Makes nothing before it is asked to. */
public final class Folders {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789.-";

    private final Path data;

    private Folders(Path data) {
        this.data = data;
    }

    /** The folders of a run that keeps its data there. */
    public static Folders in(Path data) {
        return new Folders(data.toAbsolutePath().normalize());
    }

    /** The base of all accounts: how one comes here may be a link, below it everything is ours. */
    public Path data() {
        return data;
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
}
