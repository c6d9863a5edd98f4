package dev.sotto.backend.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The relay as its own authority (design section 5): {@code identity.pem} is the CA key that clients pin, {@code
 * leaf.pem} the certificate that handshakes show. The identity is made once and never replaced by this code; the leaf
 * comes and goes.
 */
public final class SelfIssued implements TlsSource {
    /** Renewed this long before it expires. */
    static final Duration RENEW_BEFORE = Duration.ofDays(30);

    private static final int SAN_VALUE = 1;

    private final Path folder;
    private final Path identityFile;
    private final Path leafFile;
    private final List<String> hosts;
    private final CertificateIssuer issuer = new CertificateIssuer();

    /** Files live in the folder, which is made when missing; hosts are what the leaf names. */
    public SelfIssued(Path folder, List<String> hosts) {
        this.folder = folder;
        this.identityFile = folder.resolve("identity.pem");
        this.leafFile = folder.resolve("leaf.pem");
        this.hosts = List.copyOf(hosts);
    }

    /** Makes what is missing and renews the leaf when it nears its end, names other hosts or is not of this identity. */
    @Override
    public TlsMaterial load(Instant now) throws TlsException {
        KeyAndCertificate identity = loadOrCreateIdentity(now);
        if (Files.exists(leafFile)) {
            KeyAndCertificate leaf = read(leafFile);
            if (isUsable(leaf.certificate(), identity.certificate(), now)) {
                return material(leaf, identity);
            }
        }
        return material(newLeaf(identity, now), identity);
    }

    /** Replaces the leaf whatever its age. */
    public TlsMaterial renew(Instant now) throws TlsException {
        KeyAndCertificate identity = loadOrCreateIdentity(now);
        return material(newLeaf(identity, now), identity);
    }

    private KeyAndCertificate loadOrCreateIdentity(Instant now) throws TlsException {
        if (Files.exists(identityFile)) {
            return read(identityFile);
        }
        if (Files.exists(leafFile)) {
            // A new identity here would look like an attack to every client that pinned the old one.
            throw new TlsException("The relay's identity " + identityFile + " is missing, but it was there before."
                    + " Restore it from a backup; or delete " + leafFile
                    + " to start with a new identity that every client must accept.");
        }
        KeyAndCertificate identity = issuer.identity(now);
        write(identityFile, identity);
        return identity;
    }

    private KeyAndCertificate newLeaf(KeyAndCertificate identity, Instant now) throws TlsException {
        KeyAndCertificate leaf = issuer.leaf(identity, hosts, now);
        write(leafFile, leaf);
        return leaf;
    }

    private boolean isUsable(X509Certificate leaf, X509Certificate identity, Instant now) {
        if (now.plus(RENEW_BEFORE).isAfter(leaf.getNotAfter().toInstant())
                || now.isBefore(leaf.getNotBefore().toInstant())) {
            return false;
        }
        try {
            leaf.verify(identity.getPublicKey());
            return namesOf(leaf).equals(normalized(hosts));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Set<String> namesOf(X509Certificate leaf) throws CertificateParsingException {
        Collection<List<?>> names = leaf.getSubjectAlternativeNames();
        Set<String> values = new HashSet<>();
        if (names != null) {
            names.forEach(name -> values.add(String.valueOf(name.get(SAN_VALUE))));
        }
        return normalized(values);
    }

    // The JDK spells an IPv6 address of a certificate in full, a person does not.
    private static Set<String> normalized(Collection<String> names) {
        Set<String> values = new HashSet<>();
        for (String name : names) {
            values.add(HostNames.canonical(name));
        }
        return values;
    }

    private static KeyAndCertificate read(Path file) throws TlsException {
        String text = Pem.read(file);
        return new KeyAndCertificate(
                Pem.privateKey(file, text), Pem.certificates(file, text).get(0));
    }

    private void write(Path file, KeyAndCertificate content) throws TlsException {
        try {
            PrivateFile.createFolder(folder);
            PrivateFile.write(file, content.toPem());
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static TlsMaterial material(KeyAndCertificate leaf, KeyAndCertificate identity) {
        return new TlsMaterial(leaf.key(), List.of(leaf.certificate(), identity.certificate()));
    }
}
