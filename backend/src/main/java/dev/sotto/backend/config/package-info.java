/**
 * The relay's settings: flags beat environment beat file, every value checked before anything starts.
 *
 * <p>Not its concern: acting on a setting. It yields values with units.
 */
@NullMarked
package dev.sotto.backend.config;

import org.jspecify.annotations.NullMarked;
