package dev.sotto.backend.store;

import java.util.List;

/**
 * Brings the schema to this build's version: one statement a version, so that a crash never leaves half of one. A newer
 * schema is refused and left as it is.
 */
final class Migrations {
    // Append only. Every table is CACHED: plain ones would be read whole at start.
    private static final List<String> STATEMENTS = List.of(
            """
            CREATE CACHED TABLE IF NOT EXISTS account (
              account VARCHAR(16) PRIMARY KEY, name VARCHAR(16) NOT NULL, password VARCHAR(255) NOT NULL,
              identity_signed VARBINARY(128), identity_signature VARBINARY(64), generation BIGINT DEFAULT 0 NOT NULL,
              known_address VARBINARY(16), registered_at BIGINT NOT NULL)""",
            """
            CREATE CACHED TABLE IF NOT EXISTS signed_prekey (
              account VARCHAR(16) PRIMARY KEY, id BIGINT NOT NULL, body VARBINARY(2048) NOT NULL)""",
            """
            CREATE CACHED TABLE IF NOT EXISTS one_time_prekey (
              account VARCHAR(16), id BIGINT, body VARBINARY(2048) NOT NULL, PRIMARY KEY (account, id))""",
            """
            CREATE CACHED TABLE IF NOT EXISTS envelope (
              recipient VARCHAR(16), row_no BIGINT, envelope_id VARBINARY(16) NOT NULL, sender VARCHAR(16) NOT NULL,
              sender_name VARCHAR(16) NOT NULL, size INTEGER NOT NULL, accepted_at BIGINT NOT NULL,
              ciphertext VARBINARY(98304) NOT NULL, PRIMARY KEY (recipient, row_no))""",
            """
            CREATE CACHED TABLE IF NOT EXISTS accepted (
              sender VARCHAR(16), envelope_id VARBINARY(16), row_no BIGINT NOT NULL, PRIMARY KEY (sender, envelope_id))""",
            "CREATE INDEX IF NOT EXISTS accepted_order ON accepted (sender, row_no)",
            "CREATE CACHED TABLE IF NOT EXISTS row_numbers (reserved BIGINT NOT NULL)",
            """
            CREATE CACHED TABLE IF NOT EXISTS pepper (
              key_id INTEGER PRIMARY KEY, fingerprint VARBINARY(32) NOT NULL)""");

    static final int VERSION = STATEMENTS.size();

    static void run(Sql sql) {
        sql.update("CREATE CACHED TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)");
        int version = sql.first("SELECT version FROM schema_version", row -> row.getInt(1))
                .orElse(-1);
        if (version > VERSION) {
            throw new StoreException("The database is of a newer Sotto (schema " + version + ", this one knows "
                    + VERSION + "). Start the newer version; nothing was changed.");
        }
        if (version < 0) {
            version = 0;
            sql.update("INSERT INTO schema_version VALUES (0)");
        }
        while (version < VERSION) {
            sql.update(STATEMENTS.get(version));
            version++;
            sql.update("UPDATE schema_version SET version = ?", version);
            sql.commit();
        }
    }

    private Migrations() {}
}
