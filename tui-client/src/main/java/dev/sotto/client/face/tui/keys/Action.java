package dev.sotto.client.face.tui.keys;

import static dev.sotto.client.face.tui.keys.ActionGroup.EDITING;
import static dev.sotto.client.face.tui.keys.ActionGroup.LISTS;
import static dev.sotto.client.face.tui.keys.ActionGroup.MESSAGES;
import static dev.sotto.client.face.tui.keys.ActionGroup.MOVING;
import static dev.sotto.client.face.tui.keys.ActionGroup.PANELS;
import static dev.sotto.client.face.tui.keys.ActionGroup.PROGRAM;
import static dev.sotto.client.face.tui.keys.ActionGroup.READING;
import static dev.sotto.client.face.tui.keys.ActionGroup.WRITING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that a key can do. The word is what key files and the command palette call it. */
public enum Action {
    SEND(WRITING, "send the message, or carry out the command"),
    NEW_LINE(WRITING, "begin a new line in the message"),
    COMPLETE(WRITING, "complete a command, name, emoji or path; again: the next one"),
    COMPLETE_BACK(WRITING, "the completion before"),
    EXTERNAL_EDITOR(WRITING, "write the message in your editor"),
    CLEAR(WRITING, "clear the line; twice on an empty one: quit"),
    HISTORY_BACK(WRITING, "what you sent before"),
    HISTORY_FORWARD(WRITING, "what you sent after that"),
    HISTORY_SEARCH(WRITING, "search what you sent before"),

    CURSOR_LEFT(EDITING, "one character left"),
    CURSOR_RIGHT(EDITING, "one character right"),
    CURSOR_UP(EDITING, "one line up; in the first one: what you sent before, or select a message"),
    CURSOR_DOWN(EDITING, "one line down; in the last one: what you sent after"),
    WORD_LEFT(EDITING, "one word left"),
    WORD_RIGHT(EDITING, "one word right"),
    LINE_START(EDITING, "start of the line"),
    LINE_END(EDITING, "end of the line"),
    DELETE_BACK(EDITING, "delete the character before"),
    DELETE_FORWARD(EDITING, "delete the character behind"),
    KILL_WORD_BACK(EDITING, "cut the word before"),
    KILL_WORD_FORWARD(EDITING, "cut the word behind"),
    KILL_TO_START(EDITING, "cut to the start of the line"),
    KILL_TO_END(EDITING, "cut to the end of the line"),
    YANK(EDITING, "put back what was cut"),
    UNDO(EDITING, "undo"),
    REDO(EDITING, "redo"),

    SWITCHER(MOVING, "go to a chat by a part of its name"),
    PALETTE(MOVING, "find a command or an action by a part of its name"),
    NEXT_CHAT(MOVING, "next chat"),
    PREVIOUS_CHAT(MOVING, "chat before"),
    NEXT_UNREAD(MOVING, "next chat with unread messages"),
    PREVIOUS_UNREAD(MOVING, "unread chat before"),
    LAST_CHAT(MOVING, "back to the chat where you were"),
    CHAT_1(MOVING, "first chat of the list"),
    CHAT_2(MOVING, "second chat"),
    CHAT_3(MOVING, "third chat"),
    CHAT_4(MOVING, "fourth chat"),
    CHAT_5(MOVING, "fifth chat"),
    CHAT_6(MOVING, "sixth chat"),
    CHAT_7(MOVING, "seventh chat"),
    CHAT_8(MOVING, "eighth chat"),
    CHAT_9(MOVING, "ninth chat"),
    TOGGLE_LIST(MOVING, "show or hide the list of chats"),

    PAGE_UP(READING, "a page up"),
    PAGE_DOWN(READING, "a page down"),
    SCROLL_UP(READING, "a line up"),
    SCROLL_DOWN(READING, "a line down"),
    TOP(READING, "to the first message"),
    BOTTOM(READING, "to the newest message"),
    FIRST_UNREAD(READING, "to the first unread message"),
    SELECT_MODE(READING, "select a message"),

    SELECT_UP(MESSAGES, "the message above"),
    SELECT_DOWN(MESSAGES, "the message below"),
    COPY(MESSAGES, "copy its text"),
    OPEN_LINK(MESSAGES, "open a link in it"),
    RETRY(MESSAGES, "put a failed message into the line again"),
    MESSAGE_INFO(MESSAGES, "when it was sent, and what became of it"),
    COMPOSE_MODE(MESSAGES, "back to writing"),

    NEXT_PANEL(PANELS, "next panel"),
    PREVIOUS_PANEL(PANELS, "panel before"),
    SPLIT(PANELS, "one more panel beside this one"),
    CLOSE_PANEL(PANELS, "close this panel"),
    NEW_TAB(PANELS, "a new tab"),
    NEXT_TAB(PANELS, "next tab"),
    PREVIOUS_TAB(PANELS, "tab before"),

    ACCEPT(LISTS, "take the chosen one; yes"),
    CANCEL(LISTS, "close it; no"),
    LIST_UP(LISTS, "one up"),
    LIST_DOWN(LISTS, "one down"),
    LIST_PAGE_UP(LISTS, "a page up"),
    LIST_PAGE_DOWN(LISTS, "a page down"),
    LIST_TOP(LISTS, "to the first one"),
    LIST_BOTTOM(LISTS, "to the last one"),

    HELP(PROGRAM, "show the keys"),
    VERIFY(PROGRAM, "show the safety number of this chat"),
    ACCEPT_IDENTITY(PROGRAM, "accept the changed identity of this chat"),
    COMMAND_LINE(PROGRAM, "type a command"),
    LOCK(PROGRAM, "lock: the keys leave the memory until the passphrase is typed"),
    SUSPEND(PROGRAM, "back to the shell; fg returns"),
    REDRAW(PROGRAM, "draw the screen anew"),
    QUIT(PROGRAM, "quit");

    private final ActionGroup group;
    private final String purpose;

    Action(ActionGroup group, String purpose) {
        this.group = group;
        this.purpose = purpose;
    }

    /** {@code next-unread}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public ActionGroup group() {
        return group;
    }

    public String purpose() {
        return purpose;
    }

    public static Optional<Action> of(String word) {
        return Arrays.stream(values()).filter(a -> a.word().equals(word)).findFirst();
    }
}
