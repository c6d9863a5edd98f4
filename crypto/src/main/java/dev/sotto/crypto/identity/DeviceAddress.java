package dev.sotto.crypto.identity;

import dev.sotto.crypto.layout.LayoutException;
import dev.sotto.crypto.layout.LayoutReader;
import dev.sotto.crypto.layout.LayoutWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An account and one of its devices. The account is 1 to 16 of {@code [a-z0-9]}: the lower case of the name, which is
 * what every signature and hash uses. The device is a positive number, always 1 in version 1.
 *
 * <p>Layout: {@code lp(account) device(u32)}.
 */
public final class DeviceAddress {
    public static final int MAX_ACCOUNT_LENGTH = 16;

    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{1," + MAX_ACCOUNT_LENGTH + "}");

    private final String account;
    private final int device;

    private DeviceAddress(String account, int device) {
        this.account = account;
        this.device = device;
    }

    /** An address; a name that is not one is our own bug here (IllegalArgumentException). */
    public static DeviceAddress of(String account, int device) {
        if (!ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("An account is 1 to 16 of [a-z0-9].");
        }
        if (device < 1) {
            throw new IllegalArgumentException("A device is a number from 1, but is " + device + ".");
        }
        return new DeviceAddress(account, device);
    }

    public static DeviceAddress read(LayoutReader reader) throws LayoutException {
        String account = new String(reader.lp(MAX_ACCOUNT_LENGTH), StandardCharsets.ISO_8859_1);
        int device = reader.u31();
        if (!ACCOUNT.matcher(account).matches() || device < 1) {
            throw new LayoutException("Malformed: not the address of a device.");
        }
        return new DeviceAddress(account, device);
    }

    public void write(LayoutWriter writer) {
        writer.lp(accountBytes()).u32(device);
    }

    public String account() {
        return account;
    }

    public byte[] accountBytes() {
        return account.getBytes(StandardCharsets.US_ASCII);
    }

    public int device() {
        return device;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceAddress address && address.account.equals(account) && address.device == device;
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, device);
    }

    @Override
    public String toString() {
        return account + "/" + device;
    }
}
