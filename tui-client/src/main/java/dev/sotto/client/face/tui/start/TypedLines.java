package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.overlay.TextLine;
import dev.sotto.protocol.AccountName;
import java.util.List;
import java.util.Optional;

/** What was typed into the lines of the wizard. No secret is among it: a token lets one register once, and shows. */
record TypedLines(TextLine serverLine, TextLine nameLine, TextLine tokenLine) {
    static TypedLines of(String server, String name) {
        return new TypedLines(TextLine.of(server), TextLine.of(name), TextLine.EMPTY);
    }

    String server() {
        return serverLine.text().strip();
    }

    /** Empty while it is not a valid one. */
    Optional<AccountName> name() {
        return AccountName.parse(nameLine.text().strip());
    }

    /** If it was asked for. */
    Optional<String> token() {
        return Optional.of(tokenLine.text().strip()).filter(typed -> !typed.isEmpty());
    }

    /** What a person who knows this account would try first as its passphrase. */
    List<String> known() {
        return List.of(nameLine.text().strip(), server(), server().split("[.:]", -1)[0], "sotto");
    }

    /** {@code alice@example.org} as the server answers two questions. */
    TypedLines split() {
        int at = server().lastIndexOf('@');
        boolean named = at > 0 && AccountName.parse(server().substring(0, at)).isPresent();
        return named
                ? new TypedLines(
                        TextLine.of(server().substring(at + 1)), TextLine.of(server().substring(0, at)), tokenLine)
                : this;
    }

    /** The line of that step, which has one. */
    TextLine line(Step step) {
        return step == Step.SERVER ? serverLine : step == Step.NAME ? nameLine : tokenLine;
    }

    TypedLines with(Step step, TextLine typed) {
        return switch (step) {
            case SERVER -> new TypedLines(typed, nameLine, tokenLine);
            case NAME -> new TypedLines(serverLine, typed, tokenLine);
            default -> new TypedLines(serverLine, nameLine, typed);
        };
    }
}
