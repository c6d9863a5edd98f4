package dev.sotto.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.backend.testing.WireClient;
import dev.sotto.backend.testing.WireDevice;
import dev.sotto.backend.tls.HostNames;
import dev.sotto.backend.tls.SelfIssued;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "openssl"})
    void bothEnginesSpeakTls13AndNothingOlder(String engine) throws Exception {
        try (RelayUnderTest relay = start(Map.of("tls.engine", engine))) {
            try (WireClient client = WireClient.greeted(relay.port())) {
                assertThat(client.socket().getSession().getProtocol()).isEqualTo("TLSv1.3");
                client.register(WireDevice.of("Paul"));
            }
            assertThatThrownBy(() -> WireClient.connect(relay.port(), "TLSv1.2"))
                    .isInstanceOf(SSLException.class);
            assertThat(relay.log())
                    .contains(engine.equals("jdk") ? "Java TLS" : "OpenSSL TLS")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void theChainEndsInTheIdentityWhoseFingerprintIsPrinted() throws Exception {
        try (RelayUnderTest relay = start(Map.of());
                WireClient client = WireClient.connect(relay.port())) {
            X509Certificate[] chain = client.certificates();

            assertThat(chain).hasSize(2);
            chain[0].verify(chain[1].getPublicKey());
            chain[1].verify(chain[1].getPublicKey());
            assertThat(chain[0].getBasicConstraints()).isEqualTo(-1);
            assertThat(chain[1].getBasicConstraints()).isZero();
            assertThat(chain[0].getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
            assertThat(fingerprint(chain[1])).isEqualTo(relay.fingerprint());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "openssl"})
    void aRenewedLeafIsShownWithoutARestartUnderTheSameIdentity(String engine) throws Exception {
        try (RelayUnderTest relay = start(Map.of("tls.engine", engine));
                WireClient before = WireClient.greeted(relay.port())) {
            new SelfIssued(data.resolve("tls"), HostNames.forCertificate("127.0.0.1", List.of())).renew(Instant.now());
            relay.renewCertificate();

            relay.awaitLog("A new TLS certificate is in use");
            try (WireClient after = WireClient.greeted(relay.port())) {
                assertThat(after.certificates()[0]).isNotEqualTo(before.certificates()[0]);
                assertThat(after.certificates()[1]).isEqualTo(before.certificates()[1]);
            }
            before.register(WireDevice.of("Paul"));
        }
    }

    @Test
    void theFingerprintOutlivesRestartsAndLostLeaves() throws Exception {
        String first;
        try (RelayUnderTest relay = start(Map.of())) {
            first = relay.fingerprint();
        }
        Files.delete(data.resolve("tls").resolve("leaf.pem"));
        try (RelayUnderTest relay = start(Map.of())) {
            assertThat(relay.fingerprint()).isEqualTo(first);
        }
    }

    @Test
    void anOperatorsCertificate() throws Exception {
        Path other = data.resolve("other");
        String issuer = new SelfIssued(other, List.of("relay.example"))
                .load(Instant.now())
                .fingerprint();
        Path leaf = other.resolve("leaf.pem");
        Path chain = Files.writeString(
                other.resolve("chain.pem"), Files.readString(leaf) + Files.readString(other.resolve("identity.pem")));
        Map<String, String> settings =
                Map.of("tls.mode", "ca", "tls.certificate", chain.toString(), "tls.key", leaf.toString());

        try (RelayUnderTest relay = start(settings);
                WireClient client = WireClient.greeted(relay.port())) {
            assertThat(client.certificates()).hasSize(2);
            assertThat(relay.fingerprint()).isEqualTo(issuer);
        }
    }

    private RelayUnderTest start(Map<String, String> settings) throws Exception {
        return RelayUnderTest.start(data, RelayUnderTest.AMPLE, RelayUnderTest.MANY, settings);
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(sha256.digest(certificate.getPublicKey().getEncoded()));
    }
}
