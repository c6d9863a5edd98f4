package dev.sotto.client.face.tui.term;

import dev.sotto.client.face.Environment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Orders to the terminal beside the picture: title, clipboard, notification (OSC 2, 52, 9, 777). A control character in
 * an argument is dropped here whatever was done before, so no argument can end its order and begin another.
 */
final class Orders {
    /** In bytes of text; what terminals accept ends about there. */
    static final int MAX_COPY = 100_000;

    private static final int MAX_TEXT = 256;
    private static final String BELL = "\007";
    private static final String STRING_END = "\033\\";

    /** What GNU screen takes in one string. */
    private static final int SCREEN_CHUNK = 512;

    /** A terminal inside a terminal: what is meant for the outer one must be wrapped. */
    enum Wrapper {
        NONE,
        TMUX,
        SCREEN;

        /** By the variables that they set. */
        static Wrapper around(Environment environment) {
            if (environment.raw("TMUX").isPresent()) {
                return TMUX;
            }
            return environment.raw("STY").isPresent() ? SCREEN : NONE;
        }
    }

    private Orders() {}

    static String title(String title) {
        return "\033]2;" + plain(title) + STRING_END;
    }

    /** @throws IllegalArgumentException if it is longer than {@link #MAX_COPY} */
    static String copy(String text, Wrapper wrapper) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_COPY) {
            throw new IllegalArgumentException("too long for the clipboard of a terminal: " + bytes.length + " bytes");
        }
        String order = "\033]52;c;" + Base64.getEncoder().encodeToString(bytes) + BELL;
        // tmux and screen may keep it for themselves or pass it on, as their settings say; once is enough either way.
        return wrapper == Wrapper.NONE ? order : order + wrap(order, wrapper);
    }

    static String notification(String title, String body, NotifyBy by, Wrapper wrapper) {
        String name = plain(title);
        String text = plain(body);
        return switch (by) {
            case BELL -> BELL;
            // A number and a semicolon at the beginning would be another order (progress bars); some terminals hand a
            // body on
            // to a program, where a dash at the beginning would be an option.
            case OSC_9 -> wrap("\033]9;" + lead(text.isEmpty() ? name : name + ": " + text) + BELL, wrapper);
            case OSC_777 ->
                wrap("\033]777;notify;" + name.replace(';', ',') + ";" + lead(text.replace(';', ',')) + BELL, wrapper);
        };
    }

    private static String lead(String text) {
        return !text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.charAt(0) == '-') ? " " + text : text;
    }

    private static String wrap(String order, Wrapper wrapper) {
        return switch (wrapper) {
            case NONE -> order;
            case TMUX -> "\033Ptmux;" + order.replace("\033", "\033\033") + STRING_END;
            case SCREEN -> {
                StringBuilder wrapped = new StringBuilder(order.length() + 64);
                for (int at = 0; at < order.length(); at += SCREEN_CHUNK) {
                    String chunk = order.substring(at, Math.min(order.length(), at + SCREEN_CHUNK));
                    wrapped.append("\033P").append(chunk).append(STRING_END);
                }
                yield wrapped.toString();
            }
        };
    }

    /** One line without control characters and without anything invisible, of a bounded length. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && c != 0x2028 && c != 0x2029)
                .filter(c -> Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE)
                .limit(MAX_TEXT)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
