package dev.sotto.backend.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the relay shows in a handshake: a private key and the chain of its certificate, the leaf first. Equal to another
 * one when the chains are.
 */
public final class TlsMaterial {
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    TlsMaterial(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /** For a server; works with both engines. */
    public PemKeyCertOptions options() {
        try {
            StringBuilder certificates = new StringBuilder();
            for (X509Certificate certificate : chain) {
                certificates.append(Pem.certificate(certificate));
            }
            byte[] keyPem = Pem.encode(Pem.PRIVATE_KEY, key.getEncoded()).getBytes(StandardCharsets.US_ASCII);
            return new PemKeyCertOptions()
                    .addKeyValue(Buffer.buffer(keyPem))
                    .addCertValue(Buffer.buffer(certificates.toString()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed or made has an encoding", e);
        }
    }

    /** SHA-256 over the public key (SPKI) of the last certificate of the chain: 64 lower-case hex digits. */
    public String fingerprint() {
        return KeyAndCertificate.fingerprint(chain.get(chain.size() - 1));
    }

    /** When the leaf stops being valid. */
    public Instant expires() {
        return chain.get(0).getNotAfter().toInstant();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsMaterial material && material.chain.equals(chain);
    }

    @Override
    public int hashCode() {
        return chain.hashCode();
    }

    @Override
    public String toString() {
        return "TlsMaterial[" + chain.size() + " certificates, until " + expires() + "]";
    }
}
