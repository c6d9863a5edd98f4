package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;
import dev.sotto.client.command.FailureReason;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.overlay.Chooser;
import dev.sotto.client.face.tui.overlay.Chords;
import dev.sotto.client.face.tui.overlay.Confirm;
import dev.sotto.client.face.tui.overlay.HelpOverlay;
import dev.sotto.client.face.tui.overlay.Intent;
import dev.sotto.client.face.tui.overlay.LinkChooser;
import dev.sotto.client.face.tui.overlay.Overlay;
import dev.sotto.client.face.tui.overlay.Palette;
import dev.sotto.client.face.tui.overlay.Prompt;
import dev.sotto.client.face.tui.overlay.SafetyNumberView;
import dev.sotto.client.face.tui.overlay.Switcher;
import dev.sotto.client.face.tui.overlay.TextPages;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.pane.Entry;
import dev.sotto.client.face.tui.slash.Argument;
import dev.sotto.client.face.tui.slash.HelpTopic;
import dev.sotto.client.face.tui.slash.SlashLine;
import dev.sotto.client.face.tui.slash.SlashWord;
import dev.sotto.client.text.DisplayText;
import dev.sotto.protocol.AccountName;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is open above everything: how it is opened, and what comes of it. */
final class Overlays {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private static final List<String> MINUTES = List.of("off", "5", "15", "30", "60");

    private Overlays() {}

    /** The part of the screen that it may use. */
    static Rect area(Model model) {
        return Geometry.of(model).body();
    }

    static void apply(Step step, Overlay.Turn turn) {
        step.set(step.model().withOverlay(turn.overlay()));
        turn.intents().forEach(intent -> intent(step, intent));
    }

    /** What is unread first, then where one was before; where one is comes last: Enter alone goes where one most likely wants to. */
    static void openSwitcher(Step step) {
        Optional<AccountName> here = step.peer();
        Optional<AccountName> before = step.model().input().previous();
        List<Switcher.Chat> entries = step.model().chats().order().stream()
                .map(step::chat)
                .sorted(Comparator.comparing((Chat chat) -> here.equals(Optional.of(chat.peer())))
                        .thenComparing(chat -> chat.standing().unread() == 0)
                        .thenComparing(chat -> !before.equals(Optional.of(chat.peer()))))
                .map(chat -> new Switcher.Chat(
                        chat.peer(), chat.standing().unread(), chat.standing().trust()))
                .toList();
        open(step, Switcher.of(entries, chords(step)));
    }

    static void openPalette(Step step) {
        List<Palette.Entry> commands = Arrays.stream(SlashWord.values())
                .map(word -> new Palette.Entry("/" + word.word(), word.purpose()))
                .toList();
        open(step, Palette.of(commands, chords(step)));
    }

    /** The values of a setting. A theme is seen while one chooses. */
    static void openChoice(Step step, String setting) {
        Settings settings = step.model().settings();
        SlashWord word = SlashWord.of(setting).orElseThrow();
        Argument kind = word.arguments().get(0);
        Chooser.Subject subject = new Chooser.Subject(
                Character.toUpperCase(word.purpose().charAt(0)) + word.purpose().substring(1),
                "/" + word.word(),
                kind == Argument.THEME ? settings.themes() : kind == Argument.MINUTES ? MINUTES : kind.words(),
                settings.value(setting),
                kind == Argument.THEME);
        open(step, Chooser.of(subject, chords(step)));
    }

    static void openHelp(Step step) {
        open(step, HelpOverlay.of(step.model().settings().keys()));
    }

    static void openTopic(Step step, Optional<String> wanted) {
        Optional<HelpTopic> topic = wanted.isPresent()
                ? HelpTopic.of(wanted.get())
                : HelpTopic.all().stream().findFirst();
        topic.ifPresentOrElse(
                page -> open(step, TextPages.of(page.title(), page.lines(chords(step)::shown), chords(step))),
                () -> openHelp(step));
    }

    static void openNumber(Step step, Reply.SafetyNumberShown shown) {
        SafetyNumberView.Subject subject = new SafetyNumberView.Subject(
                step.model().session().me(), shown.peer(), shown.digits(), shown.previousDigits(), shown.verified());
        open(step, SafetyNumberView.of(subject, chords(step)));
    }

