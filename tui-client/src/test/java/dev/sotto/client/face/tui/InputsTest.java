package dev.sotto.client.face.tui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.model.Msg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is lost or overtaken, and the one that takes never waits for itself. */
@Timeout(30)
class InputsTest {
    private static final int MANY = 20_000;

    private final Inputs inputs = new Inputs();

    @Test
    @DisplayName("full by others: what the face tells itself waits for nobody and keeps its place")
    void tellsItself() throws Exception {
        assertThat(inputs.take(0)).isEmpty();
        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= MANY; i++) {
                inputs.put(numbered(i));
            }
        });
        List<Long> taken = new ArrayList<>();
        List<Long> told = new ArrayList<>();
        while (taken.size() < MANY) {
            Optional<Input> input = inputs.take(1_000);
            long number = ((Input.ForModel) input.orElseThrow()).number();
            if (number > 0) {
                taken.add(number);
                inputs.put(numbered(-number));
            } else {
                told.add(-number);
                assertThat(taken).hasSizeGreaterThanOrEqualTo((int) -number);
            }
        }
        for (Optional<Input> rest = inputs.take(0); rest.isPresent(); rest = inputs.take(0)) {
            told.add(-((Input.ForModel) rest.get()).number());
        }
        others.join();
        assertThat(taken).isSorted().doesNotHaveDuplicates();
        assertThat(told).isEqualTo(taken);
    }

    private static Input numbered(long number) {
        return new Input.ForModel(number, new Msg.Tick());
    }
}
