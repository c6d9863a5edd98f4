package dev.sotto.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Searches a folder for a text, in names and contents, in any plain, hex or base64 form. */
final class Folder {
    /** Files below {@code folder} whose name or content holds {@code text} in one of its forms. */
    static List<Path> filesHolding(Path folder, String text) throws IOException {
        List<byte[]> forms = forms(text);
        List<Path> found = new ArrayList<>();
        for (Path file : files(folder)) {
            byte[] content = lower(Files.readAllBytes(file));
            byte[] name = lower(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            if (forms.stream().anyMatch(form -> holds(content, lower(form)) || holds(name, lower(form)))) {
                found.add(file);
            }
        }
        return found;
    }

    static long bytes(Path folder) throws IOException {
        long sum = 0;
        for (Path file : files(folder)) {
            sum += Files.size(file);
        }
        return sum;
    }

    /** UTF-8, UTF-16 both ways, hex, and base64 at each of the three alignments (the inner part that does not depend on neighbours). */
    static List<byte[]> forms(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        List<byte[]> forms = new ArrayList<>(List.of(
                utf8,
                text.getBytes(StandardCharsets.UTF_16BE),
                text.getBytes(StandardCharsets.UTF_16LE),
                HexFormat.of().formatHex(utf8).getBytes(StandardCharsets.US_ASCII)));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + utf8.length];
            System.arraycopy(utf8, 0, shifted, shift, utf8.length);
            String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int from = shift == 0 ? 0 : shift + 1;
            int to = shifted.length / 3 * 4;
            forms.add(whole.substring(from, to).getBytes(StandardCharsets.US_ASCII));
        }
        return forms;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    // Names are stored in lower case in places; the search does not care about case.
    private static byte[] lower(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean holds(byte[] content, byte[] form) {
        for (int at = 0; at + form.length <= content.length; at++) {
            if (content[at] == form[0] && Arrays.equals(content, at, at + form.length, form, 0, form.length)) {
                return true;
            }
        }
        return false;
    }

    private Folder() {}
}
