package dev.sotto.client.face.tui.pane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.command.MessageStatus;
import dev.sotto.client.face.tui.paint.Signs;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PanePictureTest {
    private static final Timeline TALK = Chat.of(
                    Chat.from(1, "Happy new year!", "2025-01-01T00:00:30Z"),
                    Chat.own(2, "And to you", "2026-11-22T09:00:00Z", MessageStatus.DELIVERED),
                    Chat.from(3, "Dinner tonight?", "2026-11-24T17:30:00Z"),
                    Chat.from(4, "I could cook something with the mushrooms that we found", "2026-11-24T17:34:59Z"),
                    Chat.from(5, "Or we go out", "2026-11-24T17:35:01Z"),
                    Chat.own(6, "Cook! \uD83C\uDF44", "2026-11-25T08:00:00Z", MessageStatus.DELIVERED),
                    Chat.own(7, "What shall I bring?", "2026-11-25T08:01:00Z", MessageStatus.ACCEPTED),
                    Chat.own(8, "Wine?", "2026-11-25T08:02:00Z", MessageStatus.QUEUED),
                    Chat.own(9, "Hello?", "2026-11-25T12:00:00Z", MessageStatus.FAILED))
            .note("A secure chat with Alice was established.", Instant.parse("2026-11-25T12:05:00Z"), false)
            .note("A message of Alice is missing.", Instant.parse("2026-11-25T12:06:00Z"), true);

    @Test
    @DisplayName("a pane with room for times")
    void wide() {
        assertThat(Chat.text(Chat.pane(TALK, 60, 18), Viewport.FOLLOW)).isEqualTo("""
            ───────────────── Wednesday 1 January 2025 ─────────────────
            00:00 Alice │ Happy new year!
            ──────────────────── Sunday 22 November ────────────────────
            09:00   Bob │ And to you ✓✓
            ──────────────────────── Yesterday ─────────────────────────
            17:30 Alice │ Dinner tonight?
                        │ I could cook something with the mushrooms that
                        │ we found
            17:35 Alice │ Or we go out
            ────────────────────────── Today ───────────────────────────
            08:00   Bob │ Cook! 🍄 ✓✓
                        │ What shall I bring? ✓
                        │ Wine? ·
            12:00   Bob │ Hello?
                        │ ✗ Not sent: it was not fetched in time. Select
                        │ it, then R puts it into the line again.
            12:05 ● A secure chat with Alice was established.
            12:06 ✗ A message of Alice is missing.
            """);
        Pane pane = Chat.pane(TALK, 60, 18);
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 1)).isEqualTo("dim peer-name text");
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 10)).isEqualTo("dim own-name text tick-delivered");
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 12)).isEqualTo("own-name text tick");
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 14)).isEqualTo("own-name failed");
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 16)).isEqualTo("dim notice");
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 17)).isEqualTo("dim error");
    }

    @Test
    @DisplayName("a selected message has a pointer in place of its bar")
    void selected() {
        Pane pane = Chat.pane(TALK, 60, 6);
        Viewport up = Viewport.FOLLOW.selectUp(pane);
        assertThat(up.selectedMessage(TALK))
                .contains(TALK.message(new EntryKey(9, 0)).orElseThrow());
        assertThat(Chat.text(pane, up)).isEqualTo("""
                        │ Wine? ·
            12:00   Bob › Hello?
                        › ✗ Not sent: it was not fetched in time. Select
                        › it, then R puts it into the line again.
            12:05 ● A secure chat with Alice was established.
            12:06 ✗ A message of Alice is missing.
            """);
        assertThat(Chat.roles(pane, up, 1)).isEqualTo("selected");
        assertThat(Chat.roles(pane, up, 4)).isEqualTo("dim notice");
        assertThat(Chat.text(pane, up.selectUp(pane).selectUp(pane).selectUp(pane)))
                .isEqualTo("""
                    ────────────────────────── Today ───────────────────────────
                    08:00   Bob › Cook! 🍄 ✓✓
                                │ What shall I bring? ✓
                                │ Wine? ·
                    12:00   Bob │ Hello?
                                │ ✗ Not sent: it was not fetched in time. Select
                    """);
        assertThat(up.selectUp(pane).deselect(pane).isFollowing()).isTrue();
    }

    @Test
    @DisplayName("a narrow pane has the name above, and no column of times")
    void narrow() {
        assertThat(Chat.text(Chat.pane(TALK, 36, 26), Viewport.FOLLOW)).isEqualTo("""
            ───── Wednesday 1 January 2025 ─────
            Alice 00:00
            │ Happy new year!
            ──────── Sunday 22 November ────────
            Bob 09:00
            │ And to you ✓✓
            ──────────── Yesterday ─────────────
            Alice 17:30
            │ Dinner tonight?
            │ I could cook something with the
            │ mushrooms that we found
            Alice 17:35
            │ Or we go out
            ────────────── Today ───────────────
            Bob 08:00
            │ Cook! 🍄 ✓✓
            │ What shall I bring? ✓
            │ Wine? ·
            Bob 12:00
            │ Hello?
            │ ✗ Not sent: it was not fetched in
            │ time. Select it, then R puts it
            │ into the line again.
            ● A secure chat with Alice was
            ● established.
            ✗ A message of Alice is missing.
            """);
    }

    @Test
    @DisplayName("the signs of ASCII")
    void ascii() {
        Pane pane = new Pane(TALK, Chat.context(Signs.ASCII), 60, 12);
        assertThat(Chat.text(pane, Viewport.FOLLOW)).isEqualTo("""
                        | I could cook something with the mushrooms that
                        | we found
            17:35 Alice | Or we go out
            -------------------------- Today ---------------------------
            08:00   Bob | Cook! 🍄 ++
                        | What shall I bring? +
                        | Wine? ...
            12:00   Bob | Hello?
                        | ! Not sent: it was not fetched in time. Select
                        | it, then R puts it into the line again.
            12:05 * A secure chat with Alice was established.
            12:06 ! A message of Alice is missing.
            """);
    }

    @Test
    @DisplayName("the unread line, and what is new below")
    void unread() {
        Timeline timeline = TALK.arrived(Chat.from(10, "I am here", "2026-11-25T13:00:00Z"), true)
                .arrived(Chat.from(11, "And there", "2026-11-25T13:01:00Z"), true)
                .arrived(Chat.from(12, "And everywhere", "2026-11-25T13:02:00Z"), true);
        Pane pane = Chat.pane(timeline, 60, 6);
        Viewport follows = Viewport.FOLLOW.withUnread(9, 3);
        assertThat(Chat.text(pane, follows)).isEqualTo("""
            12:05 ● A secure chat with Alice was established.
            12:06 ✗ A message of Alice is missing.
            ───────────────────────── 3 unread ─────────────────────────
            13:00 Alice │ I am here
                        │ And there
                        │ And everywhere
            """);
        Pane low = Chat.pane(timeline, 60, 3);
        assertThat(Chat.text(low, Viewport.opened(9, 3, low))).isEqualTo("""
            ───────────────────────── 3 unread ─────────────────────────
            13:00 Alice │ I am here
                                   ▼ 2 new below
            """);
    }

    @Test
    @DisplayName("code, links and emphasis of both kinds")
    void code() {
        Timeline timeline = Chat.of(Chat.from(
                1,
                "Try `ls -l`, see (https://example.com/a_(b)), then:\n```java\nint  a =  1;\n"
                        + "String veryLong = \"a line of code that is longer than the pane\";\n```\nDone.",
                "2026-11-25T13:00:00Z"));
        Pane pane = Chat.pane(timeline, 60, 8);
        assertThat(Chat.text(pane, Viewport.FOLLOW)).isEqualTo("""

            ────────────────────────── Today ───────────────────────────
            13:00 Alice │ Try `ls -l`, see (https://example.com/a_(b)),
                        │ then:
                        │   int  a =  1;
                        │   String veryLong = "a line of code that is lo
                        │   nger than the pane";
                        │ Done.
            """);
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 1)).isEqualTo("day-line");
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 2)).isEqualTo("dim peer-name text code text link text");
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 4)).isEqualTo("peer-name code");
        assertThat(Chat.roles(pane, Viewport.FOLLOW, 7)).isEqualTo("peer-name text");
    }

    @Test
    @DisplayName("wide, joined and right-to-left characters")
    void scripts() {
        Timeline timeline = Chat.of(
                Chat.from(
                        1,
                        "\u65E5\u672C\u8A9E\u306E\u9577\u3044\u6587\u7AE0\u3067\u3059\u3001\u6298\u308A\u8FD4\u3057\u307E\u3059\u3002",
                        "2026-11-25T13:00:00Z"),
                Chat.own(
                        2,
                        "\u05E9\u05DC\u05D5\u05DD \u05DC\u05DB\u05D5\u05DC\u05DD, \u05DE\u05D4"
                                + " \u05E9\u05DC\u05D5\u05DE\u05DB\u05DD \u05D4\u05D9\u05D5\u05DD?",
                        "2026-11-25T13:01:00Z",
                        MessageStatus.DELIVERED),
                Chat.from(
                        3,
                        "e\u0301te\u0301 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDE9\uD83C\uDDEA"
                                + " \u2764\uFE0F",
                        "2026-11-25T13:02:00Z"));
        assertThat(Chat.text(Chat.pane(timeline, 24, 14), Viewport.FOLLOW)).isEqualTo("""





            ──────── Today ─────────
            Alice 13:00
            │ 日本語の長い文章です、
            │ 折り返します。
            Bob 13:01
            │ \u2068שלום לכולם, מה\u2069
            │ \u2068שלומכם היום?\u2069 ✓✓
            Alice 13:02
            │ été 👨‍👩‍👧 🇩🇪 ❤️
            """);
    }

    @Test
    @DisplayName("an empty chat")
    void empty() {
        assertThat(Chat.text(Chat.pane(Chat.of(), 44, 8), Viewport.FOLLOW)).isEqualTo("""

                        Say hello to Alice.
              Messages are end-to-end encrypted: only
                    you and Alice can read them.
              Alt-V shows the safety number to compare
                            with Alice.


            """);
        assertThat(Chat.text(Chat.pane(Timeline.EMPTY, 44, 3), Viewport.FOLLOW)).isBlank();
    }
}
