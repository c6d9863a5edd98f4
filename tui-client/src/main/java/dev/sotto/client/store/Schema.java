package dev.sotto.client.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * The layout of the tables as a list of steps: step n turns version n - 1 into n. A step is never changed once it was
 * released. Each statement can be run again, because a crash between a step and the record of it repeats the step.
 */
final class Schema {
    /** Everything a peer can make us keep in one conversation is below 16 MiB; the rest is room. */
    private static final String BODY = "body VARBINARY(33554432) NOT NULL";

    private static final String KEY = "k VARBINARY(16)";
    private static final String TABLE = "CREATE CACHED TABLE IF NOT EXISTS ";
    private static final String INDEX = "CREATE INDEX IF NOT EXISTS ";

    /** Made with the database, before any step: it records which steps were taken. */
    static final String STATE_TABLE = keyed("t8");

    private static final List<String> FIRST = List.of(
            keyed("t0"),
            keyed("t1"),
            keyed("t2"),
            TABLE + "t3 (c VARBINARY(16) NOT NULL, n BIGINT NOT NULL, " + KEY + " NOT NULL, " + BODY
                    + ", PRIMARY KEY (c, n))",
            INDEX + "t3k ON t3 (c, k)",
            keyed("t4"),
            TABLE + "t5 (" + KEY + " PRIMARY KEY, n BIGINT NOT NULL)",
            INDEX + "t5n ON t5 (n)",
            TABLE + "t6 (" + KEY + " PRIMARY KEY, g VARBINARY(16) NOT NULL)",
            INDEX + "t6g ON t6 (g)",
            TABLE + "t7 (n BIGINT PRIMARY KEY, " + KEY + " NOT NULL, " + BODY + ")",
            INDEX + "t7k ON t7 (k)");

    /** The chats say what was read (format 2): nothing in the tables, but a program before that must not read them. */
    private static final List<String> READ_MARKS = List.of();

    static final Schema CURRENT = new Schema(List.of(FIRST, READ_MARKS));

    private final List<List<String>> steps;

    Schema(List<List<String>> steps) {
        this.steps = List.copyOf(steps);
    }

    int version() {
        return steps.size();
    }

    /** With one step more. */
    Schema then(List<String> step) {
        return new Schema(Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    void migrate(Engine engine, int from) throws StoreException {
        for (List<String> step : steps.subList(from, steps.size())) {
            for (String statement : step) {
                engine.define(statement);
            }
        }
    }

    private static String keyed(String table) {
        return TABLE + table + " (" + KEY + " PRIMARY KEY, " + BODY + ")";
    }
}
