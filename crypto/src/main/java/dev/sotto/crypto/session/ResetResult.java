package dev.sotto.crypto.session;

import java.util.Optional;

/**
 * The conversation after the user dropped its sessions.
 *
 * @param envelope the encrypted RESET for the peer; empty where there was no session to say it on
 */
public record ResetResult(Conversation next, Optional<Envelope> envelope) {}
