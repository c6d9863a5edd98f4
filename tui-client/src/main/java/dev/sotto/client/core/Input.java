package dev.sotto.client.core;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.protocol.v1.LoggedIn;
import dev.sotto.protocol.v1.ServerFrame;
import java.util.Optional;

/** What the core is told. Everything that happens outside comes in as one of these. */
public sealed interface Input {
    /** {@code token} names the command in its answer; never used twice. */
    record UserCommand(long token, Command command) implements Input {}

    /** Logged in: frames may be transmitted from now on. */
    record Connected(LoggedIn loggedIn) implements Input {}

    /** A frame of the relay, after {@link Connected}. */
    record FrameReceived(ServerFrame frame) implements Input {}

    /** The connection is gone, with everything on it that was not answered. */
    record Disconnected() implements Input {}

    /** Time has passed; about once a second, and once at the start. */
    record Tick() implements Input {}

    /** The relay has seen this store newer than it is: it is an old copy. Comes while disconnected. */
    record RolledBack() implements Input {}

    /** Ends what {@link Effect.ChangePassword} began. */
    record PasswordChangeEnded(Optional<CommandFailure> failure) implements Input {}
}
