package dev.sotto.client.face;

import java.util.ArrayList;
import java.util.List;

/** The file {@code help.txt} beside a class of this program: pages headed {@code # name: Title}. */
public final class HelpFile {
    private static final String FILE = "help.txt";
    private static final String HEADING = "# ";

    private HelpFile() {}

    /** One topic; an empty line stands between paragraphs. */
    public record Page(String name, String title, List<String> lines) {}

    /** The pages, in their order. */
    public static List<Page> beside(Class<?> owner) {
        List<Page> pages = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String heading = "";
        for (String line : Shipped.text(owner, FILE).lines().toList()) {
            if (line.startsWith(HEADING)) {
                add(heading, lines, pages);
                heading = line.substring(HEADING.length());
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        add(heading, lines, pages);
        return List.copyOf(pages);
    }

    private static void add(String heading, List<String> lines, List<Page> pages) {
        int colon = heading.indexOf(": ");
        if (colon > 0) {
            pages.add(new Page(heading.substring(0, colon), heading.substring(colon + 2), List.copyOf(lines)));
        }
    }
}
