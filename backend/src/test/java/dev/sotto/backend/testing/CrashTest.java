package dev.sotto.backend.testing;

import static dev.sotto.backend.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a relay's services in the middle of their work, again and again, and looks at what they had promised. */
class CrashTest {
    private static final int ROUNDS = 5;
    private static final int NUMBERS_A_ROUND = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void noAcceptedEnvelopeIsLostAndNoOneTimePairIsHandedOutTwice() throws Exception {
        List<Integer> accepted = new ArrayList<>();
        List<Integer> pairs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String first = Integer.toString(1 + round * NUMBERS_A_ROUND);
            try (ForkedJvm relay = ForkedJvm.start(CrashingRelay.class, folder.toString(), first)) {
                List<String> lines = new ArrayList<>(relay.readLines(60 + 41 * round));
                relay.kill();
                lines.addAll(relay.readToEnd());
                for (String line : lines) {
                    String[] words = line.split(" ", 2);
                    (words[0].equals("pair") ? pairs : accepted).add(Integer.valueOf(words[1]));
                }
            }
        }
        pairs.removeIf(id -> id == 0);
        assertThat(accepted).hasSizeGreaterThan(200);
        assertThat(pairs).hasSizeGreaterThan(20).doesNotHaveDuplicates();
        try (TestRelay relay = new TestRelay(folder)) {
            List<Integer> stored = await(relay.database.submit(tx -> tx.envelopes().read("hans", 0, 1_000_000).stream()
                    .map(envelope -> Integer.valueOf(envelope.ciphertext().toStringUtf8()))
                    .toList()));
            List<Integer> left = await(relay.database.submit(tx -> tx.prekeys().oneTimeIds("hans")));
            assertThat(stored).containsAll(accepted).isSorted().doesNotHaveDuplicates();
            assertThat(left).doesNotContainAnyElementsOf(pairs);
        }
    }
}
