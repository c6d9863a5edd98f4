package dev.sotto.backend.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.sotto.backend.store.QueuedEnvelope;
import dev.sotto.protocol.EnvelopeId;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserNoticeCodecTest {
    private final UserNoticeCodec codec = new UserNoticeCodec();

    @Test
    void everyNoticeSurvivesTheWayBetweenNodes() {
        QueuedEnvelope envelope = new QueuedEnvelope(
                7, new EnvelopeId(1, 2), "paul", "Paul", ByteString.copyFromUtf8("bytes"), 1_234_567_890_123L);
        for (UserNotice notice : List.of(
                new UserNotice.Arrived(6, envelope),
                new UserNotice.PrekeysLow(19),
                new UserNotice.Opened(Long.MAX_VALUE))) {
            Buffer wire = Buffer.buffer("before");
            codec.encodeToWire(wire, notice);
            assertThat(codec.decodeFromWire(6, wire)).isEqualTo(notice);
            assertThat(codec.transform(notice)).isSameAs(notice);
        }
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatThrownBy(() -> codec.decodeFromWire(0, Buffer.buffer(new byte[] {9})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noticesSayNothingOfContentOrPeople() {
        QueuedEnvelope envelope =
                new QueuedEnvelope(7, new EnvelopeId(1, 2), "paul", "Paul", ByteString.copyFromUtf8("secret"), 1);
        assertThat(new UserNotice.Arrived(6, envelope).toString())
                .doesNotContainIgnoringCase("paul")
                .doesNotContain("secret");
    }
}
