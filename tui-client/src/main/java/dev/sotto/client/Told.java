package dev.sotto.client;

import dev.sotto.client.face.tui.Entrance;
import dev.sotto.client.runtime.StartOptions;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** The settings as the full screen asks for them: what is told already, and what its answers come to. */
record Told(Settings settings) implements Entrance {
    @Override
    public Optional<String> user() {
        return settings.user();
    }

    @Override
    public Optional<String> server() {
        return settings.server().map(Target.Server::text);
    }

    @Override
    public String usualServer() {
        return Target.Server.USUAL.text();
    }

    @Override
    public Optional<String> serverProblem(String server) {
        try {
            Target.Server.parse(server);
            return Optional.empty();
        } catch (UsageException e) {
            return Optional.of(e.sentence());
        }
    }

    @Override
    public void remember(AccountName account, String server) {
        settings.remember(account.display(), server);
    }

    @Override
    public StartOptions options(AccountName account, String server) {
        try {
            return settings.startOptions(account, Target.Server.parse(server));
        } catch (UsageException e) {
            throw new IllegalArgumentException("not an address of a relay", e);
        }
    }
}
