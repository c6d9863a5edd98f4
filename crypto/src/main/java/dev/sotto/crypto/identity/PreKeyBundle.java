package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.layout.ProtocolVersion;
import dev.sotto.crypto.primitive.Ed25519;
import java.util.Optional;

/**
 * What a relay hands out so that one can start a session with a device that is offline: its signed identity, its
 * signed prekey pair, and a one-time pair unless they are used up. Nothing in it may be used before {@link #verify}.
 *
 * <p>Layout: {@code ver suite lp(account) device inst identity idSig | signed pair | flag(u8) [one-time pair]}.
 */
public final class PreKeyBundle {
    private final int suite;
    private final DeviceIdentity owner;
    private final byte[] identitySignature;
    private final PreKey signed;
    private final Optional<PreKey> oneTime;

    private PreKeyBundle(
            int suite, DeviceIdentity owner, byte[] identitySignature, PreKey signed, Optional<PreKey> oneTime) {
        this.suite = suite;
        this.owner = owner;
        this.identitySignature = identitySignature;
        this.signed = signed;
        this.oneTime = oneTime;
    }

    /** One's own bundle, as a relay would put it together. */
    public static PreKeyBundle of(LocalDevice owner, PreKeyPair signed, Optional<PreKeyPair> oneTime) {
        if (signed.kind() != PreKeyKind.SIGNED || oneTime.stream().anyMatch(p -> p.kind() != PreKeyKind.ONE_TIME)) {
            throw new IllegalArgumentException("A bundle has a signed pair, then a one-time pair or none.");
        }
        return new PreKeyBundle(
                ProtocolVersion.SUITE,
                owner.publicIdentity(),
                owner.identitySignature(),
                signed.publicPart(owner),
                oneTime.map(pair -> pair.publicPart(owner)));
    }

    /**
     * The bundle in the bytes of a relay: well-formed, but not yet to be trusted.
     *
     * @throws BundleException UPGRADE, MALFORMED or BAD_KEY
     */
    public static PreKeyBundle decode(byte[] bytes) throws BundleException {
        try {
            LayoutReader reader = new LayoutReader(bytes);
            int version = reader.u8();
            int suite = reader.u8();
            if (version != ProtocolVersion.VERSION || suite != ProtocolVersion.SUITE) {
                throw new BundleException(
                        BundleException.Reason.UPGRADE,
                        "The keys are of protocol version " + version + ", suite " + suite
                                + ", which this program does not know. Upgrade it.");
            }
            PreKeyBundle bundle = read(reader, suite);
            reader.end();
            return bundle;
        } catch (LayoutException e) {
            throw new BundleException(BundleException.Reason.MALFORMED, "The keys are malformed. " + e.getMessage());
        } catch (BadKeyException e) {
            throw new BundleException(badKey(e), "The keys are not valid. " + e.getMessage());
        }
    }

    public byte[] encode() {
        LayoutWriter writer = new LayoutWriter().u8(ProtocolVersion.VERSION).u8(suite);
        owner.write(writer);
        writer.bytes(identitySignature);
        signed.write(writer);
        writer.flag(oneTime.isPresent());
        oneTime.ifPresent(preKey -> preKey.write(writer));
        return writer.toBytes();
    }

    /**
     * Refuses the bundle unless it is {@code expected}'s, signed throughout, in agreement with what is pinned, and
     * current. Signatures come before the pin: {@code IDENTITY_CHANGED} means that whoever made the bundle holds the
     * private key of the other identity.
     *
     * @param pinned what is known of the peer; empty before the first contact
     * @param nowSeconds Unix seconds by our own clock
     */
    public void verify(DeviceAddress expected, Optional<PinnedIdentity> pinned, long nowSeconds)
            throws BundleException {
        if (!owner.address().equals(expected)) {
            throw new BundleException(
                    BundleException.Reason.WRONG_DEVICE,
                    "The relay answered with the keys of another device than " + expected + ".");
        }
        verifySignatures();
        if (pinned.isPresent()) {
            verifyAgainst(pinned.get());
        }
        verifyTimes(nowSeconds);
    }

    public int suite() {
        return suite;
    }

    /** Address, instance and identity in one. */
    public DeviceIdentity owner() {
        return owner;
    }

    public DeviceAddress address() {
        return owner.address();
    }

    public Instance instance() {
        return owner.instance();
    }

    public IdentityKey identity() {
        return owner.key();
    }

    public PreKey signed() {
        return signed;
    }

    public Optional<PreKey> oneTime() {
        return oneTime;
    }

    private static PreKeyBundle read(LayoutReader reader, int suite) throws LayoutException, BadKeyException {
        DeviceIdentity owner = DeviceIdentity.read(reader);
        byte[] identitySignature = reader.bytes(Ed25519.SIGNATURE_LENGTH);
        PreKey signed = PreKey.read(reader, PreKeyKind.SIGNED);
        Optional<PreKey> oneTime =
                reader.flag() ? Optional.of(PreKey.read(reader, PreKeyKind.ONE_TIME)) : Optional.empty();
        return new PreKeyBundle(suite, owner, identitySignature, signed, oneTime);
    }

    private static BundleException.Reason badKey(BadKeyException e) {
        return switch (e.reason()) {
            case MALFORMED -> BundleException.Reason.MALFORMED;
            case NON_CANONICAL, SMALL_ORDER -> BundleException.Reason.BAD_KEY;
        };
    }

    private void verifySignatures() throws BundleException {
        boolean genuine = owner.isSignedBy(identitySignature)
                && signed.isSignedBy(address(), identity())
                && oneTime.stream().allMatch(preKey -> preKey.isSignedBy(address(), identity()));
        if (!genuine) {
            throw new BundleException(
                    BundleException.Reason.BAD_SIGNATURE,
                    "The keys that the relay gave for " + address() + " are not signed by their owner.");
        }
    }

    private void verifyAgainst(PinnedIdentity pinned) throws BundleException {
        if (!identity().equals(pinned.identity())) {
            throw new BundleException(
                    BundleException.Reason.IDENTITY_CHANGED,
                    "The identity of " + address()
                            + " has changed. Compare safety numbers before you accept the new one.");
        }
        if (instance().compareTo(pinned.instance()) < 0) {
            throw new BundleException(
                    BundleException.Reason.OLD_INSTANCE,
                    "The relay gave outdated keys of " + address() + ". Try again when they are online.");
        }
        if (suite < pinned.suite()) {
            throw new BundleException(
                    BundleException.Reason.LOWER_SUITE,
                    "The relay gave keys of " + address() + " for a weaker cipher suite than before.");
        }
    }

    private void verifyTimes(long nowSeconds) throws BundleException {
        boolean early = signed.life().isFromTheFuture(nowSeconds)
                || oneTime.stream().anyMatch(preKey -> preKey.life().isFromTheFuture(nowSeconds));
        if (early) {
            throw new BundleException(
                    BundleException.Reason.CLOCK,
                    "The keys of " + address() + " were made in the future: check your clock.");
        }
        if (signed.life().isExpired(nowSeconds)) {
            throw new BundleException(
                    BundleException.Reason.EXPIRED,
                    "The keys of " + address() + " have expired. They are renewed when their owner is next online; "
                            + "if that was lately, check your clock.");
        }
    }
}
