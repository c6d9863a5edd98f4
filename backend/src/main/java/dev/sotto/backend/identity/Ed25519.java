package dev.sotto.backend.identity;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) by the JDK. The relay's check keeps rubbish out; the clients check everything again. */
final class Ed25519 {
    static final int KEY_LENGTH = 32;

    // SubjectPublicKeyInfo of RFC 8410 up to the 32 bytes of the key.
    private static final ByteString SPKI_PREFIX =
            ByteString.copyFrom(HexFormat.of().parseHex("302a300506032b6570032100"));

    static boolean verify(ByteString key, ByteString message, ByteString signature) {
        try {
            PublicKey publicKey = KeyFactory.getInstance("Ed25519")
                    .generatePublic(
                            new X509EncodedKeySpec(SPKI_PREFIX.concat(key).toByteArray()));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(message.asReadOnlyByteBuffer());
            return verifier.verify(signature.toByteArray());
        } catch (InvalidKeySpecException | InvalidKeyException | SignatureException e) {
            // Not a key, or not a signature: the peer's fault and the same answer.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    private Ed25519() {}
}
