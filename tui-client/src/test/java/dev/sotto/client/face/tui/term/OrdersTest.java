package dev.sotto.client.face.tui.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.client.face.tui.term.Orders.Wrapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Title, clipboard, notifications. */
class OrdersTest {
    @Test
    @DisplayName("no argument can end its order")
    void noEscape() {
        assertThat(Orders.title("(3) Sotto\033\\\007\u009C\u2028\u202E\uD83Dx\177"))
                .isEqualTo("\033]2;(3) Sotto\\x\033\\");
        assertThat(Orders.title("x".repeat(10_000))).hasSizeLessThan(300);
        assertThat(Orders.notification("a;b", "c\007;d", NotifyBy.OSC_777, Wrapper.NONE))
                .isEqualTo("\033]777;notify;a,b;c,d\007");
        assertThat(Orders.notification("Bob", "--icon=/x", NotifyBy.OSC_777, Wrapper.NONE))
                .isEqualTo("\033]777;notify;Bob; --icon=/x\007");
        assertThat(Orders.notification("4;1;50", "", NotifyBy.OSC_9, Wrapper.NONE))
                .isEqualTo("\033]9; 4;1;50\007");
        assertThat(Orders.notification("Bob", "hi", NotifyBy.OSC_9, Wrapper.NONE))
                .isEqualTo("\033]9;Bob: hi\007");
        assertThat(Orders.notification("Bob", "hi", NotifyBy.BELL, Wrapper.NONE))
                .isEqualTo("\007");
    }

    @Test
    @DisplayName("copy is base64, bounded, and wrapped for tmux and screen")
    void copy() {
        assertThat(Orders.copy("hi \u00E9", Wrapper.NONE)).isEqualTo("\033]52;c;aGkgw6k=\007");
        assertThat(Orders.copy("hi", Wrapper.TMUX))
                .isEqualTo("\033]52;c;aGk=\007\033Ptmux;\033\033]52;c;aGk=\007\033\\");
        String long1 = Orders.copy("x".repeat(Orders.MAX_COPY), Wrapper.SCREEN);
        assertThat(long1.replace("\033\\\033P", "")).endsWith("\007\033\\");
        assertThatThrownBy(() -> Orders.copy("\u00E9".repeat(Orders.MAX_COPY / 2 + 1), Wrapper.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("terminals that are known to notify")
    void notifyBy() {
        assertThat(NotifyBy.detect(name ->
                        Optional.ofNullable(Map.of("TERM_PROGRAM", "WezTerm").get(name))))
                .isEqualTo(NotifyBy.OSC_9);
        assertThat(NotifyBy.detect(
                        name -> Optional.ofNullable(Map.of("TERM", "foot").get(name))))
                .isEqualTo(NotifyBy.OSC_777);
        assertThat(NotifyBy.detect(name -> Optional.empty())).isEqualTo(NotifyBy.BELL);
    }
}
