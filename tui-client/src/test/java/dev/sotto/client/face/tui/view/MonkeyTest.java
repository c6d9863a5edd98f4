package dev.sotto.client.face.tui.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.Command;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.event.TermEvent;
import dev.sotto.client.face.tui.keys.Binding;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.face.tui.keys.Profile;
import dev.sotto.client.face.tui.model.Geometry;
import dev.sotto.client.face.tui.model.Model;
import dev.sotto.client.face.tui.model.Msg;
import dev.sotto.client.face.tui.model.Play;
import dev.sotto.client.face.tui.model.TuiEffect;
import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.text.Clusters;
import dev.sotto.protocol.EnvelopeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of random messages at random sizes: nothing breaks the model, the picture or its borders. */
final class MonkeyTest {
    private static final int MESSAGES = 3_000;
    private static final List<String> NAMES = List.of("bob", "carol", "Mallory", "dave", "eve", "frank");
    private static final List<String> TEXTS = List.of(
            "hello",
            "\u001B[2J\u009B31m\u0007 evil \u202E reversed",
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 wide \u4F60\u597D",
            "e" + "\u0301".repeat(300),
            "\u05E9\u05DC\u05D5\u05DD right to left",
            "lone \uD800 surrogate",
            "one\ntwo\n\n```\ncode\n```",
            "https://example.org/a https://example.org/b",
            "x".repeat(3_000));

    @ParameterizedTest
    @EnumSource(Profile.class)
    void survives(Profile profile) {
        Random random = new Random(profile.word().hashCode());
        Play play = new Play(80, 24, Play.settings(profile));
        List<Key> bound = List.of(Mode.values()).stream()
                .flatMap(mode -> play.model().settings().keys().bindings(mode).stream())
                .map(Binding::chord)
                .flatMap(chord -> chord.keys().stream())
                .toList();
        play.ready(
                Play.chat("bob", 3, false, false),
                Play.chat("carol", 0, true, false),
                Play.chat("Mallory", 1, false, true));
        for (int i = 0; i < MESSAGES; i++) {
            play.msg(random(random, play, bound));
            if (random.nextInt(20) == 0) {
                play.pass(Duration.ofSeconds(random.nextInt(10)));
            }
            if (i % 4 == 0) {
                check(play);
            }
            if (play.effects().size() > 60) {
                play.effects().subList(0, 30).clear();
            }
        }
        assertThat(play.model().chats().order())
                .hasSameSizeAs(play.model().chats().all().keySet());
    }

