package dev.sotto.backend.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfIssuedTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final List<String> HOSTS = List.of("relay.example", "127.0.0.1", "::1");

    @TempDir
    private Path base;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = base.resolve("tls");
    }

    @Test
    void theSecondStartShowsTheSameCertificate() throws Exception {
        TlsMaterial first = new SelfIssued(folder, HOSTS).load(NOW);
        TlsMaterial second = new SelfIssued(folder, HOSTS).load(NOW.plus(Duration.ofDays(1)));

        assertThat(second).isEqualTo(first);
        assertThat(first.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void filesAreForTheirOwnerOnly() throws Exception {
        new SelfIssued(folder, HOSTS).load(NOW);

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("identity.pem"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("leaf.pem"))).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void theLeafIsRenewedNearItsEndUnderTheSameIdentity() throws Exception {
        SelfIssued source = new SelfIssued(folder, HOSTS);
        TlsMaterial first = source.load(NOW);
        Instant justBefore = first.expires().minus(SelfIssued.RENEW_BEFORE);

        assertThat(source.load(justBefore)).isEqualTo(first);
        TlsMaterial renewed = source.load(justBefore.plusSeconds(1));

        assertThat(renewed).isNotEqualTo(first);
        assertThat(renewed.expires()).isAfter(first.expires());
        assertThat(renewed.fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void theLeafIsRenewedWhenHostsChangeOrItIsDeletedOrOnDemand() throws Exception {
        TlsMaterial first = new SelfIssued(folder, HOSTS).load(NOW);
        TlsMaterial otherHosts = new SelfIssued(folder, List.of("other.example")).load(NOW);
        Files.delete(folder.resolve("leaf.pem"));
        TlsMaterial deleted = new SelfIssued(folder, List.of("other.example")).load(NOW);
        TlsMaterial demanded = new SelfIssued(folder, List.of("other.example")).renew(NOW);

        assertThat(List.of(first, otherHosts, deleted, demanded)).doesNotHaveDuplicates();
        assertThat(List.of(first, otherHosts, deleted, demanded))
                .extracting(TlsMaterial::fingerprint)
                .containsOnly(first.fingerprint());
    }

    @Test
    void aLostIdentityIsNotReplacedSilently() throws Exception {
        new SelfIssued(folder, HOSTS).load(NOW);
        Files.delete(folder.resolve("identity.pem"));

        assertThatThrownBy(() -> new SelfIssued(folder, HOSTS).load(NOW))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("identity.pem")
                .hasMessageContaining("backup");
    }

    @Test
    void aDamagedIdentityIsNotReplacedAndItsTextIsNotShown() throws Exception {
        new SelfIssued(folder, HOSTS).load(NOW);
        Path identity = folder.resolve("identity.pem");
        String text = Files.readString(identity);
        Files.writeString(identity, text.substring(0, 60) + "!" + text.substring(70));

        assertThatThrownBy(() -> new SelfIssued(folder, HOSTS).load(NOW))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("identity.pem")
                .hasMessageNotContaining(text.substring(30, 50))
                .hasNoCause();
    }

    @Test
    void operatorFilesMustBelongTogetherAndBeValid() throws Exception {
        CertificateIssuer issuer = new CertificateIssuer();
        KeyAndCertificate one = issuer.leaf(issuer.identity(NOW), HOSTS, NOW);
        KeyAndCertificate other = issuer.leaf(issuer.identity(NOW), HOSTS, NOW);
        Path oneFile = Files.write(base.resolve("one.pem"), one.toPem());
        Path otherFile = Files.write(base.resolve("other.pem"), other.toPem());

        assertThat(new OperatorCertificate(oneFile, oneFile).load(NOW).expires())
                .isEqualTo(one.certificate().getNotAfter().toInstant());
        assertThatThrownBy(() -> new OperatorCertificate(oneFile, otherFile).load(NOW))
                .hasMessageContaining("is not the key");
        assertThatThrownBy(() -> new OperatorCertificate(oneFile, oneFile).load(NOW.plus(Duration.ofDays(400))))
                .hasMessageContaining("expired");
        assertThatThrownBy(() -> new OperatorCertificate(base.resolve("none.pem"), oneFile).load(NOW))
                .hasMessageContaining("does not exist");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
