package dev.sotto.client.store;

import dev.sotto.client.core.StoreChange;
import dev.sotto.client.core.StoreChange.SaveDevice;
import dev.sotto.client.core.StoreContents;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import java.nio.file.Path;
import java.util.List;

/**
 * The tables under one store key: changes into the open transaction, and out again. One transaction is open at any
 * time; reads see it.
 */
final class SealedDatabase {
    private final Engine engine;
    private final RowCipher cipher;
    private final Tally tally;
    private final int schema;
    private final Tables tables;

    private SealedDatabase(Engine engine, RowCipher cipher, Tally tally, int schema) {
        this.engine = engine;
        this.cipher = cipher;
        this.tally = tally;
        this.schema = schema;
        this.tables = new Tables(engine, cipher, tally);
    }

    /** Makes the database of a new device. Durable when it returns. */
    static SealedDatabase create(
            Path folder, SecretBytes storeKey, LocalDevice device, Schema schema, Randomness randomness)
            throws StoreException {
        return opened(folder, storeKey, randomness, (engine, cipher) -> {
            engine.define(Schema.STATE_TABLE);
            schema.migrate(engine, 0);
            SealedDatabase database =
                    new SealedDatabase(engine, cipher, cipher.tally(new byte[Tally.LENGTH]), schema.version());
            database.stage(List.of(new SaveDevice(device)));
            database.commit();
            return database;
        });
    }

    /** Opens it, and brings its tables to the schema. NEWER if they are beyond it. */
    static SealedDatabase open(Path folder, SecretBytes storeKey, Schema schema, Randomness randomness)
            throws StoreException {
        return opened(folder, storeKey, randomness, (engine, cipher) -> {
            StateRow state = StateRow.read(engine, cipher);
            if (state.schema() > schema.version()) {
                throw StoreHeader.newer();
            }
            if (state.schema() < schema.version()) {
                schema.migrate(engine, state.schema());
                new StateRow(schema.version(), state.tally()).write(engine, cipher);
                engine.commit();
            }
            return new SealedDatabase(engine, cipher, cipher.tally(state.tally()), schema.version());
        });
    }

    Tables tables() {
        return tables;
    }

    /** Counts this opening, durably. */
    long raiseGeneration() throws StoreException {
        long generation = tables.meta().number(Meta.GENERATION) + 1;
        tables.meta().putNumber(Meta.GENERATION, generation);
        commit();
        return generation;
    }

    /** Runs the changes in the open transaction, all or none. */
    void stage(List<StoreChange> changes) throws StoreException {
        try {
            for (StoreChange change : changes) {
                tables.apply(change);
            }
        } catch (StoreException | RuntimeException e) {
            undoAfter(e);
            throw e;
        }
    }

    /** Makes what was staged durable. */
    void commit() throws StoreException {
        try {
            tables.histories().flush();
            if (tally.hasChanged()) {
                new StateRow(schema, tally.current()).write(engine, cipher);
            }
            engine.commit();
            tally.commit();
        } catch (StoreException | RuntimeException e) {
            undoAfter(e);
            throw e;
        }
    }

    void rollback() throws StoreException {
        tally.rollback();
        tables.envelopes().forgetCounts();
        tables.histories().forgetChanges();
        engine.rollback();
    }

    /** Everything but history and lookup lists; DAMAGED if a row is not what was written, or is missing. */
    StoreContents load() throws StoreException {
        try (Tally found = cipher.tally(new byte[Tally.LENGTH])) {
            tables.histories().flush();
            StoreContents contents = tables.load(found);
            if (!found.hasSameRows(tally)) {
                throw StoreException.damaged("records are missing, or were put back from an older copy");
            }
            return contents;
        }
    }

    void close() throws StoreException {
        try {
            engine.close();
        } finally {
            cipher.close();
            tally.close();
        }
    }

    private interface Opening {
        SealedDatabase with(Engine engine, RowCipher cipher) throws StoreException;
    }

    private static SealedDatabase opened(Path folder, SecretBytes storeKey, Randomness randomness, Opening opening)
            throws StoreException {
        Engine engine = Engine.open(folder);
        RowCipher cipher = new RowCipher(storeKey, randomness);
        try {
            return opening.with(engine, cipher);
        } catch (StoreException | RuntimeException e) {
            cipher.close();
            try {
                engine.close();
            } catch (StoreException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private void undoAfter(Exception e) {
        try {
            rollback();
        } catch (StoreException second) {
            e.addSuppressed(second);
        }
    }
}
