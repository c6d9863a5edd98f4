package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.SeededRandomness;
import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubleRatchetTest {
    private final End alice = End.initiator(1);
    private final End bob = End.responder(2);

    @Test
    void carriesAConversation() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(bob.receive(alice.send("a" + i))).isEqualTo("a" + i);
            assertThat(bob.receive(alice.send("again" + i))).isEqualTo("again" + i);
            assertThat(alice.receive(bob.send("b" + i))).isEqualTo("b" + i);
            alice.reload();
            bob.reload();
        }
        assertThat(alice.skippedKeys() + bob.skippedKeys()).isZero();
    }

    @Test
    void onlyTheInitiatorCanSendFirst() throws Exception {
        assertThat(alice.ratchet().canSend()).isTrue();
        assertThat(bob.ratchet().canSend()).isFalse();
        assertThatThrownBy(() -> bob.send("too early")).isInstanceOf(IllegalStateException.class);
        bob.receive(alice.send("first"));
        assertThat(alice.receive(bob.send("now"))).isEqualTo("now");
    }

    /** What a chain starts with yields all its keys, and belongs to neither the state before nor the one after. */
    @Test
    void wipesTheStartOfAChainOfItsOwn() {
        List<SecretBytes> chainKeys = new ArrayList<>();
        Suite recording = (Suite) Proxy.newProxyInstance(
                Suite.class.getClassLoader(), new Class<?>[] {Suite.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("nextChainKey")) {
                        chainKeys.add((SecretBytes) arguments[0]);
                    }
                    return method.invoke(Suite.preferred(), arguments);
                });
        SecretBytes root = SecretBytes.own(new byte[Suite.KEY_LENGTH]);
        End sender = End.initiator(recording, root, X25519.publicKey(End.key(4)), new SeededRandomness(1));
        sender.send("first");
        sender.send("second");
        assertThat(chainKeys).hasSize(2).allMatch(SecretBytes::isClosed);
    }

    @Test
    void opensWhatComesOutOfOrderAcrossChains() throws Exception {
        List<byte[]> late = new ArrayList<>();
        late.add(alice.send("0"));
        late.add(alice.send("1"));
        bob.receive(alice.send("2"));
        alice.receive(bob.send("step"));
        late.add(alice.send("3"));
        bob.receive(alice.send("4"));
        late.add(alice.send("5"));
        assertThat(bob.skippedKeys()).isEqualTo(3);

        for (int i = late.size() - 1; i >= 0; i--) {
            bob.reload();
            assertThat(bob.receive(late.get(i)))
                    .isEqualTo(List.of("0", "1", "3", "5").get(i));
        }
        assertThat(bob.skippedKeys()).isZero();
    }

    @Test
    void refusesWhatItHasOpenedBefore() throws Exception {
        byte[] first = alice.send("first");
        byte[] second = alice.send("second");
        bob.receive(second);
        bob.receive(first);
        assertThat(bob.refuse(first)).isEqualTo(Reason.ALREADY_USED);
        assertThat(bob.refuse(second)).isEqualTo(Reason.ALREADY_USED);

        byte[] oldChain = alice.send("third");
        alice.receive(bob.send("step"));
        bob.receive(alice.send("fourth"));
        assertThat(bob.receive(oldChain)).isEqualTo("third");
        assertThat(bob.refuse(oldChain)).as("no key of that chain is left").isEqualTo(Reason.NO_KEY);
    }

    @Test
    void refusesItsOwnMessages() throws Exception {
        byte[] own = alice.send("mine");
        assertThat(alice.refuse(own)).isEqualTo(Reason.NO_KEY);
        bob.receive(own);
        byte[] bobs = bob.send("mine");
        assertThat(bob.refuse(bobs)).isEqualTo(Reason.NO_KEY);
        alice.receive(bobs);
        assertThat(alice.refuse(alice.send("later"))).isEqualTo(Reason.NO_KEY);
    }

    @Test
    void refusesEveryFlippedBit() throws Exception {
        bob.receive(alice.send("first"));
        byte[] inChain = alice.send("second");
        refusesEveryFlip(inChain);
        bob.receive(inChain);
        alice.receive(bob.send("step"));
        byte[] newChain = alice.send("third");
        refusesEveryFlip(newChain);
        bob.receive(alice.send("fourth"));
        refusesEveryFlip(newChain);
        assertThat(bob.receive(newChain)).isEqualTo("third");
    }

    @Test
    void refusesEveryOtherLength() throws Exception {
        byte[] message = alice.send("first");
        for (int length = 0; length < message.length; length++) {
            assertThat(bob.refuse(Forgery.cut(message, length))).isIn(Reason.MALFORMED, Reason.BAD_TAG);
        }
        assertThat(bob.refuse(Forgery.cut(message, message.length + 1))).isEqualTo(Reason.BAD_TAG);
        assertThat(bob.refuse(new byte[MessageType.MAX_LENGTH + 1])).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void namesWhatAnUpgradeWouldCure() {
        byte[] message = alice.send("first");
        assertThat(bob.refuse(Forgery.with(message, 0, 2))).isEqualTo(Reason.INCOMPATIBLE);
        assertThat(bob.refuse(Forgery.with(message, 2, 2))).isEqualTo(Reason.INCOMPATIBLE);
        assertThat(bob.refuse(Forgery.with(message, 1, 3))).isEqualTo(Reason.MALFORMED);
        assertThat(bob.refuse(Forgery.with(message, 1, 1))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void bindsMessagesToTheAssociatedData() {
        byte[] message = alice.send("first");
        assertThatThrownBy(() -> bob.ratchet().decrypt(message, new byte[] {1}))
                .isInstanceOfSatisfying(
                        DecryptionException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_TAG));
    }

    @Test
    void readsOnWhenItIsReceiveOnly() throws Exception {
        bob.receive(alice.send("first"));
        byte[] skipped = alice.send("second");
        alice.receive(bob.send("step"));
        bob.becomeReceiveOnly();
        assertThat(bob.ratchet().canSend()).isFalse();
        assertThatThrownBy(() -> bob.send("no")).isInstanceOf(IllegalStateException.class);
        bob.reload();
        assertThat(bob.receive(alice.send("the peer had answered"))).isEqualTo("the peer had answered");
        bob.reload();
        assertThat(bob.receive(skipped)).isEqualTo("second");
        assertThat(bob.receive(alice.send("and goes on"))).isEqualTo("and goes on");
        assertThat(bob.ratchet().canSend()).isFalse();
    }

    @Test
    void receiveOnlyKeepsNoSecretThatOnlySendingNeeds() throws Exception {
        bob.receive(alice.send("first"));
        assertThat(bob.state().turn()).isInstanceOf(OwnTurn.class);
        bob.becomeReceiveOnly();
        assertThat(bob.state().turn()).isSameAs(NoTurn.INSTANCE);

        List<SecretBytes> sendingHalf = alice.nextSendingChain().secrets().toList();
        alice.becomeReceiveOnly();
        assertThat(alice.state().turn()).isInstanceOf(PeerTurn.class);
        assertThat(sendingHalf).hasSize(2).allMatch(secret -> indexOf(alice.encode(), secret.copy()) < 0);
    }

    @Test
    void wipesWhatTheNextStateDoesNotShare() throws Exception {
        bob.receive(alice.send("first"));
        DoubleRatchet before = bob.ratchet();
        DoubleRatchet after = before.decrypt(alice.send("second"), End.AD).next();
        before.wipeExcept(after);
        assertThatThrownBy(() -> before.write(new LayoutWriter()))
                .as("its chain key is gone")
                .isInstanceOf(IllegalStateException.class);
        after.write(new LayoutWriter());
        after.wipe();
        assertThatThrownBy(() -> after.write(new LayoutWriter())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void showsNoSecret() throws Exception {
        bob.receive(alice.send("first"));
        assertThat(bob.ratchet().toString()).isEqualTo("DoubleRatchet[redacted]");
        assertThat(RootKey.own(End.key(1)).toString()).isEqualTo("RootKey[redacted]");
        assertThat(HeaderKey.own(End.key(1)).toString()).isEqualTo("HeaderKey[redacted]");
        assertThat(ChainKey.own(End.key(1)).toString()).isEqualTo("ChainKey[redacted]");
        assertThat(MessageKey.own(End.key(1)).toString()).isEqualTo("MessageKey[redacted]");
    }

    private void refusesEveryFlip(byte[] message) {
        for (int bit = 0; bit < 8 * message.length; bit++) {
            bob.refuse(Forgery.flip(message, bit));
        }
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }
}
