package dev.sotto.client.face.tui.model;

import dev.sotto.client.face.tui.edit.InputHistory;
import dev.sotto.protocol.AccountName;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last lines that were sent in each chat, as part of what is kept: Alt-P finds them after the next start too. */
final class SentLines {
    private static final int MAX_CHATS = 200;
    private static final int MAX_LINES = 50;

    /** A longer one is a text, not a line to find again. */
    private static final int MAX_BYTES = 2_000;

    private SentLines() {}

    /** Of the chats with the latest messages, in no more than {@code room} bytes and a count. */
    static void write(DataOutputStream out, Model model, int room) throws IOException {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        int left = put(kept, "", model.home(), room);
        for (AccountName peer : model.chats().order()) {
            left = put(
                    kept,
                    peer.display(),
                    model.chats().of(peer).map(Chat::draft).orElse(Draft.EMPTY),
                    left);
        }
        out.writeInt(kept.size());
        for (Map.Entry<String, List<String>> chat : kept.entrySet()) {
            Layouts.write(out, chat.getKey());
            out.writeInt(chat.getValue().size());
            for (String line : chat.getValue()) {
                Layouts.write(out, line);
            }
        }
    }

    static Map<String, List<String>> read(DataInputStream in) throws IOException {
        int chats = Layouts.counted(in.readInt(), 0, MAX_CHATS);
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (int i = 0; i < chats; i++) {
            String name = Layouts.read(in, Layouts.MAX_NAME);
            int count = Layouts.counted(in.readInt(), 0, MAX_LINES);
            List<String> lines = new ArrayList<>();
            for (int line = 0; line < count; line++) {
                lines.add(Layouts.read(in, MAX_BYTES));
            }
            kept.put(name, lines);
        }
        return kept;
    }

    /** Before what was sent since the start. */
    static void restore(Step step, Optional<AccountName> peer, List<String> lines) {
        if (peer.isEmpty()) {
            step.set(step.model().withHome(before(step.model().home(), lines)));
        } else if (step.model().chats().of(peer.get()).isPresent()) {
            step.change(peer.get(), chat -> chat.with(before(chat.draft(), lines)));
        }
    }

    private static Draft before(Draft draft, List<String> lines) {
        InputHistory history = InputHistory.EMPTY;
        for (String line : lines) {
            history = history.add(line);
        }
        for (String line : draft.history().entries()) {
            history = history.add(line);
        }
        return draft.with(history);
    }

    private static int put(Map<String, List<String>> kept, String name, Draft draft, int room) {
        List<String> entries = draft.history().entries();
        List<String> lines = new ArrayList<>();
        int left = room - 2 * Integer.BYTES - name.length();
        for (int i = entries.size() - 1; i >= 0 && lines.size() < MAX_LINES; i--) {
            int size = entries.get(i).getBytes(StandardCharsets.UTF_8).length;
            if (size <= MAX_BYTES && left >= size + Integer.BYTES) {
                lines.add(0, entries.get(i));
                left -= size + Integer.BYTES;
            }
        }
        if (lines.isEmpty() || kept.size() >= MAX_CHATS) {
            return room;
        }
        kept.put(name, lines);
        return left;
    }
}
