package dev.sotto.client.net;

/** Why a connection ended. */
public enum CloseReason {
    /** {@link RelayConnection#close}. */
    BY_US,
    /** The relay closed it, or the network did. */
    BY_RELAY,
    /** The relay did not answer a ping in time. */
    SILENT,
    /** The relay sent what is not a frame, or one that is too large. */
    MISBEHAVED
}
