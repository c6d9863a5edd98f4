package dev.sotto.client.store;

/** The tables. Their names on disk say nothing. */
enum Table {
    /** Key, body: the device, the generation, counters, the marks of the envelope hashes. */
    META("t0"),
    /** Key of the peer, body: the state towards it. */
    CONVERSATION("t1"),
    /** Key of the peer, body: its name, where its history begins and ends. */
    CHAT("t2"),
    /** Key of the peer, sequence, key of the id, body: a message. */
    MESSAGE("t3"),
    /** Key of kind and id, body: a prekey pair. */
    PREKEY("t4"),
    /** Key of the hash, sequence: an envelope that was taken. */
    ENVELOPE("t5"),
    /** Key of the hid, key of the signed prekey: a handshake that was taken. */
    HANDSHAKE("t6"),
    /** Position, key of the id, body: an envelope that the relay has not accepted. */
    OUTBOX("t7"),
    /** One row: the schema and the tally of t0, t1, t2, t4, t6 and t7. */
    STATE("t8");

    private final String sqlName;

    Table(String sqlName) {
        this.sqlName = sqlName;
    }

    String sqlName() {
        return sqlName;
    }
}
