package dev.sotto.backend.testing;

import com.google.protobuf.ByteString;
import dev.sotto.protocol.v1.Login;
import dev.sotto.protocol.v1.PrekeyPair;
import dev.sotto.protocol.v1.Register;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;

/** One device's public side as a client would show it to the relay. Built from protocol v1 by hand, not from our parsers. */
public final class TestDevice {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final String account;
    private final byte[] secret = bytes(32);
    private final KeyPair signing = pair();
    private final byte[] agreement = bytes(32);
    private final long created;
    private final long instRandom = RANDOM.nextLong();

    public TestDevice(String name, long created) {
        this.name = name;
        this.account = name.toLowerCase(java.util.Locale.ROOT);
        this.created = created;
    }

    public String name() {
        return name;
    }

    public String account() {
        return account;
    }

    public ByteString secret() {
        return ByteString.copyFrom(secret);
    }

    public Register register() {
        return Register.newBuilder().setName(name).setAuthSecret(secret()).build();
    }

    public Login login() {
        return loginAs(account, created, 1);
    }

    /** With the same keys in a store made at another time. */
    public Login login(long instCreated, long generation) {
        return loginAs(account, instCreated, generation);
    }

    /** With an identity that names another account. */
    public Login loginAs(String identityAccount, long instCreated, long generation) {
        ByteString signed = signedIdentity(identityAccount, instCreated);
        return Login.newBuilder()
                .setAccount(account)
                .setAuthSecret(secret())
                .setIdentitySigned(signed)
                .setIdentitySignature(sign(signed))
                .setGeneration(generation)
                .build();
    }

    /** Another device of the same account: same password, other keys. */
    public Login loginOfOtherDevice(TestDevice other) {
        ByteString signed = other.signedIdentity(account, other.created);
        return login().toBuilder()
                .setIdentitySigned(signed)
                .setIdentitySignature(other.sign(signed))
                .build();
    }

    public PrekeyPair signedPrekey(int id) {
        return prekey(1, id, 1_000, 2_000);
    }

    public PrekeyPair oneTimePrekey(int id) {
        return prekey(2, id, 1_000, 0);
    }

    public PrekeyPair prekey(int kind, int id, long createdSeconds, long expires) {
        ByteString signed = bytesOf(out -> {
            out.write("Sotto-v1 prekey\0".getBytes(StandardCharsets.US_ASCII));
            out.writeByte(1);
            out.writeByte(kind);
            writeAddress(out, account);
            out.writeInt(id);
            out.writeLong(createdSeconds);
            out.writeLong(expires);
            out.write(filled(32, id));
            out.write(filled(1568, id + 1));
        });
        return PrekeyPair.newBuilder()
                .setSigned(signed)
                .setSignature(sign(signed))
                .build();
    }

    /** What a bundle of these must be, by the words of protocol v1. */
    public ByteString bundle(long instCreated, PrekeyPair signedPair, PrekeyPair... oneTime) {
        return bytesOf(out -> {
            out.writeByte(1);
            out.writeByte(1);
            writeAddress(out, account);
            out.writeLong(instCreated);
            out.writeLong(instRandom);
            out.write(identity());
            out.write(sign(signedIdentity(account, instCreated)).toByteArray());
            writePair(out, signedPair);
            out.writeByte(oneTime.length);
            for (PrekeyPair pair : oneTime) {
                writePair(out, pair);
            }
        });
    }

    public ByteString sign(ByteString message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(signing.getPrivate());
            signature.update(message.toByteArray());
            return ByteString.copyFrom(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ByteString signedIdentity(String identityAccount, long instCreated) {
        return bytesOf(out -> {
            out.write("Sotto-v1 identity\0".getBytes(StandardCharsets.US_ASCII));
            writeAddress(out, identityAccount);
            out.writeLong(instCreated);
            out.writeLong(instRandom);
            out.write(identity());
        });
    }

    private byte[] identity() {
        byte[] spki = signing.getPublic().getEncoded();
        return bytesOf(out -> {
                    out.writeByte(1);
                    out.write(Arrays.copyOfRange(spki, spki.length - 32, spki.length));
                    out.write(agreement);
                })
                .toByteArray();
    }

    private static void writeAddress(DataOutputStream out, String account) throws IOException {
        out.writeShort(account.length());
        out.write(account.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(1);
    }

    // id created expires ec kem are the last bytes of what was signed.
    private static void writePair(DataOutputStream out, PrekeyPair pair) throws IOException {
        ByteString signed = pair.getSigned();
        out.write(signed.substring(signed.size() - 1620).toByteArray());
        out.write(pair.getSignature().toByteArray());
    }

    private interface Layout {
        void write(DataOutputStream out) throws IOException;
    }

    private static ByteString bytesOf(Layout layout) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            layout.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.copyFrom(bytes.toByteArray());
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
