package dev.sotto.client.face.plain;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.Reply;
import java.util.Optional;

/** A typed line that takes several commands of the client, or says its answer in another way than the command does. */
interface Errand {
    /** The first command. */
    Command begin();

    /** Takes an answer; the next command, if the errand goes on. A command that fails ends it. */
    Optional<Command> answered(Reply reply);
}