    private static Msg random(Random random, Play play, List<Key> bound) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> key(bound.get(random.nextInt(bound.size())));
            case 4 -> key(Key.character(String.valueOf("/:@ abcdefgh12".charAt(random.nextInt(14)))));
            case 5, 6 -> answer(random, play);
            case 7, 8 -> new Msg.Client(event(random));
            case 9 -> new Msg.Term(mouse(random, play.model()));
            case 10 -> new Msg.Term(new TermEvent.Pasted(pick(random, TEXTS), random.nextBoolean()));
            default -> seldom(random);
        };
    }

    private static Msg key(Key key) {
        return new Msg.Term(new TermEvent.KeyPressed(key));
    }

    private static Msg seldom(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Msg.Term(new TermEvent.Resized(random.nextInt(130), random.nextInt(50)));
            case 1 -> new Msg.Term(new TermEvent.Resized(40 + random.nextInt(260), 10 + random.nextInt(90)));
            case 2 -> new Msg.Term(new TermEvent.Focused(random.nextBoolean()));
            case 3 -> new Msg.EditorClosed(Optional.of(pick(random, TEXTS)), "");
            case 4 -> new Msg.EditorClosed(Optional.empty(), "no editor");
            default -> new Msg.FolderListed("~/", List.of("a/", "b.txt"));
        };
    }

    private static TermEvent mouse(Random random, Model model) {
        TermEvent.MouseKind[] kinds = TermEvent.MouseKind.values();
        return new TermEvent.Mouse(
                pick(random, List.of(kinds)),
                random.nextInt(model.screen().columns() + 2),
                random.nextInt(model.screen().rows() + 2));
    }

    private static Msg answer(Random random, Play play) {
        List<TuiEffect.Submit> open = play.effects(TuiEffect.Submit.class);
        if (open.isEmpty() || random.nextInt(10) == 0) {
            return new Msg.Answer(random.nextInt(500), new Reply.Done());
        }
        TuiEffect.Submit submit = open.get(0);
        play.effects().remove(submit);
        if (random.nextInt(8) == 0) {
            ErrorCode[] codes = ErrorCode.values();
            return new Msg.Failed(
                    submit.ticket(), new CommandFailure(pick(random, List.of(codes)), pick(random, TEXTS)));
        }
        return new Msg.Answer(submit.ticket(), reply(random, play, submit.command()));
    }

    private static Reply reply(Random random, Play play, Command command) {
        if (command instanceof Command.ShowHistory history) {
            return new Reply.History(history.peer(), Play.history(random.nextInt(21)));
        }
        if (command instanceof Command.SendText) {
            long number = 100_000L + random.nextInt(100_000);
            return new Reply.Queued(
                    new EnvelopeId(9, number), number, play.model().now());
        }
        if (command instanceof Command.ShowSafetyNumber shown) {
            String digits = "12345".repeat(12);
            return new Reply.SafetyNumberShown(shown.peer(), digits, "", false, Optional.of(digits));
        }
        if (command instanceof Command.ListChats) {
            return new Reply.Chats(List.of(Play.chat(pick(random, NAMES)), Play.chat("zoe", 2, true, true)));
        }
        return command instanceof Command.LoadWorkspace ? new Reply.Workspace(new byte[] {7}) : new Reply.Done();
    }

    private static ClientEvent event(Random random) {
        String name = pick(random, NAMES);
        EnvelopeId id = new EnvelopeId(2, random.nextInt(50));
        return switch (random.nextInt(6)) {
            case 0 ->
                new ClientEvent.StatusChanged(
                        Play.name(name),
                        id,
                        pick(random, List.of(MessageStatus.values())),
                        Optional.of(pick(random, TEXTS)));
            case 1 ->
                new ClientEvent.SessionChanged(
                        Play.name(name),
                        pick(random, List.of(ClientEvent.SessionState.values())),
                        pick(random, List.of(ClientEvent.Initiator.values())));
            case 2 -> new ClientEvent.ConnectionChanged(random.nextBoolean());
            case 3 ->
                new ClientEvent.Problem(
                        ErrorCode.MESSAGE_UNREADABLE,
                        pick(random, TEXTS),
                        random.nextBoolean() ? Optional.of(Play.name(name)) : Optional.empty());
            default ->
                new ClientEvent.MessageReceived(
                        Play.name(name), id, 30L + random.nextInt(5_000), pick(random, TEXTS), when(random));
        };
    }

    private static Instant when(Random random) {
        return Instant.parse("2026-11-20T00:00:00Z").plusSeconds(random.nextInt(600_000));
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static void check(Play play) {
        Model model = play.model();
        Frame frame = play.frame();
        for (int row = 0; row < frame.rows(); row++) {
            int column = 0;
            while (column < frame.columns()) {
                String cluster = frame.cluster(column, row);
                if (cluster.equals(Frame.CONTINUED) || Clusters.isControl(cluster)) {
                    throw new AssertionError("row " + row + ", column " + column + ": half or control");
                }
                column += Clusters.widthOf(cluster);
            }
            assertThat(column).isEqualTo(frame.columns());
        }
        if (model.screen().tooSmall() || model.overlay().isPresent()) {
            return;
        }
        Geometry geometry = Geometry.of(model);
        String vertical = model.settings().look().signs().vertical();
        if (!geometry.list().isEmpty() && !geometry.panels().isEmpty()) {
            Rect list = geometry.list();
            for (int row = list.y(); row < list.bottom(); row++) {
                assertThat(frame.cluster(list.right(), row))
                        .as("border in row %d", row)
                        .isEqualTo(vertical);
            }
        }
        for (int i = 1; i < geometry.panels().size(); i++) {
            Rect panel = geometry.panels().get(i).whole();
            int popup = play.model().draft().completion().isPresent() ? 9 : 0;
            for (int row = panel.y(); row < panel.bottom() - popup; row++) {
                assertThat(frame.cluster(panel.x() - 1, row))
                        .as("border in row %d", row)
                        .isEqualTo(vertical);
            }
        }
    }
}
