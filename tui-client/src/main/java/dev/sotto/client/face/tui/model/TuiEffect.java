package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;

/** What the model wants to happen outside of it, in this order. */
public sealed interface TuiEffect {
    /** Ask the client; comes back as {@link Msg.Answer} or {@link Msg.Failed} with the same ticket. */
    record Submit(long ticket, Command command) implements TuiEffect {}

    /** Into the clipboard. Sanitised, lines separated by {@code \n}. */
    record Copy(String text) implements TuiEffect {}

    /** An http, https or mailto address; it came from somebody else and is an argument, never part of a shell line. */
    record OpenLink(String address) implements TuiEffect {}

    /** Sanitised; already as sparing as the privacy level wants it. */
    record Notify(String title, String body) implements TuiEffect {}

    /** The title of the window. Sanitised. */
    record Title(String text) implements TuiEffect {}

    /** Let the user edit that text outside; comes back as {@link Msg.EditorClosed}. */
    record RunEditor(String text) implements TuiEffect {}

    /** Ask for the old and the new password, then submit {@link Command.ChangePassword}. No password enters the model. */
    record AskPasswords() implements TuiEffect {}

    /** Comes back as {@link Msg.FolderListed}. */
    record ListFolder(String folder) implements TuiEffect {}

    /** Keep a setting of the section {@code [tui]}; comes back as {@link Msg.SettingsChanged}. */
    record SaveSetting(String key, String value) implements TuiEffect {}

    /** Listen to the mouse or leave it to the terminal. */
    record Mouse(boolean on) implements TuiEffect {}

    record Suspend() implements TuiEffect {}

    record Redraw() implements TuiEffect {}

    /** Drop the keys and this model; all that was submitted before is carried out first. */
    record Lock() implements TuiEffect {}

    /** Close the client; all that was submitted before is carried out first. */
    record Quit() implements TuiEffect {}
}
