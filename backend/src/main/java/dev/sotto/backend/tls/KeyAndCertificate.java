package dev.sotto.backend.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Objects;

/** A private key and the certificate of its public half. A class and not a record: its text form never shows the key. */
final class KeyAndCertificate {
    private final PrivateKey key;
    private final X509Certificate certificate;

    KeyAndCertificate(PrivateKey key, X509Certificate certificate) {
        this.key = Objects.requireNonNull(key);
        this.certificate = Objects.requireNonNull(certificate);
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** Key and certificate in one text, so that one atomic rename keeps them together. */
    byte[] toPem() throws CertificateEncodingException {
        String text = Pem.encode(Pem.PRIVATE_KEY, key.getEncoded()) + Pem.certificate(certificate);
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** SHA-256 of the certificate's SubjectPublicKeyInfo, as 64 lower-case hex digits. */
    static String fingerprint(X509Certificate certificate) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest(certificate.getPublicKey().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "KeyAndCertificate[" + certificate.getSubjectX500Principal() + "]";
    }
}
