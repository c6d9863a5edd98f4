package dev.sotto.crypto.session;

/** Why nothing was sent. */
public enum Refusal {
    /** No session to send on: fetch a bundle, {@code init}, then send again. */
    NO_SESSION,
    /** {@code init} while a live session exists: just send. */
    ALREADY_ESTABLISHED,
    /** The peer shows another identity than the pinned one: blocked until the user accepts or rejects it. */
    IDENTITY_CHANGED,
    /** One's own address. */
    TO_ONESELF,
    /** The bundle is malformed, of another device, or badly signed: fetch it again later. */
    BAD_BUNDLE,
    /** The bundle is of a version or suite that this client does not know: update the client. */
    INCOMPATIBLE,
    /** The bundle's signed prekey has expired: the peer must come online. */
    BUNDLE_EXPIRED,
    /** The bundle's signed prekey is from the future: check your clock. */
    CHECK_CLOCK,
    /** The bundle is of an instance before the recorded one: the relay shows an old one. */
    OLD_INSTANCE,
    /** The bundle's suite is lower than the recorded one. */
    LOWER_SUITE,
    /** Nothing to heal, or the last healing was less than an hour ago. */
    HEALING_NOT_DUE,
    /** This session or this pair of instances has used all its numbers. */
    EXHAUSTED
}
