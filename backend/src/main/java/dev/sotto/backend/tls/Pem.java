package dev.sotto.backend.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/** PEM text (RFC 7468) to keys and certificates and back. Refusals name the file and never show its content. */
final class Pem {
    static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    /** A PEM file larger than this is none of ours: a long chain has some 20 KB. */
    private static final long MAX_FILE_BYTES = 1024 * 1024;

    static String encode(String type, byte[] der) {
        Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN " + type + "-----\n" + base64.encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    static String certificate(X509Certificate certificate) throws CertificateEncodingException {
        return encode(CERTIFICATE, certificate.getEncoded());
    }

    /** The text of a PEM file. */
    static String read(Path file) throws TlsException {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new TlsException(file + " is too large to be a PEM file.");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new TlsException(file + " does not exist.", e);
        } catch (IOException e) {
            throw new TlsException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** All certificates of the text, in its order; at least one. */
    static List<X509Certificate> certificates(Path file, String text) throws TlsException {
        List<X509Certificate> certificates = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (PemObject object = next(reader); object != null; object = next(reader)) {
                if (object.getType().equals(CERTIFICATE)) {
                    ByteArrayInputStream der = new ByteArrayInputStream(object.getContent());
                    certificates.add((X509Certificate) factory.generateCertificate(der));
                }
            }
        } catch (IOException | CertificateException e) {
            throw new TlsException(file + " holds a certificate that does not parse.", e);
        }
        if (certificates.isEmpty()) {
            throw new TlsException(file + " holds no certificate in PEM form (BEGIN CERTIFICATE).");
        }
        return certificates;
    }

    /** The first private key of the text: PKCS#8, or the older forms for EC and RSA; not encrypted. */
    static PrivateKey privateKey(Path file, String text) throws TlsException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object object = nextObject(parser); object != null; object = nextObject(parser)) {
                if (object instanceof PrivateKeyInfo info) {
                    return converter.getPrivateKey(info);
                }
                if (object instanceof PEMKeyPair pair) {
                    return converter.getKeyPair(pair).getPrivate();
                }
            }
        } catch (IOException | RuntimeException e) {
            // No cause: a parser's message may quote the text, and the text is a key.
            throw new TlsException(file + " holds a private key that does not parse.");
        }
        throw new TlsException(file + " holds no unencrypted private key in PEM form (BEGIN PRIVATE KEY).");
    }

    private static @Nullable PemObject next(PemReader reader) throws IOException {
        return reader.readPemObject();
    }

    private static @Nullable Object nextObject(PEMParser parser) throws IOException {
        return parser.readObject();
    }

    private Pem() {}
}
