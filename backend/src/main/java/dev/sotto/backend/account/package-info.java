/**
 * Accounts: registration, login with its throttle, the password scheme with its pepper, and the end of an account.
 *
 * <p>Not its concern: connections (who is online, which connection replaces which) and prekeys.
 */
@NullMarked
package dev.sotto.backend.account;

import org.jspecify.annotations.NullMarked;
