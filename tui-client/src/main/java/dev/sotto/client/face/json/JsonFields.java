package dev.sotto.client.face.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.sotto.client.face.LineReader;
import dev.sotto.crypto.primitive.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one input line, parsed strictly: one flat object, strings, booleans and whole numbers,
 * no field twice, nothing behind it. Passwords never become a String.
 */
final class JsonFields implements AutoCloseable {
    /** Longer ids are no ids; they come back in the answer. */
    static final int MAX_ID = 256;

    private static final Set<String> SECRETS = Set.of("old", "new");
    private static final Set<String> NUMBERS = Set.of("limit", "before", "after", "upTo");

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxStringLength(LineReader.MAX_LINE)
                    .maxNumberLength(MAX_ID)
                    .maxNameLength(MAX_ID)
                    .build())
            .build();

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Boolean> flags = new HashMap<>();
    private final Map<String, SecretBytes> secrets = new HashMap<>();
    private Optional<String> id = Optional.empty();

    private JsonFields() {}

    /** Fails with a sentence that says what is wrong; {@link Malformed#id()} if it was read before. */
    static JsonFields parse(String line) throws Malformed {
        JsonFields fields = new JsonFields();
        try (JsonParser parser = JSON.createParser(line)) {
            fields.readObject(parser);
            return fields;
        } catch (IOException e) {
            fields.close();
            throw new Malformed("This line is not a JSON object, or not the only thing in its line.", fields.id);
        } catch (Malformed e) {
            fields.close();
            throw e;
        }
    }

    /** The id as it has to come back, JSON already; empty if there is none. */
    Optional<String> id() {
        return id;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    boolean flag(String name) {
        return flags.getOrDefault(name, false);
    }

    /** Stays this object's to close. */
    Optional<SecretBytes> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    Set<String> names() {
        Set<String> names = new HashSet<>(texts.keySet());
        names.addAll(flags.keySet());
        names.addAll(secrets.keySet());
        return names;
    }

    @Override
    public void close() {
        secrets.values().forEach(SecretBytes::close);
    }

    private void readObject(JsonParser parser) throws IOException, Malformed {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Malformed("This line is not a JSON object.", id);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("id")) {
                id = Optional.of(readId(parser, value));
            } else if (value == JsonToken.VALUE_STRING && SECRETS.contains(name)) {
                secrets.put(name, secretText(parser));
            } else if (value == JsonToken.VALUE_STRING) {
                texts.put(name, wellFormed(name, parser.getText()));
            } else if (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE) {
                flags.put(name, parser.getBooleanValue());
            } else if (value == JsonToken.VALUE_NUMBER_INT && NUMBERS.contains(name)) {
                texts.put(name, parser.getText());
            } else {
                throw new Malformed("The field '" + name + "' has a value of the wrong kind.", id);
            }
        }
        if (parser.nextToken() != null) {
            throw new Malformed("There is something behind the JSON object in its line.", id);
        }
    }

    private String readId(JsonParser parser, JsonToken value) throws IOException, Malformed {
        if (value == JsonToken.VALUE_STRING && parser.getTextLength() <= MAX_ID) {
            return JsonLine.quoted(parser.getText());
        }
        if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getText();
        }
        throw new Malformed("An id is a string of at most " + MAX_ID + " characters, or a number.", id);
    }

    private String wellFormed(String name, String text) throws Malformed {
        boolean lone = text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
        if (lone) {
            throw new Malformed("The field '" + name + "' holds half a surrogate pair.", id);
        }
        return text;
    }

    private static SecretBytes secretText(JsonParser parser) throws IOException {
        CharBuffer chars = CharBuffer.wrap(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(chars);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.duplicate().get(bytes);
        while (encoded.hasRemaining()) {
            encoded.put((byte) 0);
        }
        return SecretBytes.own(bytes);
    }

    /** The line is no command; the sentence says why. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Optional<String> id;

        Malformed(String sentence, Optional<String> id) {
            super(sentence, null, false, false);
            this.id = id;
        }

        Optional<String> id() {
            return id;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
