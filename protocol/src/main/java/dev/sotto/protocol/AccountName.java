package dev.sotto.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an account: 1 to 16 of {@code [A-Za-z0-9]}. It is shown as registered and known by its lower case:
 * two names that differ in case only are equal.
 */
public final class AccountName {
    public static final int MAX_LENGTH = 16;

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9]{1," + MAX_LENGTH + "}");

    private final String display;
    private final String account;

    private AccountName(String display) {
        this.display = display;
        this.account = display.toLowerCase(Locale.ROOT);
    }

    /** The name, or empty if it is not one. */
    public static Optional<AccountName> parse(String text) {
        return VALID.matcher(text).matches() ? Optional.of(new AccountName(text)) : Optional.empty();
    }

    /** The lower-case form that keys, addresses, signatures and folders use. */
    public String account() {
        return account;
    }

    /** As the owner wrote it. */
    public String display() {
        return display;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccountName name && name.account.equals(account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }

    @Override
    public String toString() {
        return display;
    }
}
