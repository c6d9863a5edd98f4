package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.face.tui.pane.Entry;
import dev.sotto.client.face.tui.settings.NotifyLevel;
import dev.sotto.client.text.DisplayText;
import dev.sotto.protocol.AccountName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A message came. */
final class Receiving {
    private static final int LINE = 120;

    /** Not more often: who gets fifty messages a second looks by then. */
    private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(2);

    /** The clock of the sender may be behind by so much. */
    private static final Duration CLOCKS = Duration.ofMinutes(2);

    private Receiving() {}

    static void take(Step step, ClientEvent.MessageReceived received) {
        AccountName from = received.from();
        boolean watched = Settling.watched(step.model(), from);
        Entry.Message message = new Entry.Message(
                received.number(),
                received.message(),
                false,
                from.display(),
                received.text(),
                received.sentAt(),
                Optional.empty(),
                Optional.empty());
        step.change(
                from,
                chat -> appended(step, chat, message)
                        .with(chat.standing().received(line(received.text())).active(true)));
        if (!watched) {
            step.change(from, Reading::withUnreadLine);
        }
        step.set(step.model().with(step.model().chats().toFront(from)));
        if (!watched) {
            notify(step, received);
        }
    }

    /** What is not loaded yet comes with its page. */
    static Chat appended(Step step, Chat chat, Entry.Message message) {
        boolean wanted = chat.loaded() || step.model().asks().loads(chat.peer());
        return wanted
                ? chat.with(chat.timeline().arrived(message, chat.viewport().isFollowing()))
                : chat.with(chat.timeline().passedBy(message.number()));
    }

    /** The beginning of a foreign text, for the list. */
    static String line(String text) {
        return DisplayText.beginning(text, LINE);
    }

    static String ownLine(String text) {
        return "you: " + line(text);
    }

    private static void notify(Step step, ClientEvent.MessageReceived received) {
        NotifyLevel privacy = step.model().settings().notices();
        Instant now = step.model().now();
        boolean old =
                received.sentAt().plus(CLOCKS).isBefore(step.model().session().started());
        boolean again = step.model().input().notified().plus(BETWEEN_NOTICES).isAfter(now);
        if (privacy == NotifyLevel.OFF || old || again) {
            return;
        }
        step.input(input -> input.notified(now));
        String name = received.from().display();
        switch (privacy) {
            case ALL -> step.emit(new TuiEffect.Notify(name, line(received.text())));
            case SENDER -> step.emit(new TuiEffect.Notify("Sotto", "New message from " + name));
            default -> step.emit(new TuiEffect.Notify("Sotto", "New message"));
        }
    }
}
