package dev.sotto.e2e;

import java.util.List;

/** What the relays of the tests are configured with. */
final class TestConfig {
    // All accounts of a test are made from one address within seconds.
    private static final List<String> MANY_ACCOUNTS = List.of("[registration]", "burst = 1000", "query-burst = 1000");

    static String relay(String... lines) {
        return String.join("\n", MANY_ACCOUNTS) + "\n" + String.join("\n", lines) + "\n";
    }

    private TestConfig() {}
}
