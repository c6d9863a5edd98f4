package dev.sotto.client.face.tui.model;

import static dev.sotto.client.face.tui.model.Play.chat;
import static dev.sotto.client.face.tui.model.Play.history;
import static dev.sotto.client.face.tui.model.Play.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.protocol.EnvelopeId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written reaches its peer or stays with its writer. */
final class SendingTest {
    @Test
    void sendsTheLineAndShowsIt() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(20));
        play.type("hello there").keys("enter");
        assertThat(play.line()).isEmpty();
        assertThat(play.command(Command.SendText.class)).isEqualTo(new Command.SendText(name("bob"), "hello there"));
    }

    @Test
    void aQueuedMessageStandsInTheChatAndMovesForward() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(20));
        play.type("hello there").keys("enter").queued();
        assertThat(play.screen()).contains("hello there \u00B7").contains("you: hello there");
        assertThat(play.model().unsent()).isEqualTo(1);
        play.client(new ClientEvent.StatusChanged(
                name("bob"), new EnvelopeId(3, 1_000), MessageStatus.DELIVERED, Optional.empty()));
        assertThat(play.screen()).contains("hello there \u2713\u2713");
        assertThat(play.model().unsent()).isZero();
    }

    @Test
    void beginsAChatFirstWhereThereIsNone() {
        Play play = new Play(80, 24).ready();
        play.type("/open dave").keys("enter").history("dave", history(0));
        play.type("one").keys("enter").type("two").keys("enter");
        assertThat(play.submitted(Command.SendText.class)).isFalse();
        play.answer(Command.Init.class, new Reply.Done());
        assertThat(play.command(Command.SendText.class).text()).isEqualTo("one");
        play.fail(Command.Init.class, ErrorCode.SESSION_EXISTS, "There is a chat.");
        assertThat(play.command(Command.SendText.class).text()).isEqualTo("two");
    }

    @Test
    void aTextThatCannotBeSentComesBackWithTheReason() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/open dave").keys("enter").history("dave", history(0));
        play.type("precious").keys("enter").type("next");
        play.fail(Command.Init.class, ErrorCode.UNKNOWN_USER, "There is no user dave.");
        assertThat(play.line()).isEqualTo("precious\nnext");
        assertThat(play.screen()).contains("There is no user dave.");
    }

    @Test
    void aTextThatFailsWhileOneIsElsewhereWaitsInItsOwnChat() {
        Play play = new Play(80, 24).ready(chat("bob"), chat("carol")).open("bob", history(3));
        play.type("for bob").keys("enter").keys("alt-2");
        play.fail(Command.SendText.class, ErrorCode.TOO_LONG, "Too long.");
        assertThat(play.line()).isEmpty();
        assertThat(play.notice()).contains("bob").contains("Too long.");
        play.keys("alt-1");
        assertThat(play.line()).isEqualTo("for bob");
    }

    @Test
    void aMissingSessionIsBegunOnceByItself() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("hi").keys("enter");
        play.fail(Command.SendText.class, ErrorCode.NO_SESSION, "No chat.");
        play.answer(Command.Init.class, new Reply.Done());
        play.fail(Command.SendText.class, ErrorCode.NO_SESSION, "No chat.");
        assertThat(play.submitted(Command.Init.class)).isFalse();
        assertThat(play.line()).isEqualTo("hi");
    }

    @Test
    void aChangedIdentityBlocksAndKeepsTheText() {
        Play play = new Play(80, 24).ready(chat("bob", 0, false, true)).open("bob", history(3));
        play.type("secret").keys("enter");
        assertThat(play.submitted(Command.SendText.class)).isFalse();
        assertThat(play.line()).isEqualTo("secret");
        assertThat(play.notice()).contains("identity of bob has changed");
    }

    @Test
    void aTypedMessageToAChangedIdentityStaysInTheLine() {
        Play play = new Play(80, 24)
                .ready(chat("bob", 0, false, true), chat("carol"))
                .open("carol", history(3));
        play.type("/msg bob secret").keys("enter");
        assertThat(play.submitted(Command.SendText.class)).isFalse();
        assertThat(play.line()).isEqualTo("/msg bob secret");
    }

    @Test
    void anUnknownCommandNeverBecomesAMessage() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/hlep").keys("enter");
        assertThat(play.submitted(Command.SendText.class)).isFalse();
        assertThat(play.line()).isEqualTo("/hlep");
        assertThat(play.notice()).contains("help");
    }

    @Test
    void aSlashBehindABlankIsAskedAboutOnce() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type(" /etc/hosts").keys("enter");
        assertThat(play.submitted(Command.SendText.class)).isFalse();
        play.keys("enter");
        assertThat(play.command(Command.SendText.class).text()).contains("/etc/hosts");
    }

    @Test
    void aDraftStaysInItsChat() {
        Play play = new Play(80, 24).ready(chat("bob"), chat("carol")).open("bob", history(3));
        play.type("for bob").keys("alt-2");
        assertThat(play.line()).isEmpty();
        play.type("for carol").keys("enter");
        assertThat(play.command(Command.SendText.class).peer()).isEqualTo(name("carol"));
        play.keys("alt--");
        assertThat(play.line()).isEqualTo("for bob");
    }

    @Test
    void aPasteIsOneBlockAndSendsNothing() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.msg(new Msg.Term(new TermEvent.Pasted("one\ntwo\nthree\n", false)));
        assertThat(play.submitted(Command.SendText.class)).isFalse();
        assertThat(play.line()).isEqualTo("one\ntwo\nthree\n");
        play.keys("ctrl-_");
        assertThat(play.line()).isEmpty();
    }

    @Test
    void theExternalEditorReplacesTheLineOrSaysWhyNot() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("draft").keys("alt-e");
        assertThat(play.effects()).contains(new TuiEffect.RunEditor("draft"));
        play.msg(new Msg.EditorClosed(Optional.empty(), "The editor vi was not found."));
        assertThat(play.line()).isEqualTo("draft");
        assertThat(play.notice()).contains("vi was not found");
        play.msg(new Msg.EditorClosed(Optional.of("edited\ntext\n"), ""));
        assertThat(play.line()).isEqualTo("edited\ntext");
    }

    @Test
    void whatWasSentBeforeComesBack() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("first").keys("enter").type("second").keys("enter");
        play.keys("alt-p", "alt-p");
        assertThat(play.line()).isEqualTo("first");
        play.keys("alt-n");
        assertThat(play.line()).isEqualTo("second");
        play.keys("ctrl-c").type("fir").keys("ctrl-r");
        assertThat(play.line()).isEqualTo("first");
    }

    @Test
    void clearsWhatCanBeUndoneAndQuitsTheSecondTimeOnAnEmptyLine() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("text").keys("ctrl-c");
        assertThat(play.line()).isEmpty();
        play.keys("ctrl-_");
        assertThat(play.line()).isEqualTo("text");
        play.keys("ctrl-c", "ctrl-c");
        assertThat(play.effects(TuiEffect.Quit.class)).isEmpty();
        play.keys("ctrl-c");
        assertThat(play.effects(TuiEffect.Quit.class)).hasSize(1);
    }

    @Test
    void asksOnceBeforeQuittingWithUnsentMessages() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("hi").keys("enter").queued().keys("ctrl-q");
        assertThat(play.effects(TuiEffect.Quit.class)).isEmpty();
        assertThat(play.screen()).contains("not sent yet");
        play.keys("esc", "ctrl-q");
        assertThat(play.effects(TuiEffect.Quit.class)).isEmpty();
        play.type("y");
        assertThat(play.effects(TuiEffect.Quit.class)).hasSize(1);
        assertThat(play.submitted(Command.SaveWorkspace.class)).isTrue();
    }

    @Test
    void aFailedMessageComesBackIntoTheLine() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("again please").keys("enter").queued();
        play.client(new ClientEvent.StatusChanged(
                name("bob"), new EnvelopeId(3, 1_000), MessageStatus.FAILED, Optional.of("unreadable")));
        play.keys("up").type("R");
        assertThat(play.line()).isEqualTo("again please");
        assertThat(play.model().input().selecting()).isFalse();
    }

    @Test
    void completionTakesEnterOnlyAfterOneMovedThere() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/th").keys("tab");
        assertThat(play.line()).startsWith("/theme");
        play.keys("tab");
        assertThat(play.screen()).contains("dark");
        play.keys("enter");
        assertThat(play.line()).startsWith("/theme ");
        assertThat(play.effects(TuiEffect.SaveSetting.class)).isEmpty();
        play.keys("enter");
        assertThat(play.effects(TuiEffect.SaveSetting.class)).hasSize(1);
    }

    @Test
    void noticesGoAfterAWhile() {
        Play play = new Play(80, 24).ready(new ChatSummary[0]);
        play.msg(new Msg.Said("The file \u001B[31mkeys.toml\u001B[0m is broken.", true));
        assertThat(play.screen()).contains("keys.toml").doesNotContain("\u001B");
        assertThat(play.model().wakeAt()).contains(Play.START.plus(Duration.ofSeconds(15)));
        play.pass(Duration.ofSeconds(15));
        assertThat(play.notice()).isEmpty();
    }

    @Test
    void nobodyWritesToOneself() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        for (String line :
                new String[] {"/msg alice hi", "/open Alice", "/init alice", "/verify alice", "/split alice"}) {
            play.type(line).keys("enter");
            assertThat(play.notice()).as(line).isEqualTo("That is you. Choose somebody else.");
            assertThat(play.line()).isEqualTo(line);
            play.keys("ctrl-c");
        }
        assertThat(play.model().chats().of(name("alice"))).isEmpty();
        assertThat(play.model().panels().tab().panels()).hasSize(1);
    }

    @Test
    void aTextForSomebodyElseSaysWhereItWaits() {
        Play play = new Play(80, 24).ready(chat("bob")).open("bob", history(3));
        play.type("/msg dave hi").keys("enter").fail(Command.Init.class, ErrorCode.UNKNOWN_USER, "There is no dave.");
        assertThat(play.notice())
                .isEqualTo("Not sent to dave: There is no dave. Your text waits in the line of that chat.");
        assertThat(play.line()).isEmpty();
        play.type("/open dave").keys("enter");
        assertThat(play.line()).isEqualTo("hi");
    }
}
