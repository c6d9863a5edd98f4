package dev.sotto.client.face.tui.paint;

import dev.sotto.client.text.Clusters;

/** The signs that the screen is made of; each one narrow. The ASCII set is for fonts and readers that lack the others. */
public enum Signs {
    UNICODE(
            "\u00B7",
            "\u2713",
            "\u2713\u2713",
            "\u2717",
            "\u2502",
            "\u2500",
            "\u25BC",
            "\u25CF",
            "\u25CB",
            "\u203A",
            "\u2026"),
    ASCII("...", "+", "++", "!", "|", "-", "v", "*", "o", ">", "~");

    private final String queued;
    private final String accepted;
    private final String delivered;
    private final String failed;
    private final String vertical;
    private final String horizontal;
    private final String below;
    private final String online;
    private final String offline;
    private final String pointer;
    private final String more;

    Signs(
            String queued,
            String accepted,
            String delivered,
            String failed,
            String vertical,
            String horizontal,
            String below,
            String online,
            String offline,
            String pointer,
            String more) {
        this.queued = queued;
        this.accepted = accepted;
        this.delivered = delivered;
        this.failed = failed;
        this.vertical = vertical;
        this.horizontal = horizontal;
        this.below = below;
        this.online = online;
        this.offline = offline;
        this.pointer = pointer;
        this.more = more;
    }

    public String queued() {
        return queued;
    }

    public String accepted() {
        return accepted;
    }

    public String delivered() {
        return delivered;
    }

    public String failed() {
        return failed;
    }

    /** Borders between panels. */
    public String vertical() {
        return vertical;
    }

    public String horizontal() {
        return horizontal;
    }

    /** There is more below. */
    public String below() {
        return below;
    }

    public String online() {
        return online;
    }

    public String offline() {
        return offline;
    }

    /** Before the chosen entry of a list. */
    public String pointer() {
        return pointer;
    }

    /** Something was cut here. */
    public String more() {
        return more;
    }

    /** Sanitised text that fits, its end replaced by {@link #more} if it did not. */
    public String fit(String text, int columns) {
        if (Clusters.width(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : Clusters.cut(text, columns - 1) + more;
    }
}
