package dev.sotto.backend.testing;

import com.google.protobuf.ByteString;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.Login;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Locale;

/** An account's device as the relay sees it: name, password secret, identity key and session store. */
public final class WireDevice {
    private final String name;
    private final byte[] secret;
    private final KeyPair identity;
    private final long inst;

    private WireDevice(String name, byte[] secret, KeyPair identity, long inst) {
        this.name = name;
        this.secret = secret;
        this.identity = identity;
        this.inst = inst;
    }

    /** A fresh identity; the password is the same for all devices of a name. */
    public static WireDevice of(String name) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) name.length());
        return new WireDevice(name, secret, newIdentity(), 1);
    }

    /** The same identity in another, newer store. */
    public WireDevice withNewerStore() {
        return new WireDevice(name, secret, identity, inst + 1);
    }

    public String name() {
        return name;
    }

    public String account() {
        return name.toLowerCase(Locale.ROOT);
    }

    public ByteString secret() {
        return ByteString.copyFrom(secret);
    }

    public ClientFrame.Builder login() {
        return ClientFrame.newBuilder().setLogin(loginFrame());
    }

    public Login.Builder loginFrame() {
        byte[] signed = signedIdentity();
        return Login.newBuilder()
                .setAccount(account())
                .setAuthSecret(secret())
                .setIdentitySigned(ByteString.copyFrom(signed))
                .setIdentitySignature(ByteString.copyFrom(sign(signed)))
                .setGeneration(1);
    }

    /** Ed25519 by this device's identity. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(identity.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] signedIdentity() {
        byte[] account = account().getBytes(StandardCharsets.US_ASCII);
        byte[] label = "Sotto-v1 identity\0".getBytes(StandardCharsets.US_ASCII);
        byte[] encoded = identity.getPublic().getEncoded();
        return ByteBuffer.allocate(label.length + 2 + account.length + 4 + 16 + 65)
                .put(label)
                .putShort((short) account.length)
                .put(account)
                .putInt(1)
                .putLong(inst)
                .putLong(inst)
                .put((byte) 1)
                .put(encoded, encoded.length - 32, 32)
                .put(new byte[32])
                .array();
    }

    private static KeyPair newIdentity() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
