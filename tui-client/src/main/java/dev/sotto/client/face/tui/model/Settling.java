package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;
import dev.sotto.client.face.tui.pane.Timeline;
import dev.sotto.client.face.tui.pane.Viewport;
import dev.sotto.protocol.AccountName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What follows from how things are after a message: pages to load, messages that were seen by it, what is to be kept. */
final class Settling {
    /** Drafts change with each key; they are kept when there is a pause, at the latest. */
    private static final Duration KEEP = Duration.ofSeconds(3);

    /** All that is unread comes with the first page, and some of what was read before. */
    private static final int READ_BEFORE = 50;

    private static final int MOST = 1_000;

    private Settling() {}

    static void settle(Step step, Msg msg) {
        Model model = step.model();
        if (model.notice().filter(n -> !model.now().isBefore(n.until())).isPresent()) {
            step.set(model.withNotice(Optional.empty()));
        }
        ListScroll.settle(step);
        if (model.session().ready() && !model.session().stopped()) {
            boolean mayLoad = !(msg instanceof Msg.Failed);
            for (PanelArea area : Geometry.of(step.model()).panels()) {
                step.model().panels().tab().panels().get(area.index()).ifPresent(peer -> shown(step, peer, mayLoad));
            }
        }
        title(step);
        keep(step);
    }

    /** Whether a person would see what comes there: the terminal is looked at, and nothing stands above the chat. */
    static boolean watched(Model model, AccountName peer) {
        boolean open = model.screen().focused()
                && model.overlay().isEmpty()
                && !model.screen().tooSmall();
        return open
                && Geometry.of(model).panels().stream()
                        .anyMatch(area ->
                                model.panels().tab().panels().get(area.index()).equals(Optional.of(peer)));
    }

    /** Keeps layout and drafts, unless what was kept last time was not read yet. */
    static void save(Step step) {
        if (step.model().saved().loaded()) {
            step.submit(new Command.SaveWorkspace(Layouts.encode(step.model())), new Ask.Save());
        }
        step.set(step.model().with(step.model().saved().due(Optional.empty())));
    }

    /** One at a time: what is seen until that is answered, is told then. */
    static void tellSeen(Step step, AccountName peer) {
        if (!step.model().asks().tellsSeen(peer)) {
            long upTo = step.chat(peer).standing().readTo();
            step.submit(new Command.MarkRead(peer, upTo), new Ask.Seen(peer, upTo));
        }
    }

    private static void shown(Step step, AccountName peer, boolean mayLoad) {
        Chat reading = step.chat(peer);
        Viewport settled = reading.viewport().settled(Reading.pane(step.model(), reading));
        if (settled != reading.viewport()) {
            step.put(reading.with(settled));
        }
        if (mayLoad) {
            load(step, peer);
        }
        Chat chat = step.chat(peer);
        Ask numbers = new Ask.Numbers(peer, false);
        if (chat.standing().changed()
                && chat.numbers().isEmpty()
                && !step.model().asks().has(numbers)) {
            step.submit(new Command.ShowSafetyNumber(peer), numbers);
        }
        seen(step, peer);
    }

    private static void load(Step step, AccountName peer) {
        Chat chat = step.chat(peer);
        if (step.model().asks().loads(peer)) {
            return;
        }
        Timeline timeline = chat.timeline();
        if (!chat.loaded()) {
            ask(step, peer, Ask.Part.NEWEST, OptionalLong.empty(), OptionalLong.empty());
        } else if (Reading.wantsOlder(step.model(), chat) && timeline.oldest().isPresent()) {
            ask(step, peer, Ask.Part.OLDER, timeline.oldest(), OptionalLong.empty());
        } else if (chat.viewport().wantsNewest(timeline)) {
            ask(step, peer, Ask.Part.NEWEST, OptionalLong.empty(), OptionalLong.empty());
        } else if (Reading.wantsNewer(step.model(), chat) && timeline.newest().isPresent()) {
            ask(step, peer, Ask.Part.NEWER, OptionalLong.empty(), timeline.newest());
        }
    }

    /** The answer comes behind that of a page that was asked for before. */
    static void loadOldest(Step step, AccountName peer) {
        if (!step.model().asks().has(new Ask.Page(peer, Ask.Part.OLDEST, Timeline.PAGE))) {
            Command first = new Command.ShowHistory(peer, Timeline.PAGE, OptionalLong.empty(), OptionalLong.of(0));
            step.submit(first, new Ask.Page(peer, Ask.Part.OLDEST, Timeline.PAGE));
        }
    }

    private static void ask(Step step, AccountName peer, Ask.Part part, OptionalLong before, OptionalLong after) {
        int unread = part == Ask.Part.NEWEST ? step.chat(peer).standing().unread() : 0;
        int limit = Math.min(MOST, Math.max(Timeline.PAGE, unread + READ_BEFORE));
        step.submit(new Command.ShowHistory(peer, limit, before, after), new Ask.Page(peer, part, limit));
    }

    /** At once, also while the client still has to be told: what somebody looks at is unread in no frame. */
    private static void seen(Step step, AccountName peer) {
        Chat chat = step.chat(peer);
        OptionalLong newest = chat.timeline().newest();
        if (chat.standing().unread() > 0
                && chat.loaded()
                && newest.isPresent()
                && watched(step.model(), peer)
                && Reading.newestVisible(step.model(), chat)) {
            step.put(chat.with(chat.standing().seen(newest.getAsLong())));
            tellSeen(step, peer);
        }
    }

    private static void title(Step step) {
        int unread = step.model().chats().unread();
        String title = unread > 0 ? "(" + unread + ") Sotto" : "Sotto";
        if (!title.equals(step.model().screen().title())) {
            step.set(step.model().with(step.model().screen().titled(title)));
            step.emit(new TuiEffect.Title(title));
        }
    }

    private static void keep(Step step) {
        Saved saved = step.model().saved();
        Instant now = step.model().now();
        if (saved.due().isPresent() && !now.isBefore(saved.due().get())) {
            save(step);
        }
        if (step.layoutChanged() && step.model().saved().due().isEmpty() && saved.loaded()) {
            step.set(step.model().with(step.model().saved().due(Optional.of(now.plus(KEEP)))));
        }
    }
}
