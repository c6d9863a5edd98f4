package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.Ed25519;
import java.nio.charset.StandardCharsets;

/**
 * Bundle bytes with any field set and then signed properly: what a careless or hostile owner of an identity could
 * publish. Written out field by field on purpose, apart from the code under test.
 */
final class BundleBuilder {
    static final long DAY = 86_400;

    private final IdentityKeyPair identity;
    int version = 1;
    int suite = 1;
    String account = "bob";
    long device = 1;
    byte[] instance = new byte[16];
    byte[] publicIdentity;
    Pair signed;
    Pair oneTime;
    boolean withOneTime = true;
    int flag = 1;
    byte[] trailing = {};

    static final class Pair {
        final int kind;
        long id;
        long created;
        long expires;
        byte[] ec;
        byte[] kem;

        Pair(PreKeyKind kind, PreKey from) {
            this.kind = kind.code();
            this.id = from.id();
            this.created = from.created();
            this.expires = from.expires();
            this.ec = from.ec();
            this.kem = from.kem();
        }
    }

    BundleBuilder(LocalDevice owner, PreKey signed, PreKey oneTime) {
        this.identity = owner.identity();
        this.instance = owner.instance().toBytes();
        this.publicIdentity = identity.publicKey().toBytes();
        this.signed = new Pair(PreKeyKind.SIGNED, signed);
        this.oneTime = new Pair(PreKeyKind.ONE_TIME, oneTime);
    }

    byte[] build() {
        byte[] claim = new LayoutWriter()
                .bytes(address())
                .bytes(instance)
                .bytes(publicIdentity)
                .toBytes();
        LayoutWriter bundle = new LayoutWriter()
                .u8(version)
                .u8(suite)
                .bytes(claim)
                .bytes(sign(new LayoutWriter()
                        .label("Sotto-v1 identity")
                        .bytes(claim)
                        .toBytes()))
                .bytes(pair(signed))
                .u8(flag);
        if (withOneTime) {
            bundle.bytes(pair(oneTime));
        }
        return bundle.bytes(trailing).toBytes();
    }

    private byte[] pair(Pair pair) {
        byte[] body = new LayoutWriter()
                .u32(pair.id)
                .u64(pair.created)
                .u64(pair.expires)
                .bytes(pair.ec)
                .bytes(pair.kem)
                .toBytes();
        byte[] covered = new LayoutWriter()
                .label("Sotto-v1 prekey")
                .u8(suite)
                .u8(pair.kind)
                .bytes(address())
                .bytes(body)
                .toBytes();
        return new LayoutWriter().bytes(body).bytes(sign(covered)).toBytes();
    }

    private byte[] address() {
        return new LayoutWriter()
                .lp(account.getBytes(StandardCharsets.UTF_8))
                .u32(device)
                .toBytes();
    }

    private byte[] sign(byte[] bytes) {
        return Ed25519.sign(identity.signingSeed(), bytes);
    }
}
