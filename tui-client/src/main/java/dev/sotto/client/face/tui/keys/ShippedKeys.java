package dev.sotto.client.face.tui.keys;

import dev.sotto.client.face.tui.config.TomlText;

/** The key files in the program. The one of a profile holds what differs from {@code default.toml}. */
final class ShippedKeys {
    static final KeyFile DEFAULT = file("default.toml");
    static final KeyFile VIM = file("vim.toml");
    static final KeyFile EMACS = file("emacs.toml");
    static final KeyFile ENTER_NEWLINE = file("enter-newline.toml");

    private ShippedKeys() {}

    private static KeyFile file(String name) {
        KeyFile file = KeyFile.of(TomlText.shipped(ShippedKeys.class, name));
        if (!file.warnings().isEmpty()) {
            throw new IllegalStateException(file.warnings().get(0));
        }
        return file;
    }
}
