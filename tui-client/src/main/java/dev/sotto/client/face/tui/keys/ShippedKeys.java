package dev.sotto.client.face.tui.keys;

import dev.sotto.client.face.tui.config.TomlText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The key files in the program. The one of a profile holds what differs from {@code default.toml}. Each is read when it
 * is wanted first, since reading takes a good part of the time until the first frame.
 */
final class ShippedKeys {
    static final String DEFAULT = "default.toml";
    static final String VIM = "vim.toml";
    static final String EMACS = "emacs.toml";
    static final String ENTER_NEWLINE = "enter-newline.toml";

    private static final Map<String, KeyFile> READ = new ConcurrentHashMap<>();

    private ShippedKeys() {}

    static KeyFile file(String name) {
        return READ.computeIfAbsent(name, ShippedKeys::read);
    }

    private static KeyFile read(String name) {
        KeyFile file = KeyFile.of(TomlText.shipped(ShippedKeys.class, name));
        if (!file.warnings().isEmpty()) {
            throw new IllegalStateException(file.warnings().get(0));
        }
        return file;
    }
}
