package dev.sotto.client.demo;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.ClientEvent.Initiator;
import dev.sotto.client.command.ClientEvent.SessionState;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.runtime.ClientStarter;
import dev.sotto.client.text.DisplayText;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The conversation that is played without a terminal. A sentence is said once its step has held. */
final class ScriptedDemo {
    private final Consumer<String> out;
    private final DemoRelay relay;
    private final DemoUser paul;
    private final DemoUser hans;

    ScriptedDemo(Consumer<String> out, DemoRelay relay, Path folder, Supplier<ClientStarter> starters) {
        this.out = out;
        this.relay = relay;
        this.paul = new DemoUser(AccountName.parse("Paul").orElseThrow(), relay, folder, starters);
        this.hans = new DemoUser(AccountName.parse("Hans").orElseThrow(), relay, folder, starters);
    }

    void play() throws DemoFailure {
        try (paul;
                hans) {
            register();
            initiate();
            talk();
            waitThroughAKill();
            startAnew();
        }
    }

    private void register() throws DemoFailure {
        paul.begin(true);
        hans.begin(true);
        paul.entered();
        say("Paul registered and logged in.");
        hans.entered();
        say("Hans registered and logged in.");
        check(
                paul.refused("msg without a chat", new Command.SendText(hans.name(), "Hey!")) == ErrorCode.NO_SESSION,
                "A message without a chat was not refused with no-session.");
        say("Paul cannot write to Hans before there is a chat.");
    }

    private void initiate() throws DemoFailure {
        init();
        say("Paul initiated a chat: both have computed the same secret, over X25519 and ML-KEM-1024.");
        String ofPaul = safetyNumber(paul, hans);
        check(ofPaul.equals(safetyNumber(hans, paul)), "Their safety numbers differ.");
        say("Both see the same safety number: " + ofPaul.substring(0, 30) + "...");
    }

    private void talk() throws DemoFailure {
        converse(paul, hans, "Hey!");
        converse(hans, paul, "I'm good thanks. How about you?");
        converse(paul, hans, "Fine \uD83D\uDC4B שלום");
    }

    private void waitThroughAKill() throws DemoFailure {
        check(hans.leave(), "Hans left messages unsent.");
        say("Hans went offline.");
        String text = "No Problem, this chat supports offline messages :D";
        EnvelopeId id = send(paul, hans, text);
        paul.expect("acceptance of the waiting message", status(id, MessageStatus.ACCEPTED));
        say("Paul wrote to Hans; the message waits on the disk of the relay, encrypted.");
        relay.kill();
        paul.expect("loss of the relay", DemoUser.online(false));
        say("The relay was killed (SIGKILL); Paul is offline.");
        relay.start();
        paul.expect("return of the relay", DemoUser.online(true));
        say("The relay started again with the same fingerprint; Paul is connected by himself.");
        hans.begin(false);
        hans.entered();
        hans.expect("the waiting message", message(id, text));
        paul.expect("receipt of the waiting message", status(id, MessageStatus.DELIVERED));
        say("Hans logged in and got the message: '" + text + "'");
        converse(hans, paul, "Got it, through a crash.");
        check(!hans.saw(message(id, text)), "The waiting message came twice.");
        say("It came once.");
    }

    private void startAnew() throws DemoFailure {
        paul.run("reset", new Command.Reset(hans.name(), false));
        hans.expect("reset of the chat", session(paul, SessionState.RESET, Initiator.PEER));
        check(
                hans.refused("msg after the reset", new Command.SendText(paul.name(), "?")) == ErrorCode.NO_SESSION,
                "A message after the reset was not refused with no-session.");
        say("Paul reset the chat: the keys are gone on both sides.");
        init();
        say("Paul initiated the chat again, with new keys.");
        converse(paul, hans, "And here we are again.");
        check(paul.leave() && hans.leave(), "Something was left unsent.");
        say("Both logged out; nothing was left unsent.");
    }

    private void init() throws DemoFailure {
        paul.run("init", new Command.Init(hans.name()));
        hans.expect("chat with Paul", session(paul, SessionState.ESTABLISHED, Initiator.PEER));
    }

    /** A message goes there, is shown, and its receipt comes back. */
    private void converse(DemoUser from, DemoUser to, String text) throws DemoFailure {
        EnvelopeId id = send(from, to, text);
        to.expect("arrival of '" + text + "'", message(id, text));
        from.expect("receipt of '" + text + "'", status(id, MessageStatus.DELIVERED));
        say(from.name() + " to " + to.name() + ", delivered: " + text);
    }

    private static EnvelopeId send(DemoUser from, DemoUser to, String text) throws DemoFailure {
        Reply reply = from.run("msg", new Command.SendText(to.name(), text));
        if (reply instanceof Reply.Queued queued) {
            return queued.message();
        }
        throw new DemoFailure("A message was not queued.");
    }

    private static String safetyNumber(DemoUser of, DemoUser with) throws DemoFailure {
        Reply reply = of.run("safety-number", new Command.ShowSafetyNumber(with.name()));
        if (reply instanceof Reply.SafetyNumberShown shown) {
            return shown.digits();
        }
        throw new DemoFailure("There was no safety number.");
    }

    private static Predicate<ClientEvent> message(EnvelopeId id, String text) {
        return event -> event instanceof ClientEvent.MessageReceived received
                && received.message().equals(id)
                && received.text().equals(text);
    }

    private static Predicate<ClientEvent> status(EnvelopeId id, MessageStatus status) {
        return event -> event instanceof ClientEvent.StatusChanged changed
                && changed.message().equals(id)
                && changed.status() == status;
    }

    private static Predicate<ClientEvent> session(DemoUser with, SessionState state, Initiator by) {
        return event -> event instanceof ClientEvent.SessionChanged changed
                && changed.peer().equals(with.name())
                && changed.state() == state
                && changed.by() == by;
    }

    private void say(String sentence) {
        out.accept(DisplayText.line(sentence));
    }

    private static void check(boolean holds, String otherwise) throws DemoFailure {
        if (!holds) {
            throw new DemoFailure(otherwise);
        }
    }
}
