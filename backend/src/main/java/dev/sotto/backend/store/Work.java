package dev.sotto.backend.store;

import dev.sotto.backend.problem.Refused;

/**
 * One all-or-nothing piece of work on the database, run on the writer's thread together with others in one commit. It may
 * run again after another piece of the same commit failed, so it must not touch anything but the transaction and state
 * that {@link Database#onRollback} resets. It must not block.
 */
@FunctionalInterface
public interface Work<T> {
    /** Throws Refused to undo what it wrote and to fail the caller's future with it. */
    T run(Tx tx) throws Refused;
}
