package dev.sotto.crypto.session;

/**
 * An envelope that is kept as it came.
 *
 * @param age seconds, counted as for sessions
 * @param reported the sender was told, or need not be
 */
record KeptEnvelope(Envelope envelope, long age, boolean reported) {
    static KeptEnvelope fresh(Envelope envelope) {
        return new KeptEnvelope(envelope, 0, false);
    }

    KeptEnvelope asReported() {
        return new KeptEnvelope(envelope, age, true);
    }

    KeptEnvelope older(long seconds) {
        return new KeptEnvelope(envelope, age + seconds, reported);
    }
}
