package dev.sotto.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.KnownAnswers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

/** The answers printed in the RFCs (and in FIPS 180-4's examples for SHA-2). */
class RfcTest {
    @Test
    void rfc5869() {
        List<KnownAnswers> cases = KnownAnswers.load("rfc/rfc5869.json").list("cases");
        for (KnownAnswers test : cases) {
            byte[] prk = Hkdf.extract(test.hex("salt"), test.hex("ikm"));
            assertThat(prk).isEqualTo(test.hex("prk"));
            assertThat(Hkdf.expand(prk, test.hex("info"), test.number("L"))).isEqualTo(test.hex("okm"));
        }
        assertThat(cases).hasSize(3);
    }

    /** Section 5.2 uses a u with bit 255 set once, which we refuse: there the same point without the bit is given. */
    @Test
    void rfc7748ScalarMultiplication() throws Exception {
        List<KnownAnswers> cases = KnownAnswers.load("rfc/rfc7748.json").list("scalar_mult");
        for (KnownAnswers test : cases) {
            byte[] u = test.hex("u");
            u[31] &= 0x7f;
            assertThat(X25519.agree(SecretBytes.own(test.hex("scalar")), u).expose())
                    .isEqualTo(test.hex("out"));
        }
        assertThat(cases).hasSize(2);
    }

    @Test
    void rfc7748Iterated() throws Exception {
        KnownAnswers iterated = KnownAnswers.load("rfc/rfc7748.json").object("iterated");
        byte[] k = iterated.hex("start");
        byte[] u = iterated.hex("start");
        for (int i = 1; i <= 1_000; i++) {
            byte[] next = X25519.agree(SecretBytes.copyOf(k), u).expose();
            u = k;
            u[31] &= 0x7f;
            k = next;
            if (i == 1) {
                assertThat(k).isEqualTo(iterated.hex("after_1"));
            }
        }
        assertThat(k).isEqualTo(iterated.hex("after_1000"));
    }

    @Test
    void rfc7748DiffieHellman() throws Exception {
        KnownAnswers test = KnownAnswers.load("rfc/rfc7748.json").object("diffie_hellman");
        SecretBytes alice = SecretBytes.own(test.hex("alice_private"));
        SecretBytes bob = SecretBytes.own(test.hex("bob_private"));
        assertThat(X25519.publicKey(alice)).isEqualTo(test.hex("alice_public"));
        assertThat(X25519.publicKey(bob)).isEqualTo(test.hex("bob_public"));
        assertThat(X25519.agree(alice, X25519.publicKey(bob)).expose()).isEqualTo(test.hex("shared"));
        assertThat(X25519.agree(bob, X25519.publicKey(alice)).expose()).isEqualTo(test.hex("shared"));
    }

    @Test
    void libsignalX25519() throws Exception {
        KnownAnswers test =
                KnownAnswers.load("signal/libsignal-rust-tests.json").object("x25519");
        SecretBytes alice = SecretBytes.own(test.hex("alice_private"));
        assertThat(X25519.publicKey(alice)).isEqualTo(test.hex("alice_public"));
        assertThat(X25519.agree(alice, test.hex("bob_public")).expose()).isEqualTo(test.hex("shared"));
    }

    @Test
    void rfc8032() {
        List<KnownAnswers> cases = KnownAnswers.load("rfc/rfc8032.json").list("cases");
        for (KnownAnswers test : cases) {
            SecretBytes seed = SecretBytes.own(test.hex("secret"));
            byte[] message = test.hex("message");
            assertThat(Ed25519.publicKey(seed)).isEqualTo(test.hex("public"));
            assertThat(Ed25519.sign(seed, message)).isEqualTo(test.hex("signature"));
            assertThat(Ed25519.verify(test.hex("public"), message, test.hex("signature")))
                    .isTrue();
        }
        assertThat(cases).hasSize(4);
    }

    @Test
    void rfc9106() {
        KnownAnswers answers = KnownAnswers.load("rfc/rfc9106.json");
        KnownAnswers input = answers.object("rfc9106_common");
        Argon2Parameters.Builder parameters = Argon2id.parameters(
                        input.hex("salt"),
                        input.number("memory_kib"),
                        input.number("iterations"),
                        input.number("parallelism"))
                .withSecret(input.hex("secret"))
                .withAdditional(input.hex("associated_data"));
        assertThat(Argon2id.generate(parameters, input.hex("password"), input.number("tag_length"))
                        .expose())
                .isEqualTo(answers.object("rfc9106").hex("argon2id"));
    }

    @Test
    void argon2idOfThePasswordHashingCompetition() {
        List<KnownAnswers> cases = KnownAnswers.load("rfc/rfc9106.json").list("phc_argon2id_v19");
        for (KnownAnswers test : cases) {
            SecretBytes hash = Argon2id.hash(
                    test.text("password").getBytes(StandardCharsets.US_ASCII),
                    test.text("salt").getBytes(StandardCharsets.US_ASCII),
                    test.number("memory_kib"),
                    test.number("iterations"),
                    test.number("parallelism"),
                    32);
            assertThat(hash.expose()).isEqualTo(test.hex("tag"));
        }
        assertThat(cases).hasSize(7);
    }

    @Test
    void sha2OfPartsIsTheHashOfTheWhole() {
        byte[] a = "a".getBytes(StandardCharsets.US_ASCII);
        byte[] bc = "bc".getBytes(StandardCharsets.US_ASCII);
        assertThat(HexFormat.of().formatHex(Sha256.hash(a, bc)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(HexFormat.of().formatHex(Sha512.hash(a, bc)))
                .isEqualTo("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
    }
}
