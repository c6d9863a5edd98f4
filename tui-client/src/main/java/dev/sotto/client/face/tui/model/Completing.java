package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.edit.Completion;
import dev.sotto.client.face.tui.edit.Editor;
import dev.sotto.client.face.tui.edit.FolderListing;
import dev.sotto.client.face.tui.edit.Sources;
import dev.sotto.client.face.tui.keys.Action;
import dev.sotto.client.face.tui.keys.Mode;
import dev.sotto.client.text.Clusters;
import dev.sotto.client.text.DisplayText;
import java.util.List;
import java.util.Optional;

/** The popup of completion at the line. It belongs to the text that it was made for. */
final class Completing {
    private static final int SHOWN = 20;

    private Completing() {}

    /** After a change: opens by itself where that helps. */
    static void offer(Step step) {
        Draft draft = step.draft();
        step.draft(draft.completing(Completion.at(draft.editor(), sources(step), false)
                .filter(open -> !open.candidates().isEmpty())));
    }

    static void next(Step step) {
        Optional<Completion> open = step.draft().completion();
        if (open.isEmpty() || open.get().candidates().isEmpty()) {
            ask(step, sources(step));
        } else if (!single(step, open.get())) {
            step.draft(step.draft().completing(Optional.of(open.get().next())));
        }
    }

    static void previous(Step step) {
        Optional<Completion> open = step.draft().completion();
        if (open.isEmpty()) {
            ask(step, sources(step));
        } else {
            step.draft(step.draft().completing(Optional.of(open.get().previous())));
        }
    }

    /** Up and down are in the list once one has moved there. */
    static boolean move(Step step, int by) {
        Optional<Completion> open = step.draft().completion().filter(Completion::takesEnter);
        open.ifPresent(
                list -> step.draft(step.draft().completing(Optional.of(by > 0 ? list.next() : list.previous()))));
        return open.isPresent();
    }

    /** Takes the chosen one, if one was chosen. */
    static boolean accept(Step step) {
        Optional<Completion> open = step.draft().completion().filter(Completion::takesEnter);
        open.ifPresent(list -> take(step, list.accept(step.draft().editor())));
        return open.isPresent();
    }

    /** Takes that one, as a click does. */
    static void accept(Step step, int candidate) {
        step.draft()
                .completion()
                .filter(open -> candidate < open.candidates().size())
                .ifPresent(open ->
                        take(step, open.select(candidate).accept(step.draft().editor())));
    }

    static boolean close(Step step) {
        boolean open = step.draft().completion().isPresent();
        step.draft(step.draft().completing(Optional.empty()));
        return open;
    }

    static void listed(Step step, Msg.FolderListed listed) {
        boolean wanted =
                step.draft().completion().flatMap(Completion::folderWanted).equals(Optional.of(listed.folder()));
        if (wanted) {
            List<FolderListing.Entry> entries = listed.names().stream()
                    .map(name -> name.endsWith("/")
                            ? new FolderListing.Entry(name.substring(0, name.length() - 1), true)
                            : new FolderListing.Entry(name, false))
                    .toList();
            ask(step, sources(step).withFolder(new FolderListing(listed.folder(), entries)));
        }
    }

    /** The next line of those that were sent before which holds what is written; false if there is none. */
    static boolean search(Step step) {
        Draft draft = step.draft();
        String now = draft.editor().text();
        Searching searching = step.model().input().searching();
        String pattern = searching.found().equals(now) ? searching.pattern() : now;
        List<String> found = draft.history().search(pattern);
        if (found.isEmpty()) {
            return false;
        }
        int next = (found.indexOf(now) + 1) % found.size();
        String line = found.get(next);
        step.draft(draft.with(draft.editor().replace(0, now.length(), line)));
        step.input(input -> input.searching(new Searching(pattern, line)));
        String key = step.model()
                .settings()
                .keys()
                .shown(Mode.COMPOSE, Action.UNDO)
                .map(undo -> "; " + undo + " goes back")
                .orElse("");
        step.notice((next + 1) + " of " + found.size() + " sent lines"
                + (pattern.isBlank() ? "" : " with '" + Clusters.ellipsis(DisplayText.line(pattern), SHOWN) + "'")
                + key);
        return true;
    }

    private static void ask(Step step, Sources sources) {
        Draft draft = step.draft();
        Optional<Completion> found = Completion.at(draft.editor(), sources, true);
        step.draft(draft.completing(found));
        if (found.isEmpty()) {
            step.notice("Nothing to complete here.");
        } else if (found.get().folderWanted().isPresent()) {
            step.emit(new TuiEffect.ListFolder(found.get().folderWanted().get()));
        } else if (!single(step, found.get())) {
            step.draft(step.draft().completing(Optional.of(found.get().next())));
        }
    }

    private static boolean single(Step step, Completion open) {
        Optional<Editor> completed = open.single(step.draft().editor());
        completed.ifPresent(editor -> take(step, editor));
        return completed.isPresent();
    }

    private static void take(Step step, Editor completed) {
        step.draft(step.draft().with(completed));
        offer(step);
    }

    private static Sources sources(Step step) {
        return Sources.of(step.model().chats().order(), step.model().settings().themes());
    }
}
