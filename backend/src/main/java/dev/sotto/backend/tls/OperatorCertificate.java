package dev.sotto.backend.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** A certificate of a public (or the operator's own) authority, {@code tls.mode = "ca"}: two PEM files, read afresh. */
public final class OperatorCertificate implements TlsSource {
    private final Path certificateFile;
    private final Path keyFile;

    /** The certificate file holds the leaf first, then the intermediates. */
    public OperatorCertificate(Path certificateFile, Path keyFile) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
    }

    @Override
    public TlsMaterial load(Instant now) throws TlsException {
        List<X509Certificate> chain = Pem.certificates(certificateFile, Pem.read(certificateFile));
        PrivateKey key = Pem.privateKey(keyFile, Pem.read(keyFile));
        if (now.isAfter(chain.get(0).getNotAfter().toInstant())) {
            throw new TlsException("The certificate " + certificateFile + " expired on "
                    + chain.get(0).getNotAfter().toInstant() + "; renew it.");
        }
        if (!belongTogether(key, chain.get(0).getPublicKey())) {
            throw new TlsException(
                    "The key " + keyFile + " is not the key of the first certificate in " + certificateFile + ".");
        }
        return new TlsMaterial(key, chain);
    }

    private static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] probe = {1, 2, 3};
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(probe);
            byte[] signature = signer.sign();
            signer.initVerify(publicKey);
            signer.update(probe);
            return signer.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
