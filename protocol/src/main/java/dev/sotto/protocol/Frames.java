package dev.sotto.protocol;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.sotto.protocol.v1.ClientFrame;
import dev.sotto.protocol.v1.ServerFrame;
import java.io.IOException;

/** Frames to bytes and back. The length prefix is written here and read by {@link FrameDecoder}. */
public final class Frames {
    private static final int PREFIX = 4;

    /** Length prefix and body in one array: one allocation, one write. */
    public static byte[] encode(MessageLite frame) {
        int size = frame.getSerializedSize();
        byte[] bytes = new byte[PREFIX + size];
        bytes[0] = (byte) (size >>> 24);
        bytes[1] = (byte) (size >>> 16);
        bytes[2] = (byte) (size >>> 8);
        bytes[3] = (byte) size;
        try {
            CodedOutputStream output = CodedOutputStream.newInstance(bytes, PREFIX, size);
            frame.writeTo(output);
            output.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new IllegalStateException("a frame does not fit its own size", e);
        }
        return bytes;
    }

    /** Reads the body of a frame from a client. Refuses an empty or unknown one. */
    public static ClientFrame decodeClient(byte[] body) throws ProtocolException {
        try {
            ClientFrame frame = ClientFrame.parseFrom(body);
            if (frame.getBodyCase() == ClientFrame.BodyCase.BODY_NOT_SET) {
                throw new ProtocolException(ProtocolException.Reason.MALFORMED, "a frame of an unknown kind");
            }
            return frame;
        } catch (InvalidProtocolBufferException e) {
            throw malformed();
        }
    }

    /** Reads the body of a frame from a relay. Refuses an empty or unknown one. */
    public static ServerFrame decodeServer(byte[] body) throws ProtocolException {
        try {
            ServerFrame frame = ServerFrame.parseFrom(body);
            if (frame.getBodyCase() == ServerFrame.BodyCase.BODY_NOT_SET) {
                throw new ProtocolException(ProtocolException.Reason.MALFORMED, "a frame of an unknown kind");
            }
            return frame;
        } catch (InvalidProtocolBufferException e) {
            throw malformed();
        }
    }

    // The parser's own message may carry bytes of the peer: not passed on.
    private static ProtocolException malformed() {
        return new ProtocolException(ProtocolException.Reason.MALFORMED, "a frame that does not parse");
    }

    private Frames() {}
}
