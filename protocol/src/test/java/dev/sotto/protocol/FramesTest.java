package dev.sotto.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.PrekeyPair;
import dev.sotto.protocol.v1.ServerFrame;
import dev.sotto.protocol.v1.Submit;
import dev.sotto.protocol.v1.UploadPrekeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    @DisplayName("every kind of frame, filled, survives the wire")
    void everyKind() throws ProtocolException {
        assertThat(kinds(ClientFrame.getDefaultInstance())).hasSizeGreaterThan(10);
        for (FieldDescriptor kind : kinds(ClientFrame.getDefaultInstance())) {
            Message frame = filled(ClientFrame.newBuilder(), kind);
            assertThat(Frames.decodeClient(body(Frames.encode(frame))))
                    .as(kind.getName())
                    .isEqualTo(frame);
        }
        for (FieldDescriptor kind : kinds(ServerFrame.getDefaultInstance())) {
            Message frame = filled(ServerFrame.newBuilder(), kind);
            assertThat(Frames.decodeServer(body(Frames.encode(frame))))
                    .as(kind.getName())
                    .isEqualTo(frame);
        }
    }

    @Test
    @DisplayName("the largest legal frames fit their limits")
    void largest() {
        ByteString id = ByteString.copyFrom(new byte[EnvelopeId.LENGTH]);
        ClientFrame submit = ClientFrame.newBuilder()
                .setSubmit(Submit.newBuilder()
                        .setId(id)
                        .setTo("a".repeat(AccountName.MAX_LENGTH))
                        .setCiphertext(ByteString.copyFrom(new byte[Limits.CIPHERTEXT])))
                .build();
        assertThat(submit.getSerializedSize()).isLessThanOrEqualTo(Limits.FRAME_AFTER_LOGIN);
        UploadPrekeys.Builder upload = UploadPrekeys.newBuilder();
        int signedBytes = 16 + 2 + 2 + AccountName.MAX_LENGTH + 4 + 4 + 8 + 8 + 32 + 1568;
        PrekeyPair pair = PrekeyPair.newBuilder()
                .setSigned(ByteString.copyFrom(new byte[signedBytes]))
                .setSignature(ByteString.copyFrom(new byte[64]))
                .build();
        upload.setSigned(pair);
        for (int i = 0; i < Limits.PREKEYS_PER_UPLOAD; i++) {
            upload.addOneTime(pair);
        }
        assertThat(ClientFrame.newBuilder().setUploadPrekeys(upload).build().getSerializedSize())
                .isLessThanOrEqualTo(Limits.FRAME_AFTER_LOGIN);
    }

    @Test
    @DisplayName("an empty frame and one of an unknown kind are malformed")
    void unknown() throws IOException {
        assertMalformed(new byte[0]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        output.writeString(900, "from the future");
        output.flush();
        assertMalformed(bytes.toByteArray());
    }

    @Test
    @DisplayName("10 000 nested groups, bad UTF-8 and random bytes are malformed or a frame, never another failure")
    void hostile() {
        byte[] groups = new byte[10_000];
        Arrays.fill(groups, (byte) 0x0b);
        assertMalformed(groups);
        assertMalformed(new byte[] {0x12, 3, 0x0a, 1, (byte) 0xff});
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(64)];
            random.nextBytes(bytes);
            try {
                assertThat(Frames.decodeClient(bytes).getBodyCase()).isNotEqualTo(ClientFrame.BodyCase.BODY_NOT_SET);
            } catch (ProtocolException e) {
                assertThat(e.getStackTrace()).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("an envelope id is exactly 16 bytes, shown as hex")
    void envelopeId() throws ProtocolException {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) 0x80;
        bytes[15] = 0x0f;
        EnvelopeId id = EnvelopeId.of(ByteString.copyFrom(bytes));
        assertThat(id).hasToString("8000000000000000000000000000000f");
        assertThat(id.toBytes()).isEqualTo(bytes);
        assertThat(id.toByteString()).isEqualTo(ByteString.copyFrom(bytes));
        for (int length : new int[] {0, 15, 17}) {
            assertThatThrownBy(() -> EnvelopeId.of(ByteString.copyFrom(new byte[length])))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    private static void assertMalformed(byte[] body) {
        assertThatThrownBy(() -> Frames.decodeClient(body))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.reason()).isEqualTo(ProtocolException.Reason.MALFORMED));
        assertThatThrownBy(() -> Frames.decodeServer(body)).isInstanceOf(ProtocolException.class);
    }

    private static List<FieldDescriptor> kinds(Message frame) {
        return frame.getDescriptorForType().getOneofs().get(0).getFields();
    }

    private static byte[] body(byte[] encoded) {
        int length =
                (encoded[0] & 0xff) << 24 | (encoded[1] & 0xff) << 16 | (encoded[2] & 0xff) << 8 | (encoded[3] & 0xff);
        assertThat(length).isEqualTo(encoded.length - 4);
        return Arrays.copyOfRange(encoded, 4, encoded.length);
    }

    private static Message filled(Message.Builder frame, FieldDescriptor kind) {
        return frame.setField(kind, fill(frame.newBuilderForField(kind))).build();
    }

    private static Message fill(Message.Builder builder) {
        for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
            Object value = switch (field.getJavaType()) {
                case INT -> 7;
                case LONG -> 7L << 33;
                case BOOLEAN -> true;
                case STRING -> "seven";
                case BYTE_STRING -> ByteString.copyFromUtf8("seven");
                case ENUM -> field.getEnumType().getValues().get(1);
                case MESSAGE -> fill(builder.newBuilderForField(field));
                default -> throw new IllegalStateException(field.getFullName());
            };
            if (field.isRepeated()) {
                builder.addRepeatedField(field, value);
            } else {
                builder.setField(field, value);
            }
        }
        return builder.build();
    }
}
