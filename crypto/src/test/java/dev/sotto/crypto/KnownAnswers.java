package dev.sotto.crypto;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One JSON object of the published answers in {@code vectors/}. What is not there fails the test, loudly. */
public final class KnownAnswers {
    private final Map<String, Object> fields;

    private KnownAnswers(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** The file at {@code path} below {@code vectors/}. */
    public static KnownAnswers load(String path) {
        try (InputStream in = KnownAnswers.class.getResourceAsStream("/vectors/" + path)) {
            return new KnownAnswers(JSON.std.mapFrom(Objects.requireNonNull(in, path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public String text(String name) {
        return field(name).toString();
    }

    public int number(String name) {
        return ((Number) field(name)).intValue();
    }

    public byte[] hex(String name) {
        return HexFormat.of().parseHex(text(name).toLowerCase(Locale.ROOT));
    }

    public KnownAnswers object(String name) {
        return wrap(field(name));
    }

    /** The objects of an array. */
    public List<KnownAnswers> list(String name) {
        return ((List<?>) field(name)).stream().map(KnownAnswers::wrap).toList();
    }

    /** The strings of an array. */
    public List<String> texts(String name) {
        return ((List<?>) field(name)).stream().map(Object::toString).toList();
    }

    /** All tests of all groups, as Wycheproof and ACVP arrange them. */
    public Stream<KnownAnswers> tests() {
        return list("testGroups").stream().flatMap(group -> group.list("tests").stream());
    }

    private Object field(String name) {
        return Objects.requireNonNull(fields.get(name), () -> "no field " + name);
    }

    @SuppressWarnings("unchecked")
    private static KnownAnswers wrap(Object object) {
        return new KnownAnswers((Map<String, Object>) object);
    }
}
