package dev.sotto.client.face.plain;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandParser;
import dev.sotto.client.command.CommandWord;
import dev.sotto.client.command.ParsedLine;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.Closing;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.Inbox;
import dev.sotto.client.face.InputLine;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.Streams;
import dev.sotto.client.runtime.ClientApi;
import dev.sotto.client.runtime.StartOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** From the login to the end: works off the inbox, one command at a time. */
final class PlainConversation {
    private static final List<CommandWord> INTRODUCED =
            List.of(CommandWord.INIT, CommandWord.MSG, CommandWord.RESET, CommandWord.RESET_SERVER, CommandWord.HELP);

    private final Streams streams;
    private final PlainOutput out;
    private final StartOptions options;
    private final ClientApi client;
    private final PlainEvents events;
    private final PlainReplies replies;
    private final Inbox inbox;
    private final ReadMarks marks;
    private final Optional<String> fingerprint;
    private final Closing closing;
    private Optional<Command> inFlight = Optional.empty();
    private Optional<Errand> errand = Optional.empty();
    private Optional<PasswordChange> passwordChange = Optional.empty();
    private boolean confirming;
    private boolean ready;
    private boolean connectionKnown;
    private boolean introduced;
    private boolean inputEnded;
    private boolean lineDemanded;
    private boolean locking;
    private boolean closed;

    /** {@code fingerprint}: of the relay, as it was at the start. */
    PlainConversation(
            Streams streams,
            PlainOutput out,
            Clock clock,
            StartOptions options,
            ClientApi client,
            Inbox inbox,
            Optional<String> fingerprint,
            boolean everyStatus) {
        this.streams = streams;
        this.out = out;
        this.options = options;
        this.client = client;
        this.events = new PlainEvents(out, everyStatus);
        this.replies = new PlainReplies(out, events, options.account().display(), clock);
        this.inbox = inbox;
        this.marks = new ReadMarks(client, inbox);
        this.fingerprint = fingerprint;
        this.closing = new Closing(client, inbox, clock);
    }

    /** After {@link #run}: the user wants it locked, and the client is closed. */
    boolean isLocked() {
        return locking && closed && !closing.stoppedItself();
    }

    /** Until the client is closed: by the user, a signal, or itself. */
    ExitCode run(Interruption interruption) {
        interruption.listen(() -> inbox.put(new Inbox.Item.Interrupted()));
        client.subscribe(event -> inbox.put(new Inbox.Item.Happened(event)));
        client.start();
        while (!closing.isOver()) {
            inbox.take(closing.millisLeft()).ifPresent(this::handle);
            if (out.failed()) {
                closing.beginAtOnce(); // nobody reads us any more
            } else if (!closing.isBegun()) {
                marks.send();
            }
        }
        if (isLocked()) {
            return closing.exitCode();
        }
        if (closing.unsent()) {
            out.say("Some messages are not sent yet. They are kept and go out at the next start.");
        }
        out.say("Connection closed.");
        return closing.exitCode();
    }

    private void handle(Inbox.Item item) {
        if (item instanceof Inbox.Item.Happened happened) {
            happened(happened.event());
        } else if (item instanceof Inbox.Item.Typed typed) {
            lineDemanded = false;
            typed(typed.line());
        } else if (item instanceof Inbox.Item.TypedSecret typed) {
            passwordChange.ifPresent(change -> change.typed(typed.secret()));
            afterPassword();
        } else if (item instanceof Inbox.Item.Answered answered) {
            answered(answeredCommand(), answered.reply());
        } else if (item instanceof Inbox.Item.Failed failed) {
            errand = Optional.empty();
            replies.print(answeredCommand(), failed.failure());
            next();
        } else if (item instanceof Inbox.Item.Marked) {
            marks.answered();
        } else if (item instanceof Inbox.Item.Closed ended) {
            closed = true;
            closing.closed(ended.allSent());
        } else if (item instanceof Inbox.Item.Interrupted) {
            locking = false;
            closing.beginAtOnce();
        }
    }

    private void answered(Command command, Reply reply) {
        if (errand.isPresent()) {
            Optional<Command> more = errand.get().answered(reply);
            if (more.isPresent()) {
                submit(more.get());
                return;
            }
            errand = Optional.empty();
        } else {
            replies.print(command, reply);
        }
        if (command instanceof Command.ResetServer) {
            closing.begin();
        }
        next();
    }

