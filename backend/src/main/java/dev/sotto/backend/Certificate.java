package dev.sotto.backend;

import dev.sotto.backend.tls.TlsException;
import dev.sotto.backend.tls.TlsMaterial;
import dev.sotto.backend.tls.TlsSource;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The certificate that the relay shows, and whether it is still the one to show. For one reader at a time. */
final class Certificate {
    private final TlsSource source;
    private volatile @Nullable TlsMaterial shown;

    Certificate(TlsSource source) {
        this.source = source;
    }

    TlsMaterial load(Instant now) throws StartException {
        try {
            TlsMaterial material = source.load(now);
            shown = material;
            return material;
        } catch (TlsException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The certificate to show from now on, if it is another one. Reads files. */
    Optional<TlsMaterial> newer(Instant now) throws TlsException {
        TlsMaterial material = source.load(now);
        if (material.equals(shown)) {
            return Optional.empty();
        }
        return Optional.of(material);
    }

    /** New handshakes show it. */
    void isShown(TlsMaterial material) {
        shown = material;
    }
}
