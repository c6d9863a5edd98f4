package dev.sotto.bench.face;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.core.StoreChange;
import dev.sotto.client.core.StoredMessage;
import dev.sotto.client.disk.Folders;
import dev.sotto.client.net.Passwords;
import dev.sotto.client.store.ClientStore;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.e2e.JsonClient;
import dev.sotto.e2e.Relay;
import dev.sotto.protocol.EnvelopeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A relay, an account with many chats and messages in its store, and a real peer that is one of the chats. */
final class BusyAccount implements AutoCloseable {
    static final String SENDER = "robin";

    /** What the full screen shows once it has signed in. */
    static final String SIGNED_IN = "online  ";

    private static final String NAME = "vera";
    private static final int BATCH = 1_000;
    private static final long SPREAD_MILLIS = 60_000;

    private final Path folder;
    private final Relay relay;
    private final JsonClient sender;

    private BusyAccount(Path folder, Relay relay, JsonClient sender) {
        this.folder = folder;
        this.relay = relay;
        this.sender = sender;
    }

    static BusyAccount make(Path folder, int chats, int messages) throws Exception {
        Relay relay = Relay.start(folder);
        JsonClient sender = JsonClient.start(relay, SENDER, folder.resolve(SENDER));
        BusyAccount account = new BusyAccount(folder, relay, sender);
        try (JsonClient owner = JsonClient.start(relay, NAME, account.data())) {
            sender.run("init", "user", NAME);
            sender.say(NAME, "hello");
            owner.text(SENDER);
            owner.leave();
        }
        account.fill(chats, messages);
        return account;
    }

    Path data() {
        return folder.resolve(NAME);
    }

    String address() {
        return NAME + "@" + relay.address();
    }

    Map<String, String> environment() {
        return Map.of(
                "SOTTO_PASSWORD", password(),
                "HOME", folder.toString(),
                "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                "XDG_STATE_HOME", folder.resolve("state").toString());
    }

    /** Queues a text to the account and does not wait. */
    void send(String text) throws IOException {
        sender.send("msg", "user", NAME, "text", text);
    }

    @Override
    public void close() throws InterruptedException {
        sender.close();
        relay.close();
    }

    static void erase(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Straight into the store, through its own classes: a relay would take an hour for that. */
    private void fill(int chats, int messages) throws Exception {
        Path store = Folders.in(data()).account("127.0.0.1", relay.port(), NAME);
        try (SecretBytes secret = Passwords.normalise(password().toCharArray()).orElseThrow();
                ClientStore open = ClientStore.open(store, secret)) {
            long start = System.currentTimeMillis() - messages * SPREAD_MILLIS;
            List<StoreChange> changes = new ArrayList<>();
            for (int i = 0; i < messages; i++) {
                changes.add(new StoreChange.AddMessage(message(i, chats, start + i * SPREAD_MILLIS)));
                if (changes.size() == BATCH || i == messages - 1) {
                    open.commit(changes);
                    changes.clear();
                }
            }
            for (int chat = 0; chat < chats; chat++) {
                changes.add(new StoreChange.MarkRead(peer(chat, chats), Long.MAX_VALUE));
            }
            open.commit(changes);
        }
    }

    private static StoredMessage message(int i, int chats, long at) {
        int chat = i % chats;
        boolean own = i / chats % 3 == 0;
        byte[] id = ByteBuffer.allocate(EnvelopeId.LENGTH).putInt(i + 1).array();
        return new StoredMessage(
                peer(chat, chats),
                EnvelopeId.of(id),
                own,
                i / chats + 1L,
                "message " + i + " of a long friendship, with about as many words as people use",
                at,
                at,
                own ? Optional.of(MessageStatus.DELIVERED) : Optional.empty(),
                Optional.empty());
    }

    /** The sender is the chat that was used last: at the top of the list. */
    private static String peer(int chat, int chats) {
        return chat == chats - 1 ? SENDER : "friend" + chat;
    }

    private static String password() {
        return "password of " + NAME;
    }
}
