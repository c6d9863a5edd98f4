package dev.sotto.crypto.ratchet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a peer with the right header key can try: whatever is refused changes nothing, and honest messages still open. */
class ForgedHeaderTest {
    private final End alice = End.initiator(1);
    private final End bob = End.responder(2);

    @BeforeEach
    void bobHasReceivedAndAliceMaySend() throws Exception {
        bob.receive(alice.send("first"));
    }

    @Test
    void theForgeryIsAsGoodAsTheRealThing() throws Exception {
        SendingChain chain = alice.nextSendingChain();
        assertThat(bob.receive(Forgery.message(chain, Forgery.header(chain)))).isEqualTo("\u0001");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7fff_ffff, 30_000, 25_002})
    void jumpsTooFarInTheChain(int number) {
        SendingChain chain = alice.nextSendingChain();
        assertThat(bob.refuse(Forgery.message(chain, chain.header().ratchetKey(), 0, number)))
                .isEqualTo(Reason.TOO_FAR_AHEAD);
        stillOpens();
    }

    @ParameterizedTest
    @ValueSource(ints = {25_001, 20_000, 2_001, 2})
    void jumpsAsFarAsAllowedWithAFalseBody(int number) {
        SendingChain chain = alice.nextSendingChain();
        assertThat(bob.refuse(Forgery.message(chain, chain.header().ratchetKey(), 0, number)))
                .isEqualTo(Reason.BAD_TAG);
        stillOpens();
    }

    @Test
    void jumpsTooFarInEitherChainOfAStep() throws Exception {
        SendingChain chain = newChain();
        byte[] key = chain.header().ratchetKey();
        assertThat(bob.refuse(Forgery.message(chain, key, 25_002, 0))).isEqualTo(Reason.TOO_FAR_AHEAD);
        assertThat(bob.refuse(Forgery.message(chain, key, 1, 25_001))).isEqualTo(Reason.TOO_FAR_AHEAD);
        assertThat(bob.refuse(Forgery.message(chain, key, 0x7fff_ffff, 0x7fff_ffff)))
                .isEqualTo(Reason.TOO_FAR_AHEAD);
        assertThat(bob.refuse(Forgery.message(chain, key, 25_001, 25_000))).isEqualTo(Reason.BAD_TAG);
        stillOpens();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void namesARatchetKeyOfSmallOrder(String point) throws Exception {
        SendingChain chain = newChain();
        byte[] key = HexFormat.of().parseHex(point);
        assertThat(bob.refuse(Forgery.message(chain, key, 1, 0))).isEqualTo(Reason.BAD_KEY);
        stillOpens();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0900000000000000000000000000000000000000000000000000000000000080"
            })
    void namesARatchetKeyThatIsNotCanonical(String point) throws Exception {
        byte[] key = HexFormat.of().parseHex(point);
        SendingChain chain = newChain();
        assertThat(bob.refuse(Forgery.message(chain, key, 1, 0))).isEqualTo(Reason.BAD_KEY);
        stillOpens();
    }

    @Test
    void namesAnotherRatchetKeyThanItsChain() throws Exception {
        byte[] other = X25519.publicKey(End.key(9));
        SendingChain current = alice.nextSendingChain();
        assertThat(bob.refuse(Forgery.message(current, other, 0, 1))).isEqualTo(Reason.BAD_KEY);

        byte[] skipped = alice.send("skipped");
        SendingChain old = alice.nextSendingChain();
        alice.receive(bob.send("step"));
        bob.receive(alice.send("new chain"));
        assertThat(bob.refuse(Forgery.message(old, other, 0, 1))).isEqualTo(Reason.BAD_KEY);
        assertThat(bob.receive(skipped)).isEqualTo("skipped");
    }

    @Test
    void startsAChainOfItsOwnWithAFalseBody() throws Exception {
        SendingChain chain = newChain();
        byte[] message = Forgery.message(chain, X25519.publicKey(End.key(9)), 1, 0);
        assertThat(bob.refuse(message)).isEqualTo(Reason.BAD_TAG);
        stillOpens();
    }

    @Test
    void namesAChainBeforeTheFirst() {
        End fresh = End.responder(3);
        SendingChain chain = End.initiator(4).nextSendingChain();
        assertThat(fresh.refuse(Forgery.message(chain, chain.header().ratchetKey(), 1, 0)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void breaksTheLayoutOfHeaderOrBody() {
        SendingChain chain = alice.nextSendingChain();
        byte[] header = Forgery.header(chain);
        assertThat(bob.refuse(Forgery.message(chain, Forgery.with(header, 207, 1))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(bob.refuse(Forgery.message(chain, Forgery.with(header, 43, 1))))
                .isEqualTo(Reason.INCOMPATIBLE);
        assertThat(bob.refuse(Forgery.message(chain, header, new byte[160]))).isEqualTo(Reason.MALFORMED);
        assertThat(bob.refuse(Forgery.message(chain, header, Forgery.cut(Padding.pad(new byte[3]), 170))))
                .isEqualTo(Reason.MALFORMED);
        stillOpens();
    }

    private SendingChain newChain() throws DecryptionException {
        alice.receive(bob.send("step"));
        return alice.nextSendingChain();
    }

    private void stillOpens() {
        try {
            assertThat(bob.receive(alice.send("honest"))).isEqualTo("honest");
        } catch (DecryptionException e) {
            throw new AssertionError(e);
        }
    }
}
