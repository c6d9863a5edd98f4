package dev.sotto.crypto.session;

/** Why an envelope could not be opened. Every one of them changes no session, key or trust record. */
public enum UnopenedReason {
    /** Not the layout of a message, or longer than 96 KiB. */
    MALFORMED,
    /** A version or suite that this client does not know: update the client. */
    INCOMPATIBLE,
    /** The handshake names another sender than the envelope, or oneself. */
    WRONG_SENDER,
    /** The handshake's identity does not sign for its sender. */
    BAD_SIGNATURE,
    /** A handshake of an instance before the recorded one. */
    OLD_INSTANCE,
    /** A handshake of a lower suite than the recorded one. */
    LOWER_SUITE,
    /** A handshake whose session epoch jumps by more than 1 000. */
    EPOCH_JUMP,
    /** A handshake that was used for a session which is gone, and must not be used again. */
    HANDSHAKE_DROPPED,
    /** Too many handshakes without a one-time prekey: a new signed prekey is due. */
    SEEN_LIST_FULL,
    /** The handshake asks for a prekey that this device no longer has, or never had. */
    PREKEY_GONE,
    /** No session opens it, or its bytes were changed. */
    UNDECRYPTABLE,
    /** The id inside is another one than the envelope's. */
    WRONG_ID,
    /** Authentic, but the payload is not well formed. */
    BAD_PAYLOAD
}
