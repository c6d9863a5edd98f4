package dev.sotto.crypto.primitive;

import java.util.Arrays;
import javax.security.auth.DestroyFailedException;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/**
 * ML-KEM (FIPS 203). A private key is its 64-byte seed {@code d | z}, expanded where it is used; an encapsulation key
 * is checked (length and modulus, section 7.2) before use; a ciphertext made for another key yields another secret
 * (implicit rejection), not an error.
 */
public final class MlKem {
    public static final int SEED_LENGTH = 64;
    public static final int SHARED_SECRET_LENGTH = 32;

    private static final int RANDOM_LENGTH = 32;

    private MlKem() {}

    /** The parameter sets in use, with the lengths of FIPS 203 table 3. */
    public enum Parameters {
        ML_KEM_768(1184, 1088),
        ML_KEM_1024(1568, 1568);

        private final int encapsulationKeyLength;
        private final int ciphertextLength;

        Parameters(int encapsulationKeyLength, int ciphertextLength) {
            this.encapsulationKeyLength = encapsulationKeyLength;
            this.ciphertextLength = ciphertextLength;
        }

        public int encapsulationKeyLength() {
            return encapsulationKeyLength;
        }

        public int ciphertextLength() {
            return ciphertextLength;
        }
    }

    /** What {@link #encapsulate} yields: a ciphertext to send and the secret it carries. */
    public static final class Encapsulated {
        private final byte[] ciphertext;
        private final SecretBytes sharedSecret;

        private Encapsulated(byte[] ciphertext, SecretBytes sharedSecret) {
            this.ciphertext = ciphertext;
            this.sharedSecret = sharedSecret;
        }

        public byte[] ciphertext() {
            return ciphertext.clone();
        }

        /** The one secret, which the caller closes. */
        public SecretBytes sharedSecret() {
            return sharedSecret;
        }
    }

    public static SecretBytes generateSeed(Randomness randomness) {
        return SecretBytes.own(randomness.bytes(SEED_LENGTH));
    }

    public static byte[] encapsulationKey(Parameters parameters, SecretBytes seed) {
        MLKEMPrivateKeyParameters privateKey = expand(parameters, seed);
        byte[] publicKey = privateKey.getPublicKey();
        privateKey.destroy();
        return publicKey;
    }

    /**
     * A new secret for the holder of the seed.
     *
     * @throws PrimitiveException BAD_KEM_KEY if the key has a wrong length or a coefficient that is not reduced
     */
    public static Encapsulated encapsulate(Parameters parameters, byte[] encapsulationKey, Randomness randomness)
            throws PrimitiveException {
        MLKEMPublicKeyParameters publicKey = parse(parameters, encapsulationKey);
        byte[] message = randomness.bytes(RANDOM_LENGTH);
        try {
            SecretWithEncapsulation result = MLKEMGenerator.internalGenerateEncapsulated(publicKey, message);
            Encapsulated encapsulated =
                    new Encapsulated(result.getEncapsulation(), SecretBytes.own(result.getSecret()));
            result.destroy();
            return encapsulated;
        } catch (DestroyFailedException e) {
            throw new IllegalStateException("An ML-KEM secret could not be wiped.", e);
        } finally {
            Arrays.fill(message, (byte) 0);
        }
    }

    /**
     * The secret that the ciphertext carries.
     *
     * @throws PrimitiveException BAD_KEM_KEY if the ciphertext has a wrong length
     */
    public static SecretBytes decapsulate(Parameters parameters, SecretBytes seed, byte[] ciphertext)
            throws PrimitiveException {
        MLKEMPrivateKeyParameters privateKey = expand(parameters, seed);
        try {
            return decapsulate(privateKey, ciphertext);
        } finally {
            privateKey.destroy();
        }
    }

    /** With an expanded key, which only published answers have. */
    static SecretBytes decapsulate(MLKEMPrivateKeyParameters privateKey, byte[] ciphertext) throws PrimitiveException {
        MLKEMExtractor extractor = new MLKEMExtractor(privateKey);
        if (ciphertext.length != extractor.getEncapsulationLength()) {
            throw new PrimitiveException(
                    PrimitiveException.Reason.BAD_KEM_KEY,
                    "An ML-KEM ciphertext must have " + extractor.getEncapsulationLength() + " bytes, but has "
                            + ciphertext.length + ".");
        }
        return SecretBytes.own(extractor.extractSecret(ciphertext));
    }

    /** Whether {@link #encapsulate} would take the key (FIPS 203 section 7.2). */
    public static boolean isValidEncapsulationKey(Parameters parameters, byte[] encapsulationKey) {
        try {
            MLKEMPublicKeyParameters unused = parse(parameters, encapsulationKey);
            return true;
        } catch (PrimitiveException e) {
            return false;
        }
    }

    private static MLKEMPrivateKeyParameters expand(Parameters parameters, SecretBytes seed) {
        Require.length("An ML-KEM seed", seed.expose(), SEED_LENGTH);
        return new MLKEMPrivateKeyParameters(named(parameters), seed.expose());
    }

    private static MLKEMPublicKeyParameters parse(Parameters parameters, byte[] encapsulationKey)
            throws PrimitiveException {
        if (encapsulationKey.length != parameters.encapsulationKeyLength) {
            throw new PrimitiveException(
                    PrimitiveException.Reason.BAD_KEM_KEY,
                    "An ML-KEM encapsulation key must have " + parameters.encapsulationKeyLength + " bytes, but has "
                            + encapsulationKey.length + ".");
        }
        try {
            return new MLKEMPublicKeyParameters(named(parameters), encapsulationKey);
        } catch (IllegalArgumentException e) {
            throw new PrimitiveException(
                    PrimitiveException.Reason.BAD_KEM_KEY, "The ML-KEM encapsulation key is not valid.");
        }
    }

    static MLKEMParameters named(Parameters parameters) {
        return switch (parameters) {
            case ML_KEM_768 -> MLKEMParameters.ml_kem_768;
            case ML_KEM_1024 -> MLKEMParameters.ml_kem_1024;
        };
    }
}
