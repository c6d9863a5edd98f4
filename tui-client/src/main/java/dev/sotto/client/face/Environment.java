package dev.sotto.client.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Environment variables; an empty one counts as not set. */
@FunctionalInterface
public interface Environment {
    /** The bytes of a variable, a copy. */
    Optional<byte[]> raw(String name);

    default Optional<String> text(String name) {
        return raw(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    static Environment of(Map<String, String> variables) {
        return name -> Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isEmpty())
                .map(value -> value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Of this process. The JDK decodes variables in the charset of the locale, which under {@code LC_ALL=C} loses every
     * character beyond ASCII, so where the kernel shows the bytes they are taken from there.
     */
    static Environment system() {
        return name -> {
            Optional<String> decoded = Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
            if (decoded.isEmpty() || decoded.get().chars().allMatch(c -> c < 0x80)) {
                return decoded.map(value -> value.getBytes(StandardCharsets.UTF_8));
            }
            return fromKernel(name).or(() -> decoded.map(value -> value.getBytes(StandardCharsets.UTF_8)));
        };
    }

    private static Optional<byte[]> fromKernel(String name) {
        byte[] block;
        try {
            block = Files.readAllBytes(Path.of("/proc/self/environ"));
        } catch (IOException e) {
            return Optional.empty();
        }
        try {
            byte[] key = (name + "=").getBytes(StandardCharsets.UTF_8);
            for (int start = 0; start < block.length; ) {
                int end = start;
                while (end < block.length && block[end] != 0) {
                    end++;
                }
                if (end - start > key.length && Arrays.equals(block, start, start + key.length, key, 0, key.length)) {
                    return Optional.of(Arrays.copyOfRange(block, start + key.length, end));
                }
                start = end + 1;
            }
            return Optional.empty();
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }
}
