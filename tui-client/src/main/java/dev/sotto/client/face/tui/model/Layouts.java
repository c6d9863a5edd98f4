package dev.sotto.client.face.tui.model;

import dev.sotto.client.command.Command;
import dev.sotto.client.face.tui.edit.Editor;
import dev.sotto.protocol.AccountName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tabs, panels and drafts as the bytes that the client keeps sealed: a version, whether the list is shown, the tabs
 * with their panels by the names of the chats, then drafts by name, then the last lines that were sent by name, all
 * counted. A text that waits for its chat to begin counts as a draft.
 */
final class Layouts {
    private static final int VERSION = 2;
    /** Without what was sent. */
    private static final int VERSION_1 = 1;

    static final int MAX_NAME = 64;
    private static final int MAX_DRAFTS = 1_000;

    private Layouts() {}

    static byte[] encode(Model model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(model.list().shown());
            out.writeByte(model.panels().tabs().size());
            out.writeByte(model.panels().current());
            for (Tab tab : model.panels().tabs()) {
                out.writeByte(tab.panels().size());
                out.writeByte(tab.active());
                for (Optional<AccountName> chat : tab.panels()) {
                    write(out, chat.map(AccountName::display).orElse(""));
                }
            }
            Map<String, String> drafts =
                    drafts(model, Command.SaveWorkspace.MAX_BYTES - out.size() - 2 * Integer.BYTES);
            out.writeInt(drafts.size());
            for (Map.Entry<String, String> draft : drafts.entrySet()) {
                write(out, draft.getKey());
                write(out, draft.getValue());
            }
            SentLines.write(out, model, Command.SaveWorkspace.MAX_BYTES - out.size() - Integer.BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory", e);
        }
        return bytes.toByteArray();
    }

    /** What does not have that form is ignored as a whole; nothing that was begun meanwhile is overwritten. */
    static void restore(Step step, byte[] bytes) {
        step.set(step.model().with(step.model().saved().asLoaded()));
        if (bytes.length == 0) {
            return;
        }
        try {
            restore(step, new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException | IllegalArgumentException e) {
            step.error("The saved layout and drafts are damaged and were ignored.");
        }
    }

    private static void restore(Step step, DataInputStream in) throws IOException {
        int version = in.readByte();
        if (version != VERSION && version != VERSION_1) {
            throw new IOException("another version");
        }
        boolean listShown = in.readBoolean();
        int count = counted(in.readByte(), 1, Panels.MAX_TABS);
        int current = counted(in.readByte(), 0, count - 1);
        List<Tab> tabs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tabs.add(tab(in));
        }
        Map<String, String> drafts = drafts(in);
        Map<String, List<String>> sent = version == VERSION_1 ? Map.of() : SentLines.read(in);
        if (in.read() >= 0) {
            throw new IOException("more than there should be");
        }
        step.set(step.model().with(step.model().list().shown(listShown)));
        if (step.model().panels().equals(Panels.EMPTY)) {
            tabs.stream()
                    .flatMap(tab -> tab.panels().stream())
                    .flatMap(Optional::stream)
                    .filter(peer -> step.model().chats().of(peer).isEmpty())
                    .forEach(peer -> step.put(Chat.of(peer)));
            Moving.toPanels(step, new Panels(tabs, current));
        }
        drafts.forEach((name, text) -> draft(step, AccountName.parse(name), text));
        sent.forEach((name, lines) -> SentLines.restore(step, AccountName.parse(name), lines));
    }

    private static Tab tab(DataInputStream in) throws IOException {
        int count = counted(in.readByte(), 1, Tab.MAX_PANELS);
        int active = counted(in.readByte(), 0, count - 1);
        List<Optional<AccountName>> panels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<AccountName> chat = AccountName.parse(read(in, MAX_NAME));
            panels.add(panels.contains(chat) ? Optional.empty() : chat);
        }
        return new Tab(panels, active);
    }

    private static Map<String, String> drafts(DataInputStream in) throws IOException {
        int count = counted(in.readInt(), 0, MAX_DRAFTS);
        Map<String, String> drafts = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = read(in, MAX_NAME);
            drafts.put(name, read(in, Command.SaveWorkspace.MAX_BYTES));
        }
        return drafts;
    }

    private static void draft(Step step, Optional<AccountName> peer, String text) {
        if (peer.isEmpty()) {
            if (step.model().home().editor().isEmpty()) {
                step.set(step.model().withHome(step.model().home().with(Editor.of(text))));
            }
            return;
        }
        Chat chat = step.chat(peer.get());
        if (chat.draft().editor().isEmpty()) {
            step.put(chat.with(chat.draft().with(Editor.of(text))));
        }
    }

    /** Those of the chats with the latest messages first, as many as there is room for. */
    private static Map<String, String> drafts(Model model, int room) {
        Map<String, String> drafts = new LinkedHashMap<>();
        int left = room;
        left = put(drafts, "", model.home().editor().text(), left);
        for (AccountName peer : model.chats().order()) {
            Draft draft = model.chats().of(peer).map(Chat::draft).orElse(Draft.EMPTY);
            List<String> texts = new ArrayList<>(model.asks().waiting(peer));
            texts.add(draft.editor().text());
            texts.removeIf(String::isEmpty);
            left = put(drafts, peer.display(), String.join("\n", texts), left);
        }
        return drafts;
    }

    private static int put(Map<String, String> drafts, String name, String text, int room) {
        int size = 2 * Integer.BYTES + name.length() + text.getBytes(StandardCharsets.UTF_8).length;
        if (text.isEmpty() || size > room || drafts.size() >= MAX_DRAFTS) {
            return room;
        }
        drafts.put(name, text);
        return room - size;
    }

    static int counted(int value, int least, int most) throws IOException {
        if (value < least || value > most) {
            throw new IOException("a count that cannot be");
        }
        return value;
    }

    static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String read(DataInputStream in, int most) throws IOException {
        int length = counted(in.readInt(), 0, most);
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("cut off");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
