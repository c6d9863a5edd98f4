package dev.sotto.client.face.plain;

import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.face.PasswordQuestion;
import dev.sotto.client.face.Passwords;
import dev.sotto.client.face.SignIn;
import dev.sotto.client.face.Streams;
import dev.sotto.client.runtime.Probe;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.Optional;

/** Signing in as a conversation of lines. */
final class PlainDialogue implements SignIn.Dialogue {
    private final Streams streams;
    private final PlainOutput out;
    private final Passwords passwords;
    private final StartOptions options;
    private Optional<String> fingerprint = Optional.empty();

    PlainDialogue(Streams streams, PlainOutput out, Passwords passwords, StartOptions options) {
        this.streams = streams;
        this.out = out;
        this.passwords = passwords;
        this.options = options;
    }

    /** Of the relay, if it was within reach. */
    Optional<String> fingerprint() {
        return fingerprint;
    }

    @Override
    public void probed(Probe probe) {
        fingerprint = probe.fingerprint();
        if (!probe.reachable()) {
            probe.unreachable().ifPresent(out::say);
            out.say("Opening the local data of " + options.account().display() + ".");
            return;
        }
        out.say("Connected to server " + options.server() + " as "
                + options.account().display() + ".");
        if (probe.newIdentity()) {
            String trusting = options.acceptRelay()
                    ? "Trusting the fingerprint of this server from now on: "
                    : "First contact with this server. Trusting its fingerprint from now on: ";
            probe.fingerprint()
                    .ifPresent(fingerprint -> out.say(trusting + fingerprint
                            + ". Compare it with the one that the server printed at its start."));
        }
        out.say(probe.registered() ? "User registered." : "User not registered.");
    }

    @Override
    public SecretBytes password(boolean registering) throws CommandFailure {
        var given = passwords.given();
        if (given.isPresent()) {
            return given.get();
        }
        return new PasswordQuestion(streams, out::prompt, out::say, () -> streams.line("")).ask(registering);
    }

    @Override
    public void starting(boolean registering) {
        if (registering) {
            out.say("Computing keys...");
            out.say("Sending registration request to server...");
        }
    }

    @Override
    public void started(boolean registered) {
        if (registered) {
            out.say("User registered successfully.");
        }
    }
}
