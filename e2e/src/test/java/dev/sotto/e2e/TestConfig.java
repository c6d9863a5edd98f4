package dev.sotto.e2e;

/** What the relays of the tests are configured with. */
final class TestConfig {
    /** Many accounts are made from one address here; and no two relays may want one health port. */
    static String relay(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private TestConfig() {}
}
