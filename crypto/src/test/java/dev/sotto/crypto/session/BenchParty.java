package dev.sotto.crypto.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.identity.IdentityKey;
import dev.sotto.crypto.identity.Instance;
import dev.sotto.crypto.session.ConversationEvent.Opened;
import dev.sotto.crypto.session.ConversationEvent.PeerReset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One side of a bench run: does what a client would do, and puts what it sends on the wire. */
final class BenchParty {
    final TestDevice device;
    final Screen screen;
    /** On the way to the peer, in order. */
    final List<Envelope> wire = new ArrayList<>();
    /** Everything that was ever on the wire. */
    final List<Envelope> everSent = new ArrayList<>();

    private final Ledger ledger;
    private final Random random;
    private final Set<MessageId> resent = new HashSet<>();
    private Runnable backup = () -> {};
    private int texts;

    BenchParty(String name, String peer, Ledger ledger, Random random) {
        this.device = new TestDevice(name, peer, random.nextLong());
        this.screen = new Screen(ledger, peer);
        this.ledger = ledger;
        this.random = random;
        saveStore();
    }

    /** A text, after a handshake where one is needed, after a decision where one is due. */
    Optional<MessageId> text(BenchParty peer) {
        return send(peer, new Body.Text(device.now * 1000, device.address + " " + ++texts));
    }

    void reset() {
        Body body = new Body.Reset();
        MessageId id = device.newId();
        boolean canSend =
                device.chat.hasSendingSession() && device.chat.pendingIdentity().isEmpty();
        // The seq of a RESET is not part of the result: read off the text that would have gone instead.
        SendResult instead = device.chat.send(device.self, id, new Body.Text(0, ""), device.randomness);
        ResetResult result = device.chat.reset(device.self, id, device.randomness);
        assertThat(result.envelope().isPresent()).isEqualTo(canSend && instead instanceof SendResult.Sent);
        device.chat = result.next();
        assertThat(device.chat.hasSendingSession()).isFalse();
        if (instead instanceof SendResult.Sent sent) {
            ledger.sent(
                    device,
                    new SendResult.Sent(sent.next(), result.envelope().orElseThrow(), sent.seq()),
                    Optional.of(body));
            put(result.envelope().orElseThrow());
        }
    }

    /** Receives as a client does: commit, receipts, a resend where it was asked for, the user's decision. */
    void receive(Envelope envelope, BenchParty peer) {
        Optional<List<Instance>> before = pair();
        List<ConversationEvent> events = device.receive(envelope);
        assertThat(events)
                .allMatch(event -> !(event instanceof Opened opened)
                        || opened.payload().id().equals(envelope.id()));
        assertThat(events)
                .allMatch(event ->
                        !(event instanceof PeerReset reset) || reset.canSend() == device.chat.hasSendingSession());
        settle(events, before, peer);
        assertThat(device.chat.unopenable()).isLessThanOrEqualTo(KeptEnvelopes.MAX);
        assertThat(device.chat.quarantined()).isLessThanOrEqualTo(KeptEnvelopes.MAX);
    }

    /** Receives, and then the process dies before the commit. */
    void receiveAndCrash(Envelope envelope) {
        device.chat.receive(device.self, envelope, device, device.now);
    }

    /** Accepts the peer's own new identity, rejects any other. */
    void decide(BenchParty peer) {
        for (int i = 0; i < 5 && device.chat.pendingIdentity().isPresent(); i++) {
            IdentityKey shown = device.chat.pendingIdentity().get();
            if (shown.equals(peer.device.self.identity().publicKey())) {
                Optional<List<Instance>> before = pair();
                settle(device.commit(device.chat.acceptIdentity(device.self, shown, device, device.now)), before, peer);
            } else {
                device.chat = device.chat.rejectIdentity();
            }
        }
    }

    void healIfDue(BenchParty peer) {
        if (!device.chat.healingDue(device.now)) {
            return;
        }
        MessageId id = device.newId();
        SendResult result = device.chat.heal(device.self, peer.device.bundle(), id, device.now, device.randomness);
        if (result instanceof SendResult.Sent sent) {
            commit(sent, Optional.empty());
        } else {
            device.chat = result.next();
        }
    }

    /** A copy of the whole store that {@link #rollBack} comes back to. */
    void saveStore() {
        Runnable store = device.snapshot();
        Runnable shown = screen.snapshot();
        backup = () -> {
            store.run();
            shown.run();
        };
    }

    /** The relay tells that the store is an older copy: a new instance, new prekeys. */
    void rollBack() {
        backup.run();
        device.renewInstance();
        device.publish(2);
        saveStore();
    }

    void restore() {
        device.restore();
        saveStore();
    }

    void reinstall() {
        device.reinstall();
        saveStore();
    }

    private Optional<MessageId> send(BenchParty peer, Body body) {
        decide(peer);
        for (int attempt = 0; attempt < 2; attempt++) {
            MessageId id = device.newId();
            SendResult result = device.chat.send(device.self, id, body, device.randomness);
            if (result instanceof SendResult.Sent sent) {
                commit(sent, Optional.of(body));
                return Optional.of(id);
            }
            assertThat(device.refusal(result)).isEqualTo(Refusal.NO_SESSION);
            init(peer);
            decide(peer);
            if (!device.chat.hasSendingSession()) {
                init(peer);
            }
        }
        throw new AssertionError("could not send after a handshake");
    }

    private void init(BenchParty peer) {
        SendResult result =
                device.chat.init(device.self, peer.device.bundle(), device.newId(), device.now, device.randomness);
        if (result instanceof SendResult.Sent sent) {
            commit(sent, Optional.of(new Body.Hello()));
        } else {
            assertThat(device.refusal(result)).isEqualTo(Refusal.IDENTITY_CHANGED);
        }
    }

    private void settle(List<ConversationEvent> events, Optional<List<Instance>> before, BenchParty peer) {
        screen.show(events, before.equals(pair()) ? before : Optional.empty());
        for (ConversationEvent event : events) {
            if (!(event instanceof Opened opened)) {
                continue;
            }
            if (opened.payload().body() instanceof Body.Unreadable unreadable) {
                unreadable.ids().forEach(id -> resend(id, peer));
            } else if (opened.payload().body() instanceof Body.Text && random.nextInt(3) == 0) {
                receipt(opened.payload().id());
            }
        }
    }

    private void receipt(MessageId id) {
        Body body = new Body.Receipt(List.of(id));
        SendResult result = device.chat.send(device.self, device.newId(), body, device.randomness);
        if (result instanceof SendResult.Sent sent) {
            commit(sent, Optional.of(body));
        }
    }

    /** Once, and only to the identity that it was written to. */
    private void resend(MessageId id, BenchParty peer) {
        Optional<Ledger.Entry> entry = ledger.find(id).filter(this::isForPinnedIdentity);
        Optional<Body> text = entry.flatMap(Ledger.Entry::body).filter(Body.Text.class::isInstance);
        if (text.isPresent() && device.chat.hasSendingSession() && resent.add(id)) {
            send(peer, text.get());
        }
    }

    private boolean isForPinnedIdentity(Ledger.Entry entry) {
        return device.chat.trust().orElseThrow().identity().equals(entry.to());
    }

    private void commit(SendResult.Sent sent, Optional<Body> body) {
        ledger.sent(device, sent, body);
        device.chat = sent.next();
        put(sent.envelope());
    }

    private void put(Envelope envelope) {
        wire.add(envelope);
        everSent.add(envelope);
    }

    private Optional<List<Instance>> pair() {
        return device.chat.trust().map(record -> List.of(record.instance(), device.self.instance()));
    }
}
