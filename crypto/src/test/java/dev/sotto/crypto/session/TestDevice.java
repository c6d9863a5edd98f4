package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.identity.DeviceAddress;
import dev.sotto.crypto.identity.IdentityKeyPair;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.SeededRandomness;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A device of a test: its keys, its store, and its conversation with one other device. Commits what it receives. */
final class TestDevice implements PreKeyView {
    static final long START = 1_800_000_000L;

    final DeviceAddress address;
    final Randomness randomness;
    LocalDevice self;
    Conversation chat;
    long now = START;
    /** What the last receive asked for. */
    boolean rotateAsked;

    private final Map<Integer, PreKeyPair> signedPairs = new HashMap<>();
    private final Map<Integer, PreKeyPair> oneTimePairs = new HashMap<>();
    private final Deque<Integer> published = new ArrayDeque<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Set<String> hashes = new HashSet<>();
    private int lastId;
    private int signedId;

    TestDevice(String name, String peer, long seed) {
        address = DeviceAddress.of(name, 1);
        randomness = new SeededRandomness(seed);
        self = LocalDevice.of(
                address,
                Instance.create(now * 1000, Optional.empty(), randomness),
                IdentityKeyPair.generate(randomness));
        chat = Conversation.with(self, DeviceAddress.of(peer, 1), now);
        publish(2);
    }

    /** New prekeys at the relay, with that many one-time pairs. */
    void publish(int oneTime) {
        signedId = ++lastId;
        signedPairs.put(signedId, PreKeyPair.generate(PreKeyKind.SIGNED, signedId, now, self, randomness));
        published.clear();
        for (int i = 0; i < oneTime; i++) {
            int id = ++lastId;
            oneTimePairs.put(id, PreKeyPair.generate(PreKeyKind.ONE_TIME, id, now, self, randomness));
            published.add(id);
        }
    }

    int unusedOneTimePreKeys() {
        return published.size();
    }

    /** The relay hands a bundle out: each one-time pair once. */
    PreKeyBundle bundle() {
        return PreKeyBundle.of(
                self,
                signedPreKey(signedId).orElseThrow(),
                Optional.ofNullable(published.poll()).map(oneTimePairs::get));
    }

    /** The private halves of all one-time pairs are lost. */
    void loseOneTimePreKeys() {
        oneTimePairs.clear();
    }

    /** The seen-list holds that many other handshakes of the present signed prekey. */
    void fillSeenList(int count) {
        for (int i = 0; i < count; i++) {
            seen.put("other " + i, signedId);
        }
    }

    /** Another life with the same identity, keys published anew; sessions are gone as after a restore. */
    void restore() {
        Optional<TrustRecord> trust = chat.trust();
        renewInstance();
        chat = trust.map(record -> Conversation.restored(self, chat.peer(), record, now))
                .orElseGet(() -> Conversation.with(self, chat.peer(), now));
        forgetPreKeys();
    }

    /** A new instance over the sessions as they are: what a rolled-back store gets. */
    void renewInstance() {
        self = self.withInstance(Instance.create(now * 1000, Optional.of(self.instance()), randomness));
    }

    /** Everything in the store as it is now. */
    Runnable snapshot() {
        Conversation oldChat = chat;
        Map<Integer, PreKeyPair> oldSigned = Map.copyOf(signedPairs);
        Map<Integer, PreKeyPair> oldOneTime = Map.copyOf(oneTimePairs);
        Map<String, Integer> oldSeen = Map.copyOf(seen);
        Set<String> oldHashes = Set.copyOf(hashes);
        LocalDevice oldSelf = self;
        return () -> {
            assertThat(oldSelf.identity().publicKey()).isEqualTo(self.identity().publicKey());
            chat = oldChat;
            reset(signedPairs, oldSigned);
            reset(oneTimePairs, oldOneTime);
            reset(seen, oldSeen);
            hashes.clear();
            hashes.addAll(oldHashes);
        };
    }

    /** Another identity under the same name, which knows nobody. */
    void reinstall() {
        Instance next = Instance.create(now * 1000, Optional.of(self.instance()), randomness);
        self = LocalDevice.of(address, next, IdentityKeyPair.generate(randomness));
        chat = Conversation.with(self, chat.peer(), now);
        forgetPreKeys();
    }

    MessageId newId() {
        return MessageId.random(randomness);
    }

    Envelope init(PreKeyBundle bundle) {
        return commit(chat.init(self, bundle, newId(), now, randomness));
    }

    Envelope heal(PreKeyBundle bundle) {
        return commit(chat.heal(self, bundle, newId(), now, randomness));
    }

    Envelope text(String text) {
        return commit(chat.send(self, newId(), new Body.Text(now * 1000, text), randomness));
    }

    Optional<Envelope> reset() {
        ResetResult result = chat.reset(self, newId(), randomness);
        chat = result.next();
        return result.envelope();
    }

    Envelope commit(SendResult result) {
        assertThat(result).isInstanceOf(SendResult.Sent.class);
        chat = result.next();
        return ((SendResult.Sent) result).envelope();
    }

    Refusal refusal(SendResult result) {
        assertThat(result).isInstanceOf(SendResult.Refused.class);
        chat = result.next();
        return ((SendResult.Refused) result).reason();
    }

    /** Looks the hash up, receives, commits. */
    List<ConversationEvent> receive(Envelope envelope) {
        if (!hashes.add(hex(EnvelopeHash.of(chat.peer(), envelope)))) {
            return List.of(new ConversationEvent.Duplicate(envelope.id()));
        }
        return commit(chat.receive(self, envelope, this, now));
    }

    List<ConversationEvent> commit(Received received) {
        chat = received.next();
        received.usedOneTimePreKeys()
                .forEach(id -> assertThat(oneTimePairs.remove(id)).isNotNull());
        received.seenHandshakes().forEach(each -> seen.put(hex(each.hid()), each.signedPreKeyId()));
        rotateAsked = received.rotateSignedPreKey();
        return received.events();
    }

    /** The conversation as it comes back from the store. */
    void reload() {
        try (SecretBytes stored = chat.encode()) {
            Conversation loaded = Conversation.decode(stored.copy());
            try (SecretBytes again = loaded.encode()) {
                assertThat(again).isEqualTo(stored);
            }
            chat = loaded;
        } catch (LayoutException e) {
            throw new AssertionError(e);
        }
    }

    /** The session that the next text goes out on; both sides must agree. */
    Optional<String> sendingSid() {
        return chat.sendingSid().map(TestDevice::hex);
    }

    int storedBytes() {
        try (SecretBytes stored = chat.encode()) {
            return stored.length();
        }
    }

    @Override
    public Optional<PreKeyPair> signedPreKey(int id) {
        return Optional.ofNullable(signedPairs.get(id));
    }

    @Override
    public Optional<PreKeyPair> oneTimePreKey(int id) {
        return Optional.ofNullable(oneTimePairs.get(id));
    }

    @Override
    public boolean handshakeSeen(byte[] hid) {
        return seen.containsKey(hex(hid));
    }

    @Override
    public int seenHandshakes(int signedPreKeyId) {
        return (int) seen.values().stream().filter(id -> id == signedPreKeyId).count();
    }

    private void forgetPreKeys() {
        signedPairs.clear();
        oneTimePairs.clear();
        seen.clear();
        publish(2);
    }

    private static <K, V> void reset(Map<K, V> map, Map<K, V> content) {
        map.clear();
        map.putAll(content);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
