package dev.sotto.backend.tls;

import java.time.Instant;

/** Where the relay's certificate comes from: its own identity, or a certificate authority that the operator uses. */
public sealed interface TlsSource permits SelfIssued, OperatorCertificate {
    /**
     * What to show now. Asked again while the relay runs, so that a renewed certificate needs no restart. Reads and
     * writes files: not for an event loop.
     */
    TlsMaterial load(Instant now) throws TlsException;
}
