package dev.sotto.client.net;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Identities and leaves as a relay makes them, and as it must not. */
final class TestCertificates {
    private static final Duration DAY = Duration.ofDays(1);

    private TestCertificates() {}

    /** A CA key and its certificate. */
    static final class Authority {
        private final KeyPair keys;
        private final X509Certificate certificate;

        private Authority(KeyPair keys, X509Certificate certificate) {
            this.keys = keys;
            this.certificate = certificate;
        }

        static Authority create() throws Exception {
            KeyPair keys = keys();
            X500Principal name = new X500Principal("CN=Test authority");
            return new Authority(
                    keys,
                    certificate(
                            name,
                            keys,
                            name,
                            keys,
                            Instant.now().minus(DAY),
                            Instant.now().plus(DAY),
                            true,
                            "x"));
        }

        RelayFingerprint fingerprint() {
            return RelayFingerprint.of(certificate);
        }

        KeyStore asKeyStore() throws Exception {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("authority", certificate);
            return store;
        }

        /** A leaf for a host, valid now, with the authority behind it. */
        PemKeyCertOptions leaf(String host) throws Exception {
            return leaf(host, Instant.now().minus(DAY), Instant.now().plus(DAY));
        }

        PemKeyCertOptions leaf(String host, Instant from, Instant to) throws Exception {
            return leafPresentedWith(this, host, from, to, false);
        }

        /** A leaf that another authority is presented with. */
        PemKeyCertOptions leafPresentedWith(Authority other, String host) throws Exception {
            return leafPresentedWith(
                    other, host, Instant.now().minus(DAY), Instant.now().plus(DAY), false);
        }

        /** A certificate that may sign others, used as a leaf. */
        PemKeyCertOptions authorityAsLeaf(String host) throws Exception {
            return leafPresentedWith(
                    this, host, Instant.now().minus(DAY), Instant.now().plus(DAY), true);
        }

        /** Only its own certificate, with its own key. */
        PemKeyCertOptions alone() throws Exception {
            return pem(keys, certificate);
        }

        private PemKeyCertOptions leafPresentedWith(
                Authority other, String host, Instant from, Instant to, boolean isCa) throws Exception {
            KeyPair leafKeys = keys();
            X509Certificate leaf = certificate(
                    new X500Principal("CN=Test authority"),
                    keys,
                    new X500Principal("CN=leaf"),
                    leafKeys,
                    from,
                    to,
                    isCa,
                    host);
            return pem(leafKeys, leaf, other.certificate);
        }
    }

    private static PemKeyCertOptions pem(KeyPair keys, X509Certificate... chain) throws GeneralSecurityException {
        StringBuilder certificates = new StringBuilder();
        for (X509Certificate certificate : chain) {
            certificates.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        return new PemKeyCertOptions()
                .addKeyValue(
                        Buffer.buffer(block("PRIVATE KEY", keys.getPrivate().getEncoded())))
                .addCertValue(Buffer.buffer(certificates.toString()));
    }

    private static String block(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Principal issuer,
            KeyPair issuerKeys,
            X500Principal subject,
            KeyPair keys,
            Instant from,
            Instant to,
            boolean isCa,
            String host)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(from),
                Date.from(to),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isCa));
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    }
}
