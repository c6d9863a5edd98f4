package dev.sotto.client.face.tui.theme;

import dev.sotto.client.face.tui.paint.Ink;
import dev.sotto.client.face.tui.paint.Look;
import dev.sotto.client.face.tui.paint.Role;
import dev.sotto.client.face.tui.paint.Signs;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How each role looks on a terminal of any depth. */
public final class Theme {
    private final String name;
    private final Map<Role, Ink> inks;
    private final List<String> warnings;

    Theme(String name, Map<Role, Ink> inks, List<String> warnings) {
        this.name = name;
        this.inks = new EnumMap<>(inks);
        this.warnings = List.copyOf(warnings);
    }

    public String name() {
        return name;
    }

    /** What of its file could not be taken, with file and line. */
    public List<String> warnings() {
        return warnings;
    }

    public Ink ink(Role role) {
        return inks.getOrDefault(role, Ink.PLAIN);
    }

    /** The theme as that terminal can show it; nothing is computed any more when something is drawn. */
    public Look look(ColorDepth depth, Signs signs) {
        Map<Role, Ink> reduced = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            reduced.put(role, depth.apply(ink(role)));
        }
        return new Look(role -> reduced.getOrDefault(role, Ink.PLAIN), signs);
    }
}
