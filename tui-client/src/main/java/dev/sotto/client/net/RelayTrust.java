package dev.sotto.client.net;

import dev.sotto.client.net.RelayException.Reason;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides, within one TLS handshake, whether the relay is the expected one, and keeps what it found. Runs before a byte
 * of the client's is sent. With an identity of its own the relay presents exactly its leaf and its CA: the leaf must be
 * valid now and signed by the CA, and the CA's key is the identity. The CA's dates are not looked at: a pinned key does
 * not age, as with ssh.
 */
final class RelayTrust extends X509ExtendedTrustManager {
    private static final int LEAF_AND_CA = 2;
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

    private final RelayAddress relay;
    private final PinPolicy policy;
    private final X509ExtendedTrustManager publicCas;
    private volatile Optional<RelayIdentity> identity = Optional.empty();
    private volatile Optional<RelayException> failure = Optional.empty();

    RelayTrust(RelayAddress relay, PinPolicy policy, X509ExtendedTrustManager publicCas) {
        this.relay = relay;
        this.policy = policy;
        this.publicCas = publicCas;
    }

    /** Who the relay is, once it was accepted. */
    Optional<RelayIdentity> identity() {
        return identity;
    }

    /** Why it was not accepted. */
    Optional<RelayException> failure() {
        return failure;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            identity = Optional.of(check(chain, authType, engine));
        } catch (RelayException e) {
            failure = Optional.of(e);
            throw new CertificateException(e.getMessage());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private RelayIdentity check(X509Certificate[] chain, String authType, SSLEngine engine) throws RelayException {
        if (policy instanceof PinPolicy.PublicCa) {
            Optional<String> problem = problemWithPublicCa(chain, authType, engine);
            if (problem.isPresent()) {
                throw new RelayException(
                        Reason.UNTRUSTED,
                        "The certificate of " + relay + " is not valid for it: " + problem.get()
                                + ". A public authority vouched for this relay before.");
            }
            return new RelayIdentity.PublicCa(relay.host());
        }
        if (policy instanceof PinPolicy.FirstUse
                && problemWithPublicCa(chain, authType, engine).isEmpty()) {
            return new RelayIdentity.PublicCa(relay.host());
        }
        RelayFingerprint presented = RelayFingerprint.of(chain[chain.length - 1]);
        if (policy instanceof PinPolicy.Expect expect && !expect.fingerprint().equals(presented)) {
            throw RelayException.changed(relay, expect.fingerprint(), presented);
        }
        checkOwnChain(chain);
        return new RelayIdentity.Pinned(presented);
    }

    private void checkOwnChain(X509Certificate[] chain) throws RelayException {
        if (chain.length != LEAF_AND_CA) {
            throw new RelayException(
                    Reason.UNTRUSTED,
                    relay + " presents no identity of its own and no certificate of a public authority that is valid"
                            + " for it.");
        }
        X509Certificate leaf = chain[0];
        X509Certificate ca = chain[1];
        try {
            leaf.checkValidity();
        } catch (CertificateException e) {
            throw new RelayException(
                    Reason.UNTRUSTED,
                    "The certificate of " + relay + " is valid from "
                            + leaf.getNotBefore().toInstant() + " to "
                            + leaf.getNotAfter().toInstant() + ": check this machine's clock, or ask the relay's"
                            + " operator to renew it.");
        }
        try {
            leaf.verify(ca.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw notByIdentity();
        }
        List<String> uses = extendedKeyUsage(leaf);
        boolean isServer = uses.isEmpty() || uses.contains(SERVER_AUTH);
        if (ca.getBasicConstraints() < 0 || leaf.getBasicConstraints() >= 0 || !isServer) {
            throw notByIdentity();
        }
    }

    private Optional<String> problemWithPublicCa(X509Certificate[] chain, String authType, SSLEngine engine) {
        // Without this the JDK's manager checks the chain and not the name.
        if (!"HTTPS".equals(engine.getSSLParameters().getEndpointIdentificationAlgorithm())) {
            throw new IllegalStateException("The engine does not ask for the host name to be verified.");
        }
        try {
            publicCas.checkServerTrusted(chain, authType, engine);
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private RelayException notByIdentity() {
        return new RelayException(
                Reason.UNTRUSTED, "The certificate of " + relay + " was not issued by the identity it presents.");
    }

    private static List<String> extendedKeyUsage(X509Certificate leaf) {
        try {
            List<String> uses = leaf.getExtendedKeyUsage();
            return uses == null ? List.of() : uses;
        } catch (CertificateException e) {
            return List.of("unreadable");
        }
    }

    private static CertificateException withoutEngine() {
        return new CertificateException("Only relays are checked here, and only within a TLS engine.");
    }
}
