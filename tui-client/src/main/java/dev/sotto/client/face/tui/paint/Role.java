package dev.sotto.client.face.tui.paint;

import java.util.Locale;

/** What a piece of the screen is; a theme says how it looks. None is told by its colour alone. */
public enum Role {
    /** Messages and everything without a role of its own. */
    TEXT,
    /** Less important: times, placeholders, hints. */
    DIM,
    BORDER,
    BORDER_ACTIVE,
    TITLE,
    TITLE_ACTIVE,
    VERIFIED,
    UNVERIFIED,
    CHANGED,
    OWN_NAME,
    PEER_NAME,
    DAY_LINE,
    UNREAD_LINE,
    UNREAD_BADGE,
    LIST_CURRENT,
    SELECTED,
    LINK,
    CODE,
    TICK,
    TICK_DELIVERED,
    FAILED,
    NOTICE,
    ERROR,
    BANNER,
    STATUS,
    STATUS_ONLINE,
    STATUS_OFFLINE,
    KEY_HINT,
    POPUP,
    POPUP_SELECTED,
    POPUP_TITLE,
    MATCH;

    /** As theme files call it: {@code unread-badge}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
