package dev.sotto.client.disk;

import java.io.IOException;

/** Something in place of a private file or folder that must not be there, such as a symbolic link. */
public final class UnsafeFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnsafeFileException(String message) {
        super(message);
    }
}
