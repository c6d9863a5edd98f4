package dev.sotto.client.core;

import org.junit.jupiter.api.BeforeEach;

/** Two clients at one relay who have a chat. */
abstract class PaulAndHans {
    final MemoryRelay relay = new MemoryRelay();
    final BenchClient paul = new BenchClient("paul", relay, 1);
    final BenchClient hans = new BenchClient("hans", relay, 2);

    @BeforeEach
    void chat() {
        paul.connect();
        hans.connect();
        settle(paul, hans);
        paul.init(hans);
        settle(paul, hans);
    }

    /** Until nothing waits for any of them. */
    static void settle(BenchClient... clients) {
        for (int round = 0; round < 20; round++) {
            for (BenchClient client : clients) {
                while (client.receive(16)) {
                    client.now++;
                }
            }
        }
    }
}
