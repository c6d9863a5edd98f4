package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.face.tui.edit.Editor;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.pane.Entry;
import dev.sotto.client.face.tui.pane.Hit;
import dev.sotto.client.face.tui.pane.PanePainter;
import dev.sotto.client.face.tui.pane.Viewport;
import dev.sotto.client.text.DisplayText;
import dev.sotto.client.text.Links;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The selected message. Without one the newest is meant. */
final class Messages {
    /** More links than anybody looks through. */
    private static final int MANY = 100;

    private Messages() {}

    static void perform(Step step, Action action) {
        switch (action) {
            case SELECT_UP -> up(step);
            case SELECT_DOWN -> down(step);
            case COPY -> meant(step).ifPresentOrElse(message -> copy(step, message), () -> none(step));
            case OPEN_LINK -> open(step, links(step));
            case RETRY -> retry(step);
            case MESSAGE_INFO ->
                meant(step).ifPresentOrElse(message -> Overlays.openInfo(step, message), () -> none(step));
            case COMPOSE_MODE -> compose(step);
            default -> throw new IllegalArgumentException(action.word());
        }
    }

    /** The keys go to the messages, the newest one in sight first. */
    static void select(Step step) {
        step.list(step.model().list().left());
        step.input(input -> input.selecting(true));
        step.chat().filter(chat -> chat.viewport().selected().isEmpty()).ifPresent(chat -> up(step));
    }

    static void click(Step step, Rect area, int column, int row) {
        Optional<Chat> open = step.chat();
        if (open.isEmpty()) {
            return;
        }
        Chat chat = open.get();
        Hit hit = PanePainter.hit(
                column, row, area, chat.timeline(), chat.viewport(), Reading.context(step.model(), chat.peer()));
        if (hit instanceof Hit.OnLink link) {
            step.emit(new TuiEffect.OpenLink(link.address()));
        } else if (hit instanceof Hit.OnMessage message) {
            step.input(input -> input.selecting(true));
            step.put(chat.with(chat.viewport().select(message.key(), Reading.pane(step.model(), chat))));
        } else if (hit instanceof Hit.OnNewBelow) {
            Reading.toBottom(step, chat.peer());
        }
    }

    /** The links of the message that is meant. */
    static List<String> links(Step step) {
        return meant(step).map(message -> Links.of(message.text())).orElse(List.of());
    }

    /** Of all loaded messages, the newest first, each once. */
    static List<String> allLinks(Chat chat) {
        List<Entry> entries = chat.timeline().entries();
        Set<String> links = new LinkedHashSet<>();
        for (int i = entries.size() - 1; i >= 0 && links.size() < MANY; i--) {
            if (entries.get(i) instanceof Entry.Message message) {
                links.addAll(Links.of(message.text()));
            }
        }
        return List.copyOf(links);
    }

    static void openLink(Step step, String address) {
        step.emit(new TuiEffect.OpenLink(address));
        step.notice("Opening " + address);
    }

    private static void up(Step step) {
        step.chat().ifPresent(chat -> step.put(chat.with(chat.viewport().selectUp(Reading.pane(step.model(), chat)))));
    }

    /** Below the newest message is the line. */
    private static void down(Step step) {
        Optional<Chat> open = step.chat();
        if (open.isEmpty()) {
            return;
        }
        Chat chat = open.get();
        Viewport moved = chat.viewport().selectDown(Reading.pane(step.model(), chat));
        boolean last = moved.selected().equals(chat.viewport().selected());
        if (last && step.model().settings().keys().profile() != Profile.VIM) {
            compose(step);
        } else {
            step.put(chat.with(moved));
        }
    }

    private static void compose(Step step) {
        step.input(input -> input.selecting(false));
        step.list(step.model().list().left());
        step.peer().ifPresent(peer -> Reading.unselect(step, peer));
    }

    private static void copy(Step step, Entry.Message message) {
        List<String> lines = DisplayText.of(message.text()).lines();
        step.emit(new TuiEffect.Copy(String.join("\n", lines)));
        step.notice(lines.size() == 1 ? "Copied." : "Copied " + lines.size() + " lines.");
    }

    private static void open(Step step, List<String> links) {
        if (links.isEmpty()) {
            step.notice("There is no link in this message.");
        } else if (links.size() == 1) {
            openLink(step, DisplayText.line(links.get(0)));
        } else {
            Overlays.chooseLink(step, links);
        }
    }

    private static void retry(Step step) {
        Optional<Entry.Message> failed = meant(step).filter(Messages::failed).or(() -> lastFailed(step));
        if (failed.isEmpty()) {
            step.notice("No message failed here.");
            return;
        }
        compose(step);
        Editor editor = step.draft().editor();
        String separator = editor.isEmpty() ? "" : "\n";
        step.draft(step.draft()
                .with(editor.at(editor.text().length())
                        .insert(separator + failed.get().text())));
    }

    private static Optional<Entry.Message> meant(Step step) {
        Optional<Chat> chat = step.chat();
        return chat.flatMap(c -> c.viewport().selectedMessage(c.timeline())).or(() -> chat.flatMap(Messages::newest));
    }

    private static Optional<Entry.Message> newest(Chat chat) {
        return last(chat, message -> true);
    }

    private static Optional<Entry.Message> lastFailed(Step step) {
        return step.chat().flatMap(chat -> last(chat, Messages::failed));
    }

    private static Optional<Entry.Message> last(Chat chat, Predicate<Entry.Message> which) {
        List<Entry> entries = chat.timeline().entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) instanceof Entry.Message message && which.test(message)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private static boolean failed(Entry.Message message) {
        return message.status().equals(Optional.of(MessageStatus.FAILED));
    }

    private static void none(Step step) {
        step.notice("There is no message here.");
    }
}
