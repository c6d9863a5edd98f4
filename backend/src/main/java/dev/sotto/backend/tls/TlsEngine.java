package dev.sotto.backend.tls;

import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;

/** Which TLS implementation the relay uses. BoringSSL is twice as fast and negotiates post-quantum TLS with its like. */
public enum TlsEngine {
    /** BoringSSL where its native library loads, else the JDK's. */
    AUTO,
    /** The JDK's own. */
    JDK,
    /** BoringSSL; the start fails where it does not load. */
    OPENSSL;

    /** The options for it on this machine. */
    public SSLEngineOptions options() throws TlsException {
        boolean available = OpenSSLEngineOptions.isAvailable();
        if (this == OPENSSL && !available) {
            throw new TlsException("tls.engine = \"openssl\", but its native library does not load on this machine;"
                    + " use \"auto\" or \"jdk\".");
        }
        return this == JDK || !available ? new JdkSSLEngineOptions() : new OpenSSLEngineOptions();
    }
}
