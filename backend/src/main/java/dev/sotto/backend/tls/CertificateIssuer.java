package dev.sotto.backend.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes the relay's identity (a P-256 CA) and leaf certificates under it. Profile: RFC 5280; signatures are ECDSA with
 * SHA-256 by the JDK, BouncyCastle only writes the ASN.1.
 */
final class CertificateIssuer {
    /** Clients pin the identity's key, so its certificate need never expire; 9999 is "no well-defined expiry" there. */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    /** Short enough that a stolen leaf key ages, long enough that a relay left alone for weeks stays reachable. */
    static final Duration LEAF_LIFETIME = Duration.ofDays(90);

    /** Certificates begin in the past, for clients whose clock is behind. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(2);

    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int SERIAL_BITS = 127;

    private final SecureRandom random = new SecureRandom();

    /** A new identity: a key of its own and its self-signed certificate. */
    KeyAndCertificate identity(Instant now) throws TlsException {
        KeyPair pair = newKeyPair();
        X500Principal name = new X500Principal("CN=Sotto relay identity");
        JcaX509v3CertificateBuilder builder = builder(name, name, pair.getPublic(), now, NEVER);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            return sign(builder, pair, pair);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new TlsException("The relay's identity cannot be made.", e);
        }
    }

    /** A new leaf for these host names and addresses, with a key of its own. */
    KeyAndCertificate leaf(KeyAndCertificate identity, List<String> hosts, Instant now) throws TlsException {
        KeyPair pair = newKeyPair();
        JcaX509v3CertificateBuilder builder = builder(
                identity.certificate().getSubjectX500Principal(),
                new X500Principal("CN=Sotto relay"),
                pair.getPublic(),
                now,
                now.plus(LEAF_LIFETIME));
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(hosts));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(
                            identity.certificate().getPublicKey()));
            KeyPair issuer = new KeyPair(identity.certificate().getPublicKey(), identity.key());
            return sign(builder, issuer, pair);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new TlsException("The relay's certificate cannot be made.", e);
        }
    }

    private JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey key, Instant now, Instant end) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(now.minus(CLOCK_SKEW)), Date.from(end), subject, key);
    }

    private static KeyAndCertificate sign(JcaX509v3CertificateBuilder builder, KeyPair issuer, KeyPair subject)
            throws OperatorCreationException, GeneralSecurityException {
        var signer = new JcaContentSignerBuilder(SIGNATURE).build(issuer.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        certificate.verify(issuer.getPublic());
        return new KeyAndCertificate(subject.getPrivate(), certificate);
    }

    private KeyPair newKeyPair() throws TlsException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new TlsException("This Java runtime has no P-256 keys.", e);
        }
    }

    private static GeneralNames alternativeNames(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host ->
                        new GeneralName(HostNames.isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }
}
