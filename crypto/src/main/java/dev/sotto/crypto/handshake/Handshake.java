package dev.sotto.crypto.handshake;

import dev.sotto.crypto.identity.BundleException;
import dev.sotto.crypto.identity.LocalDevice;
import dev.sotto.crypto.identity.PreKey;
import dev.sotto.crypto.identity.PreKeyBundle;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.primitive.MlKem;
import dev.sotto.crypto.primitive.PrimitiveException;
import dev.sotto.crypto.primitive.Randomness;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.crypto.primitive.X25519;
import dev.sotto.crypto.ratchet.DecryptionException;
import dev.sotto.crypto.ratchet.DecryptionException.Reason;
import dev.sotto.crypto.ratchet.Suite;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * PQXDH (rev 3, section 3) with X3DH's four DH outputs: with a one-time pair its KEM key is used and DH4 is present, without one the
 * signed pair's KEM key and no DH4.
 *
 * <pre>
 * DH1 = DH(IK_A, SPK_B)   DH2 = DH(EK_A, IK_B)   DH3 = DH(EK_A, SPK_B)   DH4 = DH(EK_A, OPK_B)
 * </pre>
 */
public final class Handshake {
    private Handshake() {}

    /**
     * The initiator's side. Draws 32 bytes for EK_A, then 32 for the encapsulation.
     *
     * @param bundle must have passed its {@code verify}
     * @param epoch the session epoch, 1 to 2^32 - 1
     * @throws BundleException BAD_KEY when a key is of small order, or no ML-KEM key
     */
    public static Agreement initiate(LocalDevice self, PreKeyBundle bundle, long epoch, Randomness randomness)
            throws BundleException {
        if (bundle.address().equals(self.address())) {
            throw new IllegalArgumentException("A device does not write to itself.");
        }
        if (epoch < 1) {
            throw new IllegalArgumentException("Session epochs start at 1, not " + epoch + ".");
        }
        PreKey signed = bundle.signed();
        Optional<PreKey> oneTime = bundle.oneTime();
        try (SecretBytes ephemeral = X25519.generate(randomness);
                SharedSecrets secrets = new SharedSecrets()) {
            secrets.dh(self.identity().agreementKey(), signed.ec())
                    .dh(ephemeral, bundle.identity().x25519())
                    .dh(ephemeral, signed.ec());
            if (oneTime.isPresent()) {
                secrets.dh(ephemeral, oneTime.get().ec());
            }
            MlKem.Encapsulated encapsulated =
                    MlKem.encapsulate(PreKey.KEM, oneTime.orElse(signed).kem(), randomness);
            secrets.add(encapsulated.sharedSecret());
            HandshakePart part = new HandshakePart(
                    Suite.preferred(),
                    epoch,
                    self.publicIdentity(),
                    self.identitySignature(),
                    X25519.publicKey(ephemeral),
                    signed.id(),
                    oneTime.map(PreKey::id).map(OptionalInt::of).orElse(OptionalInt.empty()),
                    encapsulated.ciphertext());
            byte[] th = Transcript.hash(part, bundle.owner(), signed, oneTime);
            try (FirstSecrets first = FirstSecrets.derive(part.suite(), secrets, th)) {
                return new Agreement(first.initiator(signed.ec()), bundle.owner(), part, th, first.sid());
            }
        } catch (PrimitiveException e) {
            throw new BundleException(
                    BundleException.Reason.BAD_KEY,
                    "The keys of " + bundle.address() + " cannot be used. " + e.getMessage());
        }
    }

    /**
     * The responder's side. Nothing is proven before the ratchet that it returns has opened the message's RATCHET.
     *
     * @param signed the pair of the message's signed prekey id
     * @param oneTime the pair of its one-time prekey id, if it names one
     * @throws DecryptionException BAD_KEY
     */
    public static Agreement respond(
            LocalDevice self, CheckedInitial initial, PreKeyPair signed, Optional<PreKeyPair> oneTime)
            throws DecryptionException {
        HandshakePart part = initial.message().part();
        requirePairs(part, signed, oneTime);
        byte[] ephemeral = part.ephemeralKey();
        try (SharedSecrets secrets = new SharedSecrets()) {
            secrets.dh(signed.ecPrivate(), part.sender().key().x25519())
                    .dh(self.identity().agreementKey(), ephemeral)
                    .dh(signed.ecPrivate(), ephemeral);
            if (oneTime.isPresent()) {
                secrets.dh(oneTime.get().ecPrivate(), ephemeral);
            }
            SecretBytes kemSeed = oneTime.orElse(signed).kemSeed();
            secrets.add(MlKem.decapsulate(PreKey.KEM, kemSeed, part.kemCiphertext()));
            byte[] th = Transcript.hash(
                    part, self.publicIdentity(), signed.derivePublicPart(), oneTime.map(PreKeyPair::derivePublicPart));
            try (FirstSecrets first = FirstSecrets.derive(part.suite(), secrets, th)) {
                return new Agreement(first.responder(signed.ecPrivate()), part.sender(), part, th, first.sid());
            }
        } catch (PrimitiveException e) {
            throw new DecryptionException(Reason.BAD_KEY, "INITIAL: " + e.getMessage());
        }
    }

    private static void requirePairs(HandshakePart part, PreKeyPair signed, Optional<PreKeyPair> oneTime) {
        OptionalInt given = oneTime.map(PreKeyPair::id).map(OptionalInt::of).orElse(OptionalInt.empty());
        if (signed.id() != part.signedPreKeyId() || !given.equals(part.oneTimePreKeyId())) {
            throw new IllegalArgumentException("These are not the prekey pairs that the INITIAL names.");
        }
    }
}
