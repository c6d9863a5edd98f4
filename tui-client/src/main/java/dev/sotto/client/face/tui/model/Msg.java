package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.tui.event.TermEvent;
import java.util.List;
import java.util.Optional;

/** Something that happened, in the one queue of the full screen. */
public sealed interface Msg {
    record Term(TermEvent event) implements Msg {}

    record Client(ClientEvent event) implements Msg {}

    /** What {@link TuiEffect.Submit} with that ticket came to. */
    record Answer(long ticket, Reply reply) implements Msg {}

    record Failed(long ticket, CommandFailure failure) implements Msg {}

    /** Time went on: at {@link Model#wakeAt()}, and whenever else the loop likes. */
    record Tick() implements Msg {}

    /** The names in a folder that {@link TuiEffect.ListFolder} asked for; folders end with {@code /}. */
    record FolderListed(String folder, List<String> names) implements Msg {}

    /** The external editor ended: the new text, or empty with a sentence that says why there is none. */
    record EditorClosed(Optional<String> text, String problem) implements Msg {}

    /** The files of settings, keys and themes were read, at the start or because they changed. */
    record SettingsChanged(Settings settings) implements Msg {}

    /** The screen locks or the program ends, whatever the answer: what is not kept yet is submitted now or lost. */
    record Parting() implements Msg {}

    /** Something that the loop has to say: a warning of a settings file, a link that could not be opened. Not sanitised. */
    record Said(String sentence, boolean error) implements Msg {}
}
