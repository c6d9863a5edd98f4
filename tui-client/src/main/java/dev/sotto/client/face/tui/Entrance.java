package dev.sotto.client.face.tui;

import dev.sotto.client.runtime.StartOptions;
import dev.sotto.protocol.AccountName;
import java.util.Optional;

/** What is known before the person is asked anything, and how an answer becomes a way in. */
public interface Entrance {
    /** Who chats, if an option, the environment or the file said so; not yet known to be a name. */
    Optional<String> user();

    /** {@code HOST[:PORT]}, if something said so. */
    Optional<String> server();

    /** What to propose to somebody who was not told otherwise. */
    String usualServer();

    /** Why that is no address of a relay, or empty if it is one. */
    Optional<String> serverProblem(String server);

    /** Somebody answered, and got in: the next start need not ask again. Anywhere else than on the thread that draws. */
    void remember(AccountName account, String server);

    /** How that user gets in there; {@code server} is one without a problem. */
    StartOptions options(AccountName account, String server);
}
