package dev.sotto.client.face.tui.start;

import dev.sotto.client.face.tui.paint.Frame;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Rect;
import dev.sotto.client.face.tui.paint.Role;

/** What each step of the wizard looks like. */
final class WizardPage {
    private final Frame frame;
    private final Rect area;
    private final Look look;
    private final Page page;

    WizardPage(Frame frame, Rect area, Look look) {
        this.frame = frame;
        this.area = area;
        this.look = look;
        this.page = new Page(area);
    }

    void draw(Wizard wizard) {
        page.title(wizard.step().title()).gap();
        String who = wizard.name().map(Object::toString).orElse("") + " at " + wizard.server();
        switch (wizard.step()) {
            case SERVER -> {
                page.field("Server:", row -> wizard.typed().serverLine().draw(frame, row, look.ink(Role.TEXT)))
                        .needed(wizard.problem(), Role.ERROR)
                        .gap()
                        .explains(
                                "It passes messages on and cannot read them. HOST or HOST:PORT, as whoever runs it"
                                        + " told you.",
                                Role.DIM);
            }
            case NAME -> {
                page.field("Name:", row -> wizard.typed().nameLine().draw(frame, row, look.ink(Role.TEXT)))
                        .needed(wizard.problem(), Role.ERROR)
                        .gap()
                        .explains(
                                "What others write to: 1 to 16 letters and digits. If nobody has that name at "
                                        + wizard.server() + " yet, it becomes yours.",
                                Role.DIM);
            }
            case TOKEN -> {
                page.field("Token:", row -> wizard.typed().tokenLine().draw(frame, row, look.ink(Role.TEXT)))
                        .needed(wizard.problem(), Role.ERROR)
                        .gap()
                        .explains(
                                "There is no "
                                        + wizard.name().map(Object::toString).orElse("") + " at "
                                        + wizard.server() + " yet, and new names need a token there. Whoever runs the"
                                        + " server gives it to you.",
                                Role.DIM);
            }
            case PROBING -> {
                page.needed("Connecting to " + wizard.server() + " ...", Role.TEXT);
            }
            case FINGERPRINT -> {
                page.needed(wizard.relay().fingerprint().orElse(""), Role.CODE)
                        .gap()
                        .explains(
                                "This computer meets " + wizard.server() + " for the first time: compare this with what"
                                        + " the server prints at its start. If it differs, go back: somebody is in"
                                        + " between.",
                                Role.TEXT);
            }
            case PASSPHRASE -> {
                passphrase(wizard, who);
            }
            case REPEAT -> {
                page.field("Again:", row -> wizard.repeated().draw(frame, row, look.ink(Role.TEXT), look))
                        .needed(wizard.problem(), Role.ERROR)
                        .gap()
                        .explains("So that you know what you typed unseen.", Role.DIM);
            }
            case STARTING -> {
                page.needed((wizard.relay().registering() ? "Registering " : "Logging in ") + who + " ...", Role.TEXT);
            }
        }
        page.draw(frame, area, wizard.step().hints(), look);
    }

    private void passphrase(Wizard wizard, String who) {
        boolean registering = wizard.relay().registering();
        page.field("Passphrase:", row -> wizard.passphrase().draw(frame, row, look.ink(Role.TEXT), look))
                .needed(wizard.problem(), Role.ERROR);
        if (registering && !wizard.passphrase().isEmpty()) {
            Strength strength = wizard.passphrase().strength(wizard.typed().known());
            page.needed(
                    "Strength: " + strength.word().word() + " - "
                            + strength.word().meaning(),
                    strength.word() == Strength.Word.WEAK ? Role.ERROR : Role.TEXT);
        }
        page.gap()
                .explains(
                        registering
                                ? "New: " + who + ". The passphrase logs you in and locks everything on this computer;"
                                        + " nobody can reset it."
                                : "Welcome back, " + who + ".",
                        Role.DIM);
    }
}
