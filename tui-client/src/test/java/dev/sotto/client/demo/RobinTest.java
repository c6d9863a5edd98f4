package dev.sotto.client.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.FakeClient;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import io.vertx.core.Future;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RobinTest {
    private static final AccountName YOU = AccountName.parse("you").orElseThrow();

    private final FakeClient client = new FakeClient();
    private final Robin robin = Robin.answerWith(client, Robin.Tips.LINES);

    @Test
    @DisplayName("opens the chat and says hello")
    void greets() {
        robin.greet(YOU);
        assertThat(client.commands.get(0)).isEqualTo(new Command.Init(YOU));
        assertThat(text(1)).contains("I am Robin").contains("msg Robin Hey!");
    }

    @Test
    @DisplayName("repeats what was said, explains commands, says bye")
    void answers() {
        client.answer =
                (c, command) -> Future.succeededFuture(new Reply.Queued(new EnvelopeId(0, 1), 1, Instant.EPOCH));
        write("Hey!");
        write("help");
        write(" Bye ");
        write("again");
        assertThat(text(0)).startsWith("You said: Hey!\nType 'safety-number Robin'");
        assertThat(text(1)).contains("reset Robin", "history Robin", "exit");
        assertThat(text(2)).startsWith("Bye!");
        assertThat(text(3)).startsWith("You said: again\nType 'history Robin'");
    }

    private void write(String text) {
        client.emit(new ClientEvent.MessageReceived(YOU, new EnvelopeId(1, 1), 2, text, Instant.EPOCH));
    }

    private String text(int command) {
        return ((Command.SendText) client.commands.get(command)).text();
    }
}
