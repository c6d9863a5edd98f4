package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Chord;
import dev.sotto.client.face.tui.keys.KeyMap;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Signs;
import dev.sotto.client.face.tui.settings.NotifyLevel;
import dev.sotto.client.face.tui.theme.ColorDepth;
import dev.sotto.client.face.tui.theme.Themes;
import dev.sotto.client.face.tui.view.View;
import dev.sotto.protocol.AccountName;
import dev.sotto.protocol.EnvelopeId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person at the full screen, and a client behind it that answers as it is told. */
public final class Play {
    static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

    private final List<TuiEffect> effects = new ArrayList<>();
    private Model model;
    private Instant now = START;
    private long numbers = 1_000;

    public Play(int columns, int rows) {
        this(columns, rows, settings(Profile.DEFAULT));
    }

    public Play(int columns, int rows, Settings settings) {
        model = Model.start(name("alice"), "localhost:25567", settings, columns, rows, now);
    }

    public static Settings settings(Profile profile) {
        return settings(profile, Signs.UNICODE, NotifyLevel.ALL);
    }

    static Settings settings(Profile profile, Signs signs, NotifyLevel notify) {
        return new Settings(
                Themes.BUILT_IN.find("dark").orElseThrow().look(ColorDepth.TRUE, signs),
                "dark",
                KeyMap.of(profile),
                ZoneOffset.UTC,
                Themes.builtIn(),
                true,
                notify,
                0);
    }

    public static AccountName name(String text) {
        return AccountName.parse(text).orElseThrow();
    }

    public static ChatSummary chat(String peer) {
        return chat(peer, 0, false, false);
    }

    public static ChatSummary chat(String peer, int unread, boolean verified, boolean changed) {
        return new ChatSummary(
                name(peer),
                true,
                changed,
                verified,
                Optional.of(START),
                unread,
                20 - unread,
                Optional.of(new ChatSummary.LastLine(unread == 0, "see you at eight")));
    }

    /** {@code count} messages, the last with number 20, every third one own. */
    public static List<HistoryEntry> history(int count) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (int number = 21 - count; number <= 20; number++) {
            boolean own = number % 3 == 0;
            entries.add(new HistoryEntry(
                    number,
                    new EnvelopeId(1, number),
                    own,
                    "message number " + number,
                    START.minus(Duration.ofMinutes(30L * (21 - number))),
                    own ? Optional.of(MessageStatus.DELIVERED) : Optional.empty(),
                    Optional.empty()));
        }
        return entries;
    }

    public Model model() {
        return model;
    }

    public Play msg(Msg msg) {
        Updated updated = Update.update(model, msg, now);
        model = updated.model();
        effects.addAll(updated.effects());
        return this;
    }

    public Play pass(Duration time) {
        now = now.plus(time);
        return msg(new Msg.Tick());
    }

    /** {@code "ctrl-k"}, {@code "g g"}. */
    public Play keys(String... chords) {
        for (String chord : chords) {
            Chord.parse(chord).keys().forEach(this::key);
        }
        return this;
    }

    public Play key(Key key) {
        return msg(new Msg.Term(new TermEvent.KeyPressed(key)));
    }

    public Play type(String text) {
        text.codePoints().forEach(c -> key(Key.character(Character.toString(c))));
        return this;
    }

    public Play act(Action action) {
        Step step = new Step(model.at(now), true);
        Actions.perform(step, action);
        Settling.settle(step, new Msg.Tick());
        model = step.updated().model();
        effects.addAll(step.updated().effects());
        return this;
    }

    public Play client(ClientEvent event) {
        return msg(new Msg.Client(event));
    }

    public Play mouse(TermEvent.MouseKind kind, int column, int row) {
        return msg(new Msg.Term(new TermEvent.Mouse(kind, column, row)));
    }

    public Play received(String from, String text) {
        long number = numbers++;
        return client(new ClientEvent.MessageReceived(name(from), new EnvelopeId(2, number), number, text, now));
    }

    /** Logged in and online, with those chats and an empty workspace. */
    public Play ready(ChatSummary... chats) {
        return ready(new byte[0], chats);
    }

    public Play ready(byte[] workspace, ChatSummary... chats) {
        client(new ClientEvent.Ready(name("alice")));
        client(new ClientEvent.ConnectionChanged(true));
        answer(Command.ListChats.class, new Reply.Chats(List.of(chats)));
        return answer(Command.LoadWorkspace.class, new Reply.Workspace(workspace));
    }

    /** Goes there, and its history comes. */
    public Play open(String peer, List<HistoryEntry> entries) {
        Step step = new Step(model.at(now), true);
        Moving.open(step, name(peer));
        Settling.settle(step, new Msg.Tick());
        model = step.updated().model();
        effects.addAll(step.updated().effects());
        return history(peer, entries);
    }

    public Play history(String peer, List<HistoryEntry> entries) {
        return answer(Command.ShowHistory.class, new Reply.History(name(peer), entries));
    }

    /** Answers the oldest unanswered command of that kind. */
    public Play answer(Class<? extends Command> kind, Reply reply) {
        return msg(new Msg.Answer(take(kind).ticket(), reply));
    }

    public Play queued() {
        long number = numbers++;
        return answer(Command.SendText.class, new Reply.Queued(new EnvelopeId(3, number), number, now));
    }

    public Play fail(Class<? extends Command> kind, ErrorCode code, String sentence) {
        return msg(new Msg.Failed(take(kind).ticket(), new CommandFailure(code, sentence)));
    }

    /** The oldest effect of a command of that kind, which is taken from the list. */
    public TuiEffect.Submit take(Class<? extends Command> kind) {
        for (TuiEffect effect : effects) {
            if (effect instanceof TuiEffect.Submit submit && kind.isInstance(submit.command())) {
                effects.remove(effect);
                return submit;
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " in " + effects);
    }

    public <T extends Command> T command(Class<T> kind) {
        return kind.cast(take(kind).command());
    }

    public List<TuiEffect> effects() {
        return effects;
    }

    public Play forget() {
        effects.clear();
        return this;
    }

    public <T> List<T> effects(Class<T> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public boolean submitted(Class<? extends Command> kind) {
        return effects(TuiEffect.Submit.class).stream().anyMatch(submit -> kind.isInstance(submit.command()));
    }

    public String line() {
        return model.draft().editor().text();
    }

    public String notice() {
        return model.notice().map(Notice::sentence).orElse("");
    }

    public Frame frame() {
        Frame frame = new Frame(model.screen().columns(), model.screen().rows());
        View.draw(model, frame);
        return frame;
    }

    public String screen() {
        Frame frame = frame();
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < frame.rows(); row++) {
            text.append(frame.line(row)).append('\n');
        }
        return text.toString();
    }
}
