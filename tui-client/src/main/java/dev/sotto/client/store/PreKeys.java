package dev.sotto.client.store;

import dev.sotto.client.core.PreKeyInfo;
import dev.sotto.crypto.identity.PreKeyKind;
import dev.sotto.crypto.identity.PreKeyPair;
import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutWriter;
import dev.sotto.crypto.primitive.SecretBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The prekey pairs with their private halves. */
final class PreKeys {
    private final Rows rows;
    private final RowCipher cipher;

    PreKeys(Rows rows, RowCipher cipher) {
        this.rows = rows;
        this.cipher = cipher;
    }

    Optional<PreKeyPair> find(PreKeyKind kind, int id) throws StoreException {
        // A handshake may name any id; one that cannot exist is simply not there.
        if (id < 0) {
            return Optional.empty();
        }
        Optional<byte[]> body = rows.get(Table.PREKEY, key(kind, id));
        return body.isEmpty() ? Optional.empty() : Optional.of(decode(body.get()));
    }

    void save(PreKeyPair pair) throws StoreException {
        try (SecretBytes body = pair.encode()) {
            rows.put(Table.PREKEY, key(pair.kind(), pair.id()), body.expose());
        }
    }

    void delete(PreKeyKind kind, int id) throws StoreException {
        rows.remove(Table.PREKEY, key(kind, id));
    }

    /** What there is, without private halves; each row is entered in {@code found}. */
    List<PreKeyInfo> all(Tally found) throws StoreException {
        List<PreKeyInfo> infos = new ArrayList<>();
        for (byte[] body : rows.all(Table.PREKEY, found)) {
            try (PreKeyPair pair = decode(body)) {
                infos.add(new PreKeyInfo(pair.kind(), pair.id(), pair.created(), pair.expires()));
            }
        }
        return infos;
    }

    private byte[] key(PreKeyKind kind, int id) {
        return cipher.key(
                Table.PREKEY, new LayoutWriter().u8(kind.code()).u32(id).toBytes());
    }

    private static PreKeyPair decode(byte[] body) throws StoreException {
        try {
            return PreKeyPair.decode(body);
        } catch (LayoutException e) {
            throw StoreException.damaged("a prekey has another layout");
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }
}
