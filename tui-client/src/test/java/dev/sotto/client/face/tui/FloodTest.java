package dev.sotto.client.face.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.FakeClient;
import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More happens than can be shown: nothing is lost or changes its place, and the person is heard all the same. */
@Timeout(120)
class FloodTest extends FaceBench {
    private static final int MESSAGES = 20_000;
    private static final AccountName HANS = AccountName.parse("Hans").orElseThrow();

    @BeforeEach
    void signedIn() {
        client.atStart.add(new ClientEvent.Ready(AccountName.parse("Paul").orElseThrow()));
        client.atStart.add(new ClientEvent.ConnectionChanged(true));
        client.answer = FloodTest::answer;
    }

    @Test
    @DisplayName("20 000 messages as fast as they come: the last one is shown below the one before, keys are heard"
            + " meanwhile")
    void flood() throws Exception {
        start();
        terminal.awaitText("Your passphrase");
        terminal.line("passphrase");
        terminal.awaitText("Hans");
        terminal.key(Key.alt("1"));
        terminal.awaitText("to Hans");
        CompletableFuture<Void> emitted = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= MESSAGES; i++) {
                client.emit(message(i));
            }
        });
        terminal.type("heard");
        terminal.awaitText("heard");
        assertThat(emitted).isNotDone();
        emitted.get(60, TimeUnit.SECONDS);
        terminal.awaitText("message " + MESSAGES + " ");
        String picture = terminal.picture;
        assertThat(picture.indexOf("message " + (MESSAGES - 1) + " "))
                .isPositive()
                .isLessThan(picture.indexOf("message " + MESSAGES + " "));
        for (int[] size : new int[][] {{1, 1}, {0, 0}, {0, 30}, {1000, 500}, {2, 1}, {1, 200}, {80, 24}}) {
            terminal.send(new TermEvent.Resized(size[0], size[1]));
            terminal.key(Key.of(Key.Code.PAGE_UP));
            terminal.send(new TermEvent.Mouse(TermEvent.MouseKind.PRESS, 0x110000, 0x110000));
            terminal.send(new TermEvent.Mouse(TermEvent.MouseKind.DRAG, 0, 0));
        }
        terminal.awaitText("heard");
    }

    private static ClientEvent message(int number) {
        byte[] id = ByteBuffer.allocate(16).putInt(number).array();
        return new ClientEvent.MessageReceived(
                HANS, EnvelopeId.of(id), number, "message " + number + " .", Instant.now());
    }

    private static Future<Reply> answer(FakeClient fake, Command command) {
        if (command instanceof Command.ListChats) {
            return Future.succeededFuture(new Reply.Chats(
                    List.of(new ChatSummary(HANS, true, false, false, Optional.empty(), 0, 0, Optional.empty()))));
        }
        if (command instanceof Command.LoadWorkspace) {
            return Future.succeededFuture(new Reply.Workspace(new byte[0]));
        }
        return command instanceof Command.ShowHistory
                ? Future.succeededFuture(new Reply.History(HANS, List.of()))
                : Future.succeededFuture(new Reply.Done());
    }
}
