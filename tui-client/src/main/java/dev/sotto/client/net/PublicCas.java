package dev.sotto.client.net;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The certificate authorities that this Java runtime trusts. */
final class PublicCas {
    private PublicCas() {}

    static X509ExtendedTrustManager ofTheRuntime() {
        return of(null);
    }

    /** Those of a key store; null: the runtime's. */
    static X509ExtendedTrustManager of(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            initialise(factory, store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("This Java runtime has no X.509 trust manager."));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime's certificate authorities cannot be read.", e);
        }
    }

    @SuppressWarnings("NullAway") // null is how the JDK is asked for its own store
    private static void initialise(TrustManagerFactory factory, @Nullable KeyStore store)
            throws GeneralSecurityException {
        factory.init(store);
    }
}
