package dev.sotto.backend.prekey;

import com.google.protobuf.ByteString;
import dev.sotto.backend.identity.SignedIdentity;
import dev.sotto.backend.problem.Refused;
import dev.sotto.protocol.v1.PrekeyPair;
import dev.sotto.protocol.v1.ProblemCode;

/**
 * A prekey pair as uploaded. The signed bytes are (protocol v1, "Names and keys")
 * {@code "Sotto-v1 prekey" 0x00 suite(u8) kind(u8) lp(account) device(u32) id(u32) created(u64) expires(u64) ec(32) kem(1568)}
 * and are parsed strictly. {@link #body()} is what is stored: suite, then id to kem, then the signature.
 */
final class SignedPrekey {
    enum Kind {
        SIGNED(1),
        ONE_TIME(2);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    /** The one suite of protocol v1. */
    static final byte SUITE = 1;

    private static final ByteString PREFIX = ByteString.copyFromUtf8("Sotto-v1 prekey\0");
    private static final int CREATED_OFFSET = 4;
    private static final int EXPIRES_OFFSET = 12;
    private static final int PAIR_LENGTH = 4 + 8 + 8 + 32 + 1568;
    private static final int SIGNATURE_LENGTH = 64;

    private final ByteString signed;
    private final ByteString pair;
    private final ByteString signature;

    private SignedPrekey(ByteString signed, ByteString pair, ByteString signature) {
        this.signed = signed;
        this.pair = pair;
        this.signature = signature;
    }

    /** BAD_PREKEY unless it is a pair of that kind and account. The signature is not checked here. */
    static SignedPrekey parse(String account, Kind kind, PrekeyPair frame) throws Refused {
        ByteString head = PREFIX.concat(ByteString.copyFrom(new byte[] {SUITE, kind.code}))
                .concat(SignedIdentity.addressOf(account));
        ByteString signed = frame.getSigned();
        if (signed.size() != head.size() + PAIR_LENGTH
                || !signed.startsWith(head)
                || frame.getSignature().size() != SIGNATURE_LENGTH) {
            throw new Refused(ProblemCode.PROBLEM_BAD_PREKEY, "A prekey pair is not of this account, kind and suite.");
        }
        ByteString pair = signed.substring(head.size());
        boolean forever = number(pair, EXPIRES_OFFSET) == 0;
        if (kind == Kind.SIGNED && number(pair, EXPIRES_OFFSET) <= number(pair, CREATED_OFFSET)) {
            throw new Refused(ProblemCode.PROBLEM_BAD_PREKEY, "A signed prekey pair expires before it is made.");
        }
        if (kind == Kind.ONE_TIME && !forever) {
            throw new Refused(ProblemCode.PROBLEM_BAD_PREKEY, "A one-time prekey pair does not expire.");
        }
        SignedPrekey prekey = new SignedPrekey(signed, pair, frame.getSignature());
        if (prekey.id() <= 0) {
            throw new Refused(ProblemCode.PROBLEM_BAD_PREKEY, "A prekey id is between 1 and 2147483647.");
        }
        return prekey;
    }

    int id() {
        return pair.asReadOnlyByteBuffer().getInt();
    }

    /** Whether that identity signed it. Not for an event loop. */
    boolean signedBy(SignedIdentity identity) {
        return identity.verifies(signed, signature);
    }

    ByteString body() {
        return ByteString.copyFrom(new byte[] {SUITE}).concat(pair).concat(signature);
    }

    private static long number(ByteString pair, int offset) {
        return pair.substring(offset).asReadOnlyByteBuffer().getLong();
    }
}
