/**
 * Who a device is and what it publishes so that others can start a session: addresses, identity keys, prekeys, the
 * bundle with all its checks, and the safety number.
 *
 * <p>Not its concern: what is done with a verified bundle, and whom a user trusts.
 */
@NullMarked
package dev.sotto.crypto.identity;

import org.jspecify.annotations.NullMarked;
