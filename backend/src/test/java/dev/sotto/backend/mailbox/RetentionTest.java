package dev.sotto.backend.mailbox;

import static dev.sotto.backend.testing.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.backend.testing.TestRelay;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    @TempDir
    Path folder;

    private TestRelay relay;
    private Post post;

    @BeforeEach
    void open() {
        relay = new TestRelay(folder, new MailboxLimits(500, 1L << 20, 250, 1L << 20, Duration.ofDays(30)));
        post = new Post(relay);
        relay.user("Hans");
        relay.user("Paul");
        relay.user("Anna");
        post.send("Paul", "hans", 1, 250);
        post.send("Paul", "anna", 1_001, 3);
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void whatWaitedLongerIsDeletedFromEveryQueueAndMakesRoom() {
        relay.time.pass(Duration.ofDays(1));
        post.send("Anna", "hans", 2_001, 2);
        relay.time.pass(Duration.ofDays(29).minusHours(1));
        assertThat(expired()).isZero();
        relay.time.pass(Duration.ofHours(1));
        assertThat(expired()).isZero();
        relay.time.pass(Duration.ofHours(1));
        assertThat(expired()).isEqualTo(253);
        assertThat(post.waiting("hans")).isEqualTo(2);
        assertThat(post.waiting("anna")).isZero();
        post.send("Paul", "hans", 5_001, 250);
    }

    @Test
    void aClockThatJumpsAheadForAMomentDeletesNothing() {
        assertThat(expired()).isZero();
        relay.time.pass(Duration.ofDays(3_650));
        assertThat(expired()).isZero();
        relay.time.pass(Duration.ofDays(-3_650));
        assertThat(expired()).isZero();
        relay.time.pass(Duration.ofHours(1));
        assertThat(expired()).isZero();
        assertThat(post.waiting("hans")).isEqualTo(250);
    }

    private int expired() {
        return await(relay.mailbox.expire());
    }
}
