package dev.sotto.backend.identity;

import com.google.protobuf.ByteString;
import dev.sotto.backend.store.AccountRow;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The bytes that an identity signature covers (protocol v1, "Names and keys"):
 * {@code "Sotto-v1 identity" 0x00 lp(account) device(u32) inst(16) identity(65)}. Parsed strictly: the one device, the
 * known identity format, no byte more or less.
 */
public final class SignedIdentity {
    private static final ByteString PREFIX = ByteString.copyFromUtf8("Sotto-v1 identity\0");
    private static final int IDENTITY_LENGTH = 65;
    private static final int SIGNATURE_LENGTH = 64;
    private static final byte IDENTITY_FORMAT = 1;

    private final ByteString signed;
    private final ByteString signature;
    private final Inst inst;
    private final ByteString identity;

    private SignedIdentity(ByteString signed, ByteString signature, Inst inst, ByteString identity) {
        this.signed = signed;
        this.signature = signature;
        this.inst = inst;
        this.identity = identity;
    }

    /** Empty unless the bytes are an identity of that account. The signature is not checked here. */
    public static Optional<SignedIdentity> parse(String account, ByteString signed, ByteString signature) {
        ByteString head = PREFIX.concat(addressOf(account));
        int length = head.size() + Inst.LENGTH + IDENTITY_LENGTH;
        if (signed.size() != length || !signed.startsWith(head) || signature.size() != SIGNATURE_LENGTH) {
            return Optional.empty();
        }
        ByteString identity = signed.substring(length - IDENTITY_LENGTH);
        if (identity.byteAt(0) != IDENTITY_FORMAT) {
            return Optional.empty();
        }
        Inst inst = Inst.of(signed.substring(head.size(), head.size() + Inst.LENGTH));
        return Optional.of(new SignedIdentity(signed, signature, inst, identity));
    }

    /** The identity of the account's last login; empty before the first. */
    public static Optional<SignedIdentity> recordedIn(String account, AccountRow row) {
        return row.identitySigned()
                .flatMap(signed -> row.identitySignature().flatMap(signature -> parse(account, signed, signature)));
    }

    /** {@code lp(account) device(u32)} of the account's one device, as every signed input names its owner. */
    public static ByteString addressOf(String account) {
        byte[] name = account.getBytes(StandardCharsets.US_ASCII);
        return ByteString.copyFrom(new byte[] {0, (byte) name.length})
                .concat(ByteString.copyFrom(name))
                .concat(ByteString.copyFrom(new byte[] {0, 0, 0, 1}));
    }

    /** Whether the identity signed itself. Some hundred microseconds: not for an event loop. */
    public boolean verify() {
        return verifies(signed, signature);
    }

    /** Whether this identity made that signature. Some hundred microseconds: not for an event loop. */
    public boolean verifies(ByteString message, ByteString signatureOfMessage) {
        return Ed25519.verify(identity.substring(1, 1 + Ed25519.KEY_LENGTH), message, signatureOfMessage);
    }

    public Inst inst() {
        return inst;
    }

    /** Whether the keys are the same; the inst may differ. */
    public boolean sameIdentity(SignedIdentity other) {
        return identity.equals(other.identity);
    }

    public ByteString signed() {
        return signed;
    }

    public ByteString signature() {
        return signature;
    }

    /** What a bundle repeats of it: {@code lp(account) device inst identity idSig}. */
    public ByteString forBundle() {
        return signed.substring(PREFIX.size()).concat(signature);
    }
}