    private void happened(ClientEvent event) {
        events.print(event);
        if (event instanceof ClientEvent.MessageReceived message) {
            marks.printed(message.from(), message.number());
        }
        ready |= event instanceof ClientEvent.Ready;
        connectionKnown |= event instanceof ClientEvent.ConnectionChanged;
        if (ready && connectionKnown && !introduced) {
            introduce();
        }
        if (event instanceof ClientEvent.Stopped stopped) {
            closing.stopped(stopped.code());
        }
    }

    /** Once the client takes commands and it is said whether the user is logged in. */
    private void introduce() {
        introduced = true;
        out.say("You can now send messages to the server.");
        out.say("Type 'exit' to close the connection.");
        INTRODUCED.forEach(word -> out.say("Type '" + word.usage() + "' to " + word.purpose() + "."));
        next();
    }

    private void typed(InputLine line) {
        if (line instanceof InputLine.Text text) {
            command(text.text());
        } else if (line instanceof InputLine.End) {
            inputEnded = true;
        } else if (line instanceof InputLine.TooLong) {
            out.say("This line is too long. Nothing was sent.");
        } else {
            out.say("This line is not UTF-8. Nothing was sent.");
        }
        next();
    }

    private void command(String line) {
        if (confirming) {
            confirming = false;
            submit(new Command.ResetServer(line.strip()));
            return;
        }
        ParsedLine parsed = CommandParser.parse(line);
        if (parsed instanceof ParsedLine.Run run) {
            run(run.command());
        } else if (parsed instanceof ParsedLine.Wrong wrong) {
            out.say(wrong.sentence());
        } else if (parsed instanceof ParsedLine.ListUnread) {
            run(new UnreadErrand(out));
        } else if (parsed instanceof ParsedLine.ReadChat read) {
            run(new ReadErrand(out, replies, read.peer()));
        } else if (parsed instanceof ParsedLine.ListLinks links) {
            run(new LinksErrand(out, links.peer()));
        } else if (parsed instanceof ParsedLine.StartVerify verify) {
            run(new VerifyErrand(out, replies, verify.peer(), Optional.empty()));
        } else if (parsed instanceof ParsedLine.CompareNumber compare) {
            run(new VerifyErrand(out, replies, compare.peer(), Optional.of(compare.digits())));
        } else if (parsed instanceof ParsedLine.ShowStatus) {
            replies.status(options.server(), fingerprint);
        } else if (parsed instanceof ParsedLine.Lock) {
            locking = true;
            marks.sendAll();
            closing.beginAtOnce();
        } else if (parsed instanceof ParsedLine.ShowHelp help) {
            new PlainHelp(out).about(help.topic());
        } else if (parsed instanceof ParsedLine.AskPasswords) {
            passwordChange = Optional.of(new PasswordChange(streams, out, inbox));
        } else if (parsed instanceof ParsedLine.ConfirmResetServer) {
            confirming = true;
            out.prompt("This deletes your account and its messages waiting at the server, for good. Type "
                    + options.server() + " to confirm:");
        }
    }

    private void run(Command command) {
        if (command instanceof Command.Exit) {
            out.say("Closing connection.");
            marks.sendAll();
            closing.begin();
        } else {
            submit(command);
        }
    }

    private void run(Errand started) {
        errand = Optional.of(started);
        submit(started.begin());
    }

    private void submit(Command command) {
        inFlight = Optional.of(command);
        inbox.expect(client.submit(command));
    }

    private Command answeredCommand() {
        Command command = inFlight.orElseThrow();
        inFlight = Optional.empty();
        if (command instanceof Command.ChangePassword change) {
            change.current().close();
            change.next().close();
        }
        return command;
    }

    private void afterPassword() {
        Optional<Command> change = passwordChange.flatMap(PasswordChange::command);
        if (passwordChange.map(PasswordChange::isOver).orElse(true)) {
            passwordChange = Optional.empty();
        }
        change.ifPresent(this::submit);
        next();
    }

    /** Asks for the next line, unless something has to happen before. */
    private void next() {
        boolean busy = inFlight.isPresent() || passwordChange.isPresent() || lineDemanded;
        if (busy || closing.isBegun() || !introduced) {
            return;
        }
        if (inputEnded) {
            marks.sendAll();
            closing.begin();
        } else {
            lineDemanded = true;
            inbox.demandLine();
        }
    }
}
