package dev.sotto.client.face.json;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.Closing;
import dev.sotto.client.face.ExitCode;
import dev.sotto.client.face.Inbox;
import dev.sotto.client.face.InputLine;
import dev.sotto.client.face.Interruption;
import dev.sotto.client.face.LineReader;
import dev.sotto.client.face.Streams;
import dev.sotto.client.runtime.ClientApi;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * From the login to the end. One command after the other; only {@code msg} after {@code msg} is handed on ahead of the
 * answer, up to {@value #AHEAD}, so that the store can commit several at once. Results come in the order of the lines.
 */
final class JsonConversation {
    private static final int AHEAD = 32;

    private final JsonOutput out;
    private final ClientApi client;
    private final Clock clock;
    private final Inbox inbox;
    private final Closing closing;
    private final StatusGate statuses;
    private final Deque<JsonRequest> underWay = new ArrayDeque<>();
    private Optional<JsonRequest> waiting = Optional.empty();
    private boolean ready;
    private boolean lineDemanded;
    private long endedAt;
    private boolean inputEnded;

    JsonConversation(Streams streams, JsonOutput out, Clock clock, ClientApi client) {
        this.out = out;
        this.client = client;
        this.clock = clock;
        this.inbox = new Inbox(streams.in());
        this.closing = new Closing(client, inbox, clock);
        this.statuses = new StatusGate(out::event);
    }

    ExitCode run(Interruption interruption) {
        interruption.listen(() -> inbox.put(new Inbox.Item.Interrupted()));
        client.subscribe(event -> inbox.put(new Inbox.Item.Happened(event)));
        client.start();
        while (!closing.isOver()) {
            inbox.take(millisLeft()).ifPresent(this::handle);
            if (inputEnded && clock.millis() - endedAt >= Closing.GRACE_MILLIS) {
                closing.begin(0); // a command that takes longer than that is given up
            }
            if (out.failed()) {
                closing.beginAtOnce(); // nobody reads us any more
            }
        }
        return closing.exitCode();
    }

    private long millisLeft() {
        long left = closing.millisLeft();
        return inputEnded ? Math.min(left, Math.max(1, endedAt + Closing.GRACE_MILLIS - clock.millis())) : left;
    }

    private void handle(Inbox.Item item) {
        if (item instanceof Inbox.Item.Happened happened) {
            happened(happened.event());
        } else if (item instanceof Inbox.Item.Typed typed) {
            lineDemanded = false;
            typed(typed.line());
        } else if (item instanceof Inbox.Item.Answered answered) {
            answered(underWay.remove(), answered.reply());
        } else if (item instanceof Inbox.Item.Failed failed) {
            failed(underWay.remove(), failed.failure());
        } else if (item instanceof Inbox.Item.Closed closed) {
            closing.closed(closed.allSent());
        } else if (item instanceof Inbox.Item.Interrupted) {
            closing.beginAtOnce();
        }
        next();
    }

    private void happened(ClientEvent event) {
        if (event instanceof ClientEvent.StatusChanged changed) {
            statuses.pass(changed);
            return;
        }
        out.event(event);
        if (event instanceof ClientEvent.Ready) {
            ready = true;
        } else if (event instanceof ClientEvent.Stopped stopped) {
            closing.stopped(stopped.code());
        }
    }

    private void typed(InputLine line) {
        if (line instanceof InputLine.Text text) {
            if (!text.text().isBlank()) {
                waiting = Optional.of(JsonRequest.parse(text.text()));
            }
        } else if (line instanceof InputLine.TooLong) {
            waiting =
                    Optional.of(JsonRequest.unreadable("This line is longer than " + LineReader.MAX_LINE + " bytes."));
        } else if (line instanceof InputLine.NotUtf8) {
            waiting = Optional.of(JsonRequest.unreadable("This line is not UTF-8."));
        } else {
            inputEnded = true;
            endedAt = clock.millis();
        }
    }

    private void answered(JsonRequest request, Reply reply) {
        out.result(request.id(), reply);
        if (reply instanceof Reply.Queued queued) {
            statuses.msgAnswered(queued.message());
        }
        wipe(request);
        if (isA(request, Command.ResetServer.class)) {
            closing.begin();
        }
    }

    private void failed(JsonRequest request, CommandFailure failure) {
        out.error(request.id(), failure);
        if (isA(request, Command.SendText.class)) {
            statuses.msgRefused();
        }
        wipe(request);
    }

    /** Starts the command that waits, if it is its turn, and asks for the next line if there is room for it. */
    private void next() {
        if (waiting.isPresent() && mayStart(waiting.get())) {
            JsonRequest request = waiting.get();
            waiting = Optional.empty();
            start(request);
        }
        if (closing.isBegun() || !ready || waiting.isPresent() || lineDemanded) {
            return;
        }
        if (!inputEnded) {
            lineDemanded = true;
            inbox.demandLine();
        } else if (underWay.isEmpty()) {
            closing.begin(Math.max(0, endedAt + Closing.GRACE_MILLIS - clock.millis()));
        }
    }

    private boolean mayStart(JsonRequest request) {
        boolean behindMessages = isA(request, Command.SendText.class)
                && underWay.size() < AHEAD
                && underWay.stream().allMatch(earlier -> isA(earlier, Command.SendText.class));
        return !closing.isBegun() && (underWay.isEmpty() || behindMessages);
    }

    private void start(JsonRequest request) {
        if (request.failure().isPresent()) {
            out.error(request.id(), request.failure().get());
            return;
        }
        Command command = request.command().orElseThrow();
        if (command instanceof Command.Exit) {
            out.result(request.id(), new Reply.Done());
            closing.begin();
            return;
        }
        if (command instanceof Command.SendText) {
            statuses.msgSubmitted();
        }
        underWay.add(request);
        inbox.expect(client.submit(command));
    }

    private static boolean isA(JsonRequest request, Class<? extends Command> kind) {
        return request.command().filter(kind::isInstance).isPresent();
    }

    private static void wipe(JsonRequest request) {
        if (request.command().orElse(null) instanceof Command.ChangePassword change) {
            change.current().close();
            change.next().close();
        }
    }
}
