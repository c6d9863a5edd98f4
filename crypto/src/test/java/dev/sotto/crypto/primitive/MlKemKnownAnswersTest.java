package dev.sotto.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.crypto.KnownAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ML-KEM by Wycheproof (all four files of a parameter set) and by NIST's ACVP. */
class MlKemKnownAnswersTest {
    private int valid;
    private int invalid;

    @ParameterizedTest
    @EnumSource
    void keysAndDecapsulation(MlKem.Parameters parameters) {
        for (KnownAnswers test : wycheproof(parameters, "test")) {
            run(test, () -> {
                SecretBytes seed = SecretBytes.own(test.hex("seed"));
                if (test.has("ek")) {
                    assertThat(MlKem.encapsulationKey(parameters, seed)).isEqualTo(test.hex("ek"));
                }
                return List.of(
                        MlKem.decapsulate(parameters, seed, test.hex("c")).expose(), test.hex("K"));
            });
        }
        assertCounts(153, 40);
    }

    @ParameterizedTest
    @EnumSource
    void keyGeneration(MlKem.Parameters parameters) {
        for (KnownAnswers test : wycheproof(parameters, "keygen_seed_test")) {
            run(
                    test,
                    () -> List.of(
                            MlKem.encapsulationKey(parameters, SecretBytes.own(test.hex("seed"))), test.hex("ek")));
        }
        assertCounts(100, 0);
    }

    @ParameterizedTest
    @EnumSource
    void encapsulation(MlKem.Parameters parameters) {
        for (KnownAnswers test : wycheproof(parameters, "encaps_test")) {
            assertThat(MlKem.isValidEncapsulationKey(parameters, test.hex("ek")))
                    .isEqualTo(test.text("result").equals("valid"));
            run(test, () -> encapsulate(parameters, test, "c", "K"));
        }
        assertCounts(133, parameters == MlKem.Parameters.ML_KEM_1024 ? 136 : 132);
    }

    @ParameterizedTest
    @EnumSource
    void decapsulationWithExpandedKeys(MlKem.Parameters parameters) {
        for (KnownAnswers test : wycheproof(parameters, "semi_expanded_decaps_test")) {
            run(
                    test,
                    () -> List.of(
                            MlKem.decapsulate(expanded(parameters, test.hex("dk")), test.hex("c"))
                                    .expose(),
                            test.hex("K")));
        }
        assertCounts(3, 6);
    }

    @Test
    void acvpKeyGeneration() {
        int ran = 0;
        for (KnownAnswers group : KnownAnswers.load("acvp/ml-kem-key-gen.json").list("testGroups")) {
            MlKem.Parameters parameters = parameters(group);
            for (KnownAnswers test : group.list("tests")) {
                SecretBytes seed = SecretBytes.own(concat(test.hex("d"), test.hex("z")));
                assertThat(MlKem.encapsulationKey(parameters, seed)).isEqualTo(test.hex("ek"));
                ran++;
            }
        }
        assertThat(ran).isEqualTo(16);
    }

    @Test
    void acvpEncapsulationAndDecapsulation() throws Exception {
        List<String> ran = new ArrayList<>();
        for (KnownAnswers group :
                KnownAnswers.load("acvp/ml-kem-encap-decap.json").list("testGroups")) {
            MlKem.Parameters parameters = parameters(group);
            boolean encapsulation = group.text("function").equals("encapsulation");
            for (KnownAnswers test : group.list("tests")) {
                byte[] dk = encapsulation ? test.hex("dk") : group.hex("dk");
                assertThat(MlKem.decapsulate(expanded(parameters, dk), test.hex("c"))
                                .expose())
                        .isEqualTo(test.hex("k"));
                if (encapsulation) {
                    List<byte[]> pairs = encapsulate(parameters, test, "c", "k");
                    assertThat(pairs.get(0)).isEqualTo(pairs.get(1));
                }
                ran.add(group.text("function"));
            }
        }
        assertThat(ran).hasSize(32);
        assertThat(ran.stream().filter("encapsulation"::equals)).hasSize(16);
    }

    /** What to compare: what we got, and the answer. */
    private interface Case {
        List<byte[]> run() throws PrimitiveException;
    }

    private void run(KnownAnswers test, Case work) {
        boolean expected = test.text("result").equals("valid");
        boolean passed;
        try {
            List<byte[]> pair = work.run();
            passed = ConstantTime.equal(pair.get(0), pair.get(1));
        } catch (PrimitiveException | IllegalArgumentException e) {
            passed = false;
        }
        assertThat(passed).as(test.text("tcId")).isEqualTo(expected);
        if (expected) {
            valid++;
        } else {
            invalid++;
        }
    }

    private void assertCounts(int expectedValid, int expectedInvalid) {
        assertThat(List.of(valid, invalid)).isEqualTo(List.of(expectedValid, expectedInvalid));
    }

    /** Ciphertext and secret together, beside the answer's. */
    private static List<byte[]> encapsulate(MlKem.Parameters parameters, KnownAnswers test, String c, String k)
            throws PrimitiveException {
        MlKem.Encapsulated result = MlKem.encapsulate(parameters, test.hex("ek"), count -> test.hex("m"));
        return List.of(concat(result.ciphertext(), result.sharedSecret().expose()), concat(test.hex(c), test.hex(k)));
    }

    private static List<KnownAnswers> wycheproof(MlKem.Parameters parameters, String suffix) {
        String size = parameters == MlKem.Parameters.ML_KEM_1024 ? "1024" : "768";
        return KnownAnswers.load("wycheproof/mlkem_" + size + "_" + suffix + ".json")
                .tests()
                .toList();
    }

    private static MlKem.Parameters parameters(KnownAnswers group) {
        return MlKem.Parameters.valueOf(group.text("parameterSet").replace('-', '_'));
    }

    private static MLKEMPrivateKeyParameters expanded(MlKem.Parameters parameters, byte[] dk) {
        return new MLKEMPrivateKeyParameters(MlKem.named(parameters), dk);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
