package dev.sotto.client.face.tui.slash;

import dev.sotto.client.command.ParsedLine;
import dev.sotto.client.face.tui.keys.Action;

/** What the lines of the client's own commands mean in the full screen. */
final class ClientLines {
    private ClientLines() {}

    static SlashLine of(ParsedLine parsed) {
        if (parsed instanceof ParsedLine.Run run) {
            return new SlashLine.Run(run.command());
        }
        if (parsed instanceof ParsedLine.ConfirmResetServer) {
            return new SlashLine.ConfirmResetServer();
        }
        if (parsed instanceof ParsedLine.AskPasswords) {
            return new SlashLine.AskPasswords();
        }
        if (parsed instanceof ParsedLine.ShowHelp help) {
            return new SlashLine.Help(help.topic());
        }
        if (parsed instanceof ParsedLine.Nothing) {
            return new SlashLine.Nothing();
        }
        if (parsed instanceof ParsedLine.Wrong wrong) {
            return new SlashLine.Wrong(wrong.sentence());
        }
        return new SlashLine.Face(ofFace(parsed));
    }

    private static FaceCommand ofFace(ParsedLine parsed) {
        if (parsed instanceof ParsedLine.ReadChat read) {
            return new FaceCommand.Open(read.peer());
        }
        if (parsed instanceof ParsedLine.ListLinks links) {
            return new FaceCommand.Links(links.peer());
        }
        if (parsed instanceof ParsedLine.StartVerify verify) {
            return new FaceCommand.ShowNumber(verify.peer());
        }
        if (parsed instanceof ParsedLine.CompareNumber compare) {
            return new FaceCommand.CompareNumber(compare.peer(), compare.digits());
        }
        if (parsed instanceof ParsedLine.ShowStatus) {
            return new FaceCommand.Status();
        }
        if (parsed instanceof ParsedLine.ListUnread) {
            return new FaceCommand.Perform(Action.NEXT_UNREAD);
        }
        if (parsed instanceof ParsedLine.Lock) {
            return new FaceCommand.Perform(Action.LOCK);
        }
        throw new IllegalStateException("a line without a meaning here: " + parsed.getClass());
    }
}
