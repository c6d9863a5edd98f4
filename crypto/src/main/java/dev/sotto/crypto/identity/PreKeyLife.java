package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;

/**
 * When a prekey pair was made and until when others may use it: Unix seconds, rounded down to days so that they say no
 * more than needed. A signed pair expires 30 days after its creation, a one-time pair never ({@code expires = 0}).
 *
 * <p>Layout: {@code created(u64) expires(u64)}.
 */
record PreKeyLife(long created, long expires) {
    static final long DAY = 86_400;
    static final long SIGNED_LIFETIME = 30 * DAY;

    /** How far two people's clocks may differ, in seconds. */
    static final long TOLERANCE = DAY;

    static PreKeyLife from(PreKeyKind kind, long nowSeconds) {
        if (nowSeconds < 0) {
            throw new IllegalArgumentException("The time must not be before 1970.");
        }
        return startingOn(kind, nowSeconds - nowSeconds % DAY);
    }

    /** One encoding a value: days that are not whole, or another lifetime than the kind's, are malformed. */
    static PreKeyLife read(LayoutReader reader, PreKeyKind kind) throws LayoutException {
        PreKeyLife life = new PreKeyLife(reader.u64(), reader.u64());
        if (life.created % DAY != 0 || !life.equals(startingOn(kind, life.created))) {
            throw new LayoutException("Malformed: a prekey with impossible times.");
        }
        return life;
    }

    void write(LayoutWriter writer) {
        writer.u64(created).u64(expires);
    }

    boolean isExpired(long nowSeconds) {
        return expires != 0 && nowSeconds - TOLERANCE > expires;
    }

    boolean isFromTheFuture(long nowSeconds) {
        return created - TOLERANCE > nowSeconds;
    }

    private static PreKeyLife startingOn(PreKeyKind kind, long created) {
        return switch (kind) {
            case SIGNED -> new PreKeyLife(created, created + SIGNED_LIFETIME);
            case ONE_TIME -> new PreKeyLife(created, 0);
        };
    }
}
