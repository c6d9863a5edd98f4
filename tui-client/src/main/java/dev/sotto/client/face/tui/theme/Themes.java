package dev.sotto.client.face.tui.theme;

import dev.sotto.client.face.Environment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The themes there are: the built-in ones, and a person's own, which may replace a built-in one. */
public final class Themes {
    /** Stands for the dark or the light one, by what the terminal says about its background. */
    public static final String AUTO = "auto";

    private static final List<String> NAMES = List.of("dark", "light", "contrast", "solar", "mono");

    public static final Themes BUILT_IN = new Themes(Map.of());

    /** Each is read when it is wanted first. */
    private static final Map<String, Theme> SHIPPED = new ConcurrentHashMap<>();

    private final Map<String, Theme> own;

    private Themes(Map<String, Theme> own) {
        this.own = own;
    }

    public static List<String> builtIn() {
        return NAMES;
    }

    public Themes with(Collection<Theme> others) {
        Map<String, Theme> all = new LinkedHashMap<>(own);
        others.forEach(theme -> all.put(theme.name(), theme));
        return new Themes(all);
    }

    /** For lists and completion: first {@value #AUTO}, then the built-in ones, then the others. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(AUTO);
        names.addAll(NAMES);
        own.keySet().stream().filter(name -> !NAMES.contains(name)).forEach(names::add);
        return List.copyOf(names);
    }

    /** Not {@value #AUTO}. */
    public Optional<Theme> find(String name) {
        if (own.containsKey(name) || !NAMES.contains(name)) {
            return Optional.ofNullable(own.get(name));
        }
        return Optional.of(SHIPPED.computeIfAbsent(name, ThemeFile::shipped));
    }

    /** The same, and {@value #AUTO} by {@code COLORFGBG} of the environment. */
    public Optional<Theme> find(String name, Environment environment) {
        return find(name.equals(AUTO) ? automatic(environment) : name);
    }

    /** {@code light} if {@code COLORFGBG}, "foreground;background" as rxvt and Konsole set it, says so; else {@code dark}. */
    static String automatic(Environment environment) {
        String said = environment.text("COLORFGBG").orElse("");
        String background = said.substring(said.lastIndexOf(';') + 1).strip();
        boolean light = background.equals("7") || background.matches("9|1[0-5]");
        return light && said.contains(";") ? "light" : "dark";
    }
}
