package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.slash.FaceCommand;
import dev.sotto.client.face.tui.slash.SlashLine;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** Carries out typed commands. */
final class Lines {
    private Lines() {}

    /** Also for a line that came from a list of commands; the line that is being written stays as it is. */
    static void run(Step step, String line) {
        SlashLine parsed = SlashLine.parse(line, step.peer());
        if (parsed instanceof SlashLine.Wrong wrong) {
            step.error(wrong.sentence());
        } else if (parsed instanceof SlashLine.Text || parsed instanceof SlashLine.Guarded) {
            step.error("That is no command.");
        } else {
            carryOut(step, parsed);
        }
    }

    static void carryOut(Step step, SlashLine parsed) {
        if (parsed instanceof SlashLine.Run run) {
            command(step, run.command());
        } else if (parsed instanceof SlashLine.Face face) {
            face(step, face.command());
        } else if (parsed instanceof SlashLine.ConfirmResetServer) {
            Overlays.askResetServer(step);
        } else if (parsed instanceof SlashLine.AskPasswords) {
            step.emit(new TuiEffect.AskPasswords());
        } else if (parsed instanceof SlashLine.Help help) {
            Overlays.openTopic(step, help.topic());
        }
    }

    /** Who is meant by a command that is about one user. */
    static Optional<AccountName> about(SlashLine parsed) {
        if (parsed instanceof SlashLine.Run run) {
            return about(run.command());
        }
        return parsed instanceof SlashLine.Face face ? about(face.command()) : Optional.empty();
    }

    private static Optional<AccountName> about(Command command) {
        if (command instanceof Command.SendText sent) {
            return Optional.of(sent.peer());
        }
        if (command instanceof Command.Init init) {
            return Optional.of(init.peer());
        }
        if (command instanceof Command.ShowSafetyNumber shown) {
            return Optional.of(shown.peer());
        }
        return command instanceof Command.ShowHistory history ? Optional.of(history.peer()) : Failures.about(command);
    }

    private static Optional<AccountName> about(FaceCommand command) {
        if (command instanceof FaceCommand.Open open) {
            return Optional.of(open.peer());
        }
        if (command instanceof FaceCommand.Split split) {
            return split.peer();
        }
        if (command instanceof FaceCommand.Tab tab) {
            return tab.peer();
        }
        if (command instanceof FaceCommand.ShowNumber number) {
            return Optional.of(number.peer());
        }
        return command instanceof FaceCommand.CompareNumber compare ? Optional.of(compare.peer()) : Optional.empty();
    }

    private static void command(Step step, Command command) {
        if (command instanceof Command.Exit) {
            ProgramMoves.askToQuit(step);
        } else if (command instanceof Command.SendText sent) {
            message(step, sent);
        } else if (command instanceof Command.Init init) {
            step.submit(command, new Ask.Begin(init.peer(), Optional.empty()));
        } else if (command instanceof Command.Reset reset && reset.forget()) {
            forget(step, reset);
        } else if (command instanceof Command.ShowSafetyNumber shown) {
            ProgramMoves.showNumber(step, shown.peer());
        } else if (command instanceof Command.ShowHistory history) {
            Moving.open(step, history.peer());
            Messages.select(step);
        } else if (command instanceof Command.ListChats) {
            Overlays.openSwitcher(step);
        } else {
            step.submit(command, new Ask.Told(command));
        }
    }

    /** Asked about once, where something would be lost. */
    private static void forget(Step step, Command.Reset reset) {
        Chat chat = step.chat(reset.peer());
        boolean lost = chat.standing().lastLine().isPresent()
                || chat.timeline().newest().isPresent();
        if (lost) {
            Overlays.confirmForget(step, reset.peer());
        } else {
            step.submit(reset, new Ask.Told(reset));
        }
    }

    private static void message(Step step, Command.SendText sent) {
        Chat chat = step.chat(sent.peer());
        if (chat.standing().changed()) {
            Sending.blocked(step, sent.peer());
            return;
        }
        step.put(chat);
        Sending.send(step, sent.peer(), sent.text(), false);
    }

    private static void face(Step step, FaceCommand command) {
        if (command instanceof FaceCommand.Open open) {
            Moving.open(step, open.peer());
        } else if (command instanceof FaceCommand.Split split) {
            beside(step, Action.SPLIT, split.peer());
        } else if (command instanceof FaceCommand.Tab tab) {
            beside(step, Action.NEW_TAB, tab.peer());
        } else if (command instanceof FaceCommand.Links links) {
            links(step, links.peer());
        } else if (command instanceof FaceCommand.ShowNumber number) {
            ProgramMoves.showNumber(step, number.peer());
        } else if (command instanceof FaceCommand.CompareNumber compare) {
            step.submit(
                    new Command.ShowSafetyNumber(compare.peer()), new Ask.Compare(compare.peer(), compare.digits()));
        } else if (command instanceof FaceCommand.Status) {
            step.notice(status(step.model()));
        } else if (command instanceof FaceCommand.Set set) {
            step.emit(new TuiEffect.SaveSetting(set.setting(), set.value()));
            step.notice(kept(set));
        } else if (command instanceof FaceCommand.Choose choose) {
            Overlays.openChoice(step, choose.setting());
        } else if (command instanceof FaceCommand.Perform perform) {
            Actions.perform(step, perform.action());
        }
    }

    private static String kept(FaceCommand.Set set) {
        if (!set.setting().equals("idle-lock")) {
            return set.setting() + ": " + set.value();
        }
        return switch (set.value()) {
            case "0" -> "Sotto does not lock by itself.";
            case "1" -> "Sotto locks after a minute without a key.";
            default -> "Sotto locks after " + set.value() + " minutes without a key.";
        };
    }

    /** Of what is loaded of that chat, the newest first. */
    private static void links(Step step, AccountName peer) {
        Moving.open(step, peer);
        List<String> links =
                step.model().chats().of(peer).map(Messages::allLinks).orElse(List.of());
        if (links.isEmpty()) {
            step.notice("No link in the messages that are loaded here.");
        } else {
            Overlays.chooseLink(step, links);
        }
    }

    private static String status(Model model) {
        Session session = model.session();
        int unsent = model.unsent();
        return session.me().display() + " at " + session.server() + ", " + (session.online() ? "online" : "offline")
                + ", " + model.chats().order().size() + " chats, "
                + model.chats().unread() + " unread, " + unsent
                + " unsent.";
    }

    private static void beside(Step step, Action action, Optional<AccountName> peer) {
        Panels before = step.model().panels();
        PanelMoves.perform(step, action);
        if (!step.model().panels().equals(before)) {
            peer.ifPresent(name -> Moving.open(step, name));
        }
    }
}
