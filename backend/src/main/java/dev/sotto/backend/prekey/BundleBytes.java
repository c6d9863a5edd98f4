package dev.sotto.backend.prekey;

import com.google.protobuf.ByteString;
import dev.sotto.backend.identity.SignedIdentity;
import java.util.Optional;

/**
 * A bundle's bytes (protocol v1, "Names and keys"):
 * {@code ver suite lp(account) device inst identity idSig | id created expires ec kem sig | flag [id created expires ec kem sig]}.
 */
final class BundleBytes {
    private static final byte VERSION = 1;

    /** Bodies as {@link SignedPrekey#body()} made them: the suite, then what the bundle repeats. */
    static ByteString of(SignedIdentity identity, ByteString signedBody, Optional<ByteString> oneTimeBody) {
        ByteString head = ByteString.copyFrom(new byte[] {VERSION, signedBody.byteAt(0)})
                .concat(identity.forBundle())
                .concat(signedBody.substring(1));
        return oneTimeBody
                .map(body -> head.concat(ByteString.copyFrom(new byte[] {1})).concat(body.substring(1)))
                .orElseGet(() -> head.concat(ByteString.copyFrom(new byte[] {0})));
    }

    private BundleBytes() {}
}
