package dev.sotto.client.face.json;

import dev.sotto.client.command.ChatSummary;
import dev.sotto.client.command.ClientEvent;
import dev.sotto.client.command.CommandFailure;
import dev.sotto.client.command.ErrorCode;
import dev.sotto.client.command.HistoryEntry;
import dev.sotto.client.command.Reply;
import dev.sotto.client.face.Streams;
import java.util.Locale;
import java.util.Optional;

/** Writes results and events in the shapes of docs/SCRIPTING.md. */
final class JsonOutput {
    private final Streams streams;

    JsonOutput(Streams streams) {
        this.streams = streams;
    }

    void result(Optional<String> id, Reply reply) {
        write(answer(id).with("result", result(reply)));
    }

    void error(Optional<String> id, CommandFailure failure) {
        write(answer(id)
                .with(
                        "error",
                        new JsonLine().with("code", failure.code().word()).with("message", failure.sentence())));
    }

    void problem(ErrorCode code, String sentence) {
        write(event("problem").with("code", code.word()).with("message", sentence));
    }

    /** A relay whose identity was pinned just now. */
    void relayPinned(String server, String fingerprint) {
        write(event("relay").with("server", server).with("state", "pinned").with("fingerprint", fingerprint));
    }

    /** Nothing is written for what only a person reads. */
    void event(ClientEvent event) {
        if (event instanceof ClientEvent.Ready ready) {
            write(event("ready").with("user", ready.user().display()));
        } else if (event instanceof ClientEvent.MessageReceived received) {
            write(event("message")
                    .with("from", received.from().display())
                    .with("message", received.message().toString())
                    .with("text", received.text())
                    .with("at", received.sentAt().toString())
                    .with("number", received.number()));
        } else if (event instanceof ClientEvent.MessageResent resent) {
            write(event("resent")
                    .with("to", resent.to().display())
                    .with("message", resent.message().toString())
                    .with("replaces", resent.replaced().toString())
                    .with("number", resent.number())
                    .with("at", resent.at().toString()));
        } else if (event instanceof ClientEvent.StatusChanged changed) {
            write(event("status")
                    .with("to", changed.to().display())
                    .with("message", changed.message().toString())
                    .with("status", changed.status().word())
                    .with("reason", changed.reason()));
        } else if (event instanceof ClientEvent.SessionChanged changed) {
            write(event("session")
                    .with("user", changed.peer().display())
                    .with("state", word(changed.state()))
                    .with("by", word(changed.by())));
        } else if (event instanceof ClientEvent.ConnectionChanged changed) {
            write(event("connection").with("state", changed.online() ? "online" : "offline"));
        } else if (event instanceof ClientEvent.Problem problem) {
            write(event("problem")
                    .with("code", problem.code().word())
                    .with("message", problem.sentence())
                    .with("user", problem.peer().map(peer -> peer.display())));
        } else if (event instanceof ClientEvent.Stopped stopped) {
            write(event("stopped").with("code", stopped.code().map(ErrorCode::word)));
        }
    }

    boolean failed() {
        return streams.outputFailed();
    }

    private static JsonLine result(Reply reply) {
        JsonLine result = new JsonLine();
        if (reply instanceof Reply.Queued queued) {
            result.with("message", queued.message().toString())
                    .with("number", queued.number())
                    .with("at", queued.at().toString());
        } else if (reply instanceof Reply.SafetyNumberShown shown) {
            result.with("user", shown.peer().display())
                    .with("digits", shown.digits())
                    .with("qr", shown.qr())
                    .with("verified", shown.verified())
                    .with("previousDigits", shown.previousDigits());
        } else if (reply instanceof Reply.Chats chats) {
            result.with("chats", chats.chats().stream().map(JsonOutput::chat).toList());
        } else if (reply instanceof Reply.History history) {
            result.with("user", history.peer().display())
                    .with(
                            "messages",
                            history.entries().stream().map(JsonOutput::entry).toList());
        }
        return result;
    }

    private static JsonLine chat(ChatSummary chat) {
        JsonLine line = new JsonLine()
                .with("user", chat.peer().display())
                .with("active", chat.active())
                .with("identityChanged", chat.identityChanged())
                .with("verified", chat.verified())
                .with("lastMessageAt", chat.lastMessageAt().map(Object::toString))
                .with("unread", chat.unread())
                .with("readTo", chat.readTo());
        chat.lastLine()
                .ifPresent(last -> line.with(
                        "lastLine", new JsonLine().with("own", last.own()).with("text", last.text())));
        return line;
    }

    private static JsonLine entry(HistoryEntry entry) {
        return new JsonLine()
                .with("message", entry.id().toString())
                .with("own", entry.own())
                .with("text", entry.text())
                .with("at", entry.at().toString())
                .with("status", entry.status().map(status -> status.word()))
                .with("reason", entry.reason())
                .with("number", entry.number());
    }

    private static JsonLine answer(Optional<String> id) {
        return new JsonLine().raw("id", id.orElse("null"));
    }

    private static JsonLine event(String kind) {
        return new JsonLine().with("event", kind);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void write(JsonLine line) {
        streams.line(line.toString());
    }
}
