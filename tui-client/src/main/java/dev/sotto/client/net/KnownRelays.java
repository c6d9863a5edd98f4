package dev.sotto.client.net;

import dev.sotto.client.disk.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The identities of the relays that were used, as ssh keeps hosts: a line each, {@code host:port SHA-256:<hex>} or
 * {@code host:port ca}. That a public CA vouched is remembered too, so that nobody can take such a relay's place with a
 * key of his own. A line that cannot be read is a failure, never "not known". Blocks.
 */
public final class KnownRelays {
    private static final String PUBLIC_CA = "ca";
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;

    public KnownRelays(Path file) {
        this.file = file;
    }

    public Optional<RelayIdentity> find(RelayAddress relay) throws IOException {
        String known = read().get(relay.toString());
        return known == null ? Optional.empty() : Optional.of(identity(relay, known));
    }

    /** Remembers an identity, in place of one remembered before. Durable when it returns. */
    public void remember(RelayAddress relay, RelayIdentity identity) throws IOException {
        change(known -> known.put(
                relay.toString(),
                identity.fingerprint().map(RelayFingerprint::toString).orElse(PUBLIC_CA)));
    }

    /** As if it had never been used. */
    public void forget(RelayAddress relay) throws IOException {
        change(known -> known.remove(relay.toString()));
    }

    private interface Change {
        void to(Map<String, String> known);
    }

    // Several clients of one person may do this at the same time: under a lock, so that no pin is lost.
    private void change(Change change) throws IOException {
        try (FileChannel channel = PrivateFiles.open(file.resolveSibling(file.getFileName() + ".lock"));
                FileLock lock = channel.lock()) {
            Map<String, String> known = read();
            change.to(known);
            String text = known.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                    .collect(Collectors.joining());
            PrivateFiles.write(file, text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> known = new TreeMap<>();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return known;
        }
        String text = new String(PrivateFiles.read(file, MAX_BYTES), StandardCharsets.US_ASCII);
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            int space = line.indexOf(' ');
            if (space < 0) {
                throw unreadable(line);
            }
            known.put(line.substring(0, space), line.substring(space + 1).strip());
        }
        return known;
    }

    private RelayIdentity identity(RelayAddress relay, String known) throws IOException {
        if (known.equals(PUBLIC_CA)) {
            return new RelayIdentity.PublicCa(relay.host());
        }
        return new RelayIdentity.Pinned(
                RelayFingerprint.parse(known).orElseThrow(() -> unreadable(relay + " " + known)));
    }

    private IOException unreadable(String line) {
        return new IOException("The line '" + line + "' in " + file + " is not an identity of a relay. Correct it: it"
                + " decides whom the client trusts.");
    }
}