    /** What is decided there was about the identity before; a key that is on its way must not decide about the next. */
    static void closeAbout(Step step, AccountName peer) {
        if (step.model().overlay().filter(open -> open.decidesAbout(peer)).isPresent()) {
            step.set(step.model().withOverlay(Optional.empty()));
        }
    }

    static void openInfo(Step step, Entry.Message message) {
        List<String> lines = new ArrayList<>();
        lines.add("From: " + DisplayText.line(message.author()));
        lines.add((message.own() ? "Written: " : "Sent, by the clock of the sender: ")
                + TIME.format(message.at().atZone(step.model().settings().zone())));
        message.status().ifPresent(status -> lines.add("State: " + MessageWords.of(status)));
        message.reason().ifPresent(reason -> lines.add("Reason: " + DisplayText.line(FailureReason.inWords(reason))));
        lines.add("Number in this chat: " + message.number());
        open(step, TextPages.of("This message", lines, chords(step)));
    }

    static void chooseLink(Step step, List<String> links) {
        open(step, LinkChooser.of(links, chords(step)));
    }

    static void confirmQuit(Step step, String question) {
        open(step, Confirm.of("Quit", question, new Intent.Perform(Action.QUIT), chords(step)));
    }

    static void confirmAccept(Step step, AccountName peer) {
        String name = peer.display();
        open(
                step,
                Confirm.of(
                        "Accept the new identity",
                        "Accept the new identity of " + name + " without comparing the number? If somebody is in"
                                + " between, they read what you send.",
                        new Intent.AcceptIdentity(peer),
                        chords(step)));
    }

    static void confirmForget(Step step, AccountName peer) {
        String name = peer.display();
        open(
                step,
                Confirm.of(
                        "Delete this chat",
                        "Delete all messages with " + name + " here, for good, and reset the chat?",
                        new Intent.Forget(peer),
                        chords(step)));
    }

    static void askResetServer(Step step) {
        String server = step.model().session().server();
        open(
                step,
                Prompt.of(
                        "Delete your account",
                        "This deletes your account and its messages waiting at the server, for good. Type " + server
                                + " to confirm:",
                        server,
                        Intent.ResetServer::new));
    }

    private static void intent(Step step, Intent intent) {
        if (intent instanceof Intent.OpenChat chat) {
            Moving.open(step, chat.peer());
        } else if (intent instanceof Intent.RunLine line) {
            runLine(step, line.line());
        } else if (intent instanceof Intent.Perform perform) {
            Actions.perform(step, perform.action());
        } else if (intent instanceof Intent.OpenLink link) {
            Messages.openLink(step, DisplayText.line(link.address()));
        } else if (intent instanceof Intent.Copy copy) {
            step.emit(new TuiEffect.Copy(copy.text()));
            step.notice("Copied.");
        } else if (intent instanceof Intent.Verified verified) {
            submit(step, new Command.Verify(verified.peer()));
        } else if (intent instanceof Intent.AcceptIdentity accepted) {
            submit(step, new Command.AcceptIdentity(accepted.peer()));
        } else if (intent instanceof Intent.RejectIdentity rejected) {
            submit(step, new Command.RejectIdentity(rejected.peer()));
        } else if (intent instanceof Intent.Forget forget) {
            submit(step, new Command.Reset(forget.peer(), true));
        } else if (intent instanceof Intent.ResetServer reset) {
            submit(step, new Command.ResetServer(reset.confirm()));
        }
    }

    /** A command that wants more than its word goes to the line, if that is free. */
    private static void runLine(Step step, String line) {
        boolean incomplete = SlashLine.parse(line, step.peer()) instanceof SlashLine.Wrong;
        if (incomplete && step.draft().editor().isEmpty()) {
            step.input(input -> input.selecting(false));
            Writing.change(step, step.draft().editor().insert(line + " "));
        } else {
            Lines.run(step, line);
        }
    }

    private static void submit(Step step, Command command) {
        step.submit(command, new Ask.Told(command));
    }

    private static void open(Step step, Overlay overlay) {
        step.draft(step.draft().completing(Optional.empty()));
        step.set(step.model().withOverlay(Optional.of(overlay)));
    }

    private static Chords chords(Step step) {
        return step.model().settings().keys()::shown;
    }
}
