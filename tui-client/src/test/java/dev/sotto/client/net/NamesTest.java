package dev.sotto.client.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.password.Argon2Cost;
import dev.sotto.client.password.PasswordStretch;
import dev.sotto.crypto.primitive.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses, fingerprints, the file of known relays, and passwords. */
class NamesTest {
    private static final RelayFingerprint FINGERPRINT =
            RelayFingerprint.parse("SHA-256:" + "0A".repeat(32)).orElseThrow();
    private static final RelayAddress RELAY = new RelayAddress("chat.example.org", 25567);

    @TempDir
    private Path folder;

    @Test
    void readsAddresses() {
        assertThat(RelayAddress.parse("Chat.Example.org")).contains(RELAY);
        assertThat(RelayAddress.parse("chat.example.org:1")).contains(new RelayAddress("chat.example.org", 1));
        assertThat(RelayAddress.parse("[::1]:65535")).contains(new RelayAddress("::1", 65_535));
        assertThat(RelayAddress.parse("[::1]").orElseThrow()).hasToString("[::1]:25567");
        for (String wrong : new String[] {"", "host:0", "host:65536", "host:", "a b", "user@host", "::1", "h:123456"}) {
            assertThat(RelayAddress.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void readsFingerprints() {
        assertThat(FINGERPRINT).hasToString("SHA-256:" + "0a".repeat(32));
        assertThat(RelayFingerprint.parse("sha-256:" + "0a".repeat(32))).contains(FINGERPRINT);
        assertThat(RelayFingerprint.parse("0a".repeat(32))).isEmpty();
        assertThat(RelayFingerprint.parse("SHA-256:" + "0a".repeat(31))).isEmpty();
        assertThat(RelayFingerprint.parse("SHA-256:" + "0g".repeat(32))).isEmpty();
    }

    @Test
    void remembersRelays() throws IOException {
        KnownRelays known = new KnownRelays(folder.resolve("known_relays"));
        assertThat(known.find(RELAY)).isEmpty();
        known.remember(RELAY, new RelayIdentity.Pinned(FINGERPRINT));
        known.remember(new RelayAddress("::1", 2), new RelayIdentity.PublicCa("::1"));
        KnownRelays again = new KnownRelays(folder.resolve("known_relays"));
        assertThat(again.find(RELAY)).contains(new RelayIdentity.Pinned(FINGERPRINT));
        assertThat(again.find(new RelayAddress("::1", 2))).contains(new RelayIdentity.PublicCa("::1"));
        assertThat(PinPolicy.of(Optional.empty(), again.find(RELAY))).isEqualTo(new PinPolicy.Expect(FINGERPRINT));
        again.forget(RELAY);
        assertThat(known.find(RELAY)).isEmpty();
        assertThat(PinPolicy.of(Optional.empty(), known.find(RELAY))).isEqualTo(new PinPolicy.FirstUse());
        assertThat(PinPolicy.of(Optional.of(FINGERPRINT), known.find(new RelayAddress("::1", 2))))
                .isEqualTo(new PinPolicy.Expect(FINGERPRINT));
    }

    @Test
    void anUnreadableFileOfKnownRelaysIsNotAFirstUse() throws IOException {
        Path file = folder.resolve("known_relays");
        KnownRelays known = new KnownRelays(file);
        Files.writeString(file, RELAY + " SHA-256:abc\n");
        assertThatThrownBy(() -> known.find(RELAY)).isInstanceOf(IOException.class);
        Files.writeString(file, "nonsense\n");
        assertThatThrownBy(() -> known.find(RELAY)).isInstanceOf(IOException.class);
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("elsewhere"));
        assertThatThrownBy(() -> known.remember(RELAY, new RelayIdentity.Pinned(FINGERPRINT)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void passwordsAreNormalisedUtf8WithinBounds() {
        byte[] composed = "p\u00e9".getBytes(StandardCharsets.UTF_8);
        assertThat(Passwords.normalise("p\u00e9".toCharArray()).orElseThrow().expose())
                .isEqualTo(composed);
        assertThat(Passwords.normalise("pe\u0301".toCharArray()).orElseThrow().expose())
                .isEqualTo(composed);
        assertThat(Passwords.normalise("a".repeat(1024).toCharArray())
                        .orElseThrow()
                        .length())
                .isEqualTo(1024);
        assertThat(Passwords.normalise("a".repeat(1025).toCharArray())).isEmpty();
        assertThat(Passwords.normalise(new char[0])).isEmpty();
        assertThat(Passwords.normalise(new char[] {'a', '\ud800'})).isEmpty();
    }

    @Test
    void theLoginSecretIsTheDocumentedFunction() {
        // Computed once with another implementation (OpenSSL's Argon2id and HKDF); docs/CRYPTO.md, section 8.
        try (SecretBytes password = SecretBytes.own("correct horse".getBytes(StandardCharsets.UTF_8));
                SecretBytes secret =
                        PasswordStretch.authSecret(password, FINGERPRINT.bytes(), "paul", Argon2Cost.STANDARD)) {
            assertThat(HexFormat.of().formatHex(secret.expose()))
                    .isEqualTo("63e191c9a7667888b737865c7c67880674fcf0415ac107f1b86f605d796b1e52");
        }
    }
}
