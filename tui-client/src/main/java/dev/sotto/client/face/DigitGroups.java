package dev.sotto.client.face;

import java.util.ArrayList;
import java.util.List;

/** A safety number as people read it to each other: five digits at a time. */
public final class DigitGroups {
    /** Digits in each group but, where they do not come out even, the last. */
    public static final int LENGTH = 5;

    private DigitGroups() {}

    public static List<String> of(String digits) {
        List<String> groups = new ArrayList<>();
        for (int at = 0; at < digits.length(); at += LENGTH) {
            groups.add(digits.substring(at, Math.min(at + LENGTH, digits.length())));
        }
        return groups;
    }
}
