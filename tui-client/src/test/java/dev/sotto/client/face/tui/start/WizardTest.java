package dev.sotto.client.face.tui.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.client.face.tui.event.Key;
import dev.sotto.client.face.tui.start.StartScreen.Turn;
import dev.sotto.crypto.primitive.SecretBytes;
import dev.sotto.protocol.AccountName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WizardTest {
    private static final Key ENTER = Key.of(Key.Code.ENTER);
    private static final Key ESCAPE = Key.of(Key.Code.ESCAPE);
    static final String FINGERPRINT = "SHA-256:" + "0123456789abcdef".repeat(4);

    @Test
    void asksServerNameAndPassphraseTwiceForANewAccount() {
        Wizard wizard = wizard("");
        wizard = enter(type(wizard, "example.org"));
        Turn asked = type(wizard, "Alice").key(ENTER);
        assertThat(asked.requests()).containsExactly(new StartRequest.Probe("example.org", name("Alice")));
        wizard = ((Wizard) asked.screen()).probed(true, Optional.of(FINGERPRINT));
        assertThat(StartPictureTest.text(wizard)).contains(FINGERPRINT);
        wizard = enter(type(enter(wizard), "secret"));
        Turn ready = type(wizard, "secret").key(ENTER);
        assertThat(ready.requests()).containsExactly(new StartRequest.PassphraseReady(true));
        wizard = (Wizard) ready.screen();
        assertThat(wizard.repeated().isEmpty()).isTrue();
        assertThat(taken(wizard)).isEqualTo("secret");
    }

    @Test
    void asksThePassphraseOnceForAnAccountThatThereIs() {
        Wizard wizard = wizard("", "example.org", "Alice").probed(false, Optional.empty());
        assertThat(type(wizard, "secret").key(ENTER).requests())
                .containsExactly(new StartRequest.PassphraseReady(false));
    }

    @Test
    void asksTheRelayAtOnceWhereAllIsKnown() {
        Wizard wizard =
                Wizard.of(Optional.of("example.org"), Optional.of(name("Alice")), "", "", server -> Optional.empty());
        assertThat(wizard.begin().requests()).containsExactly(new StartRequest.Probe("example.org", name("Alice")));
        assertThat(wizard("").begin().requests()).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndStays() {
        Wizard wizard = enter(wizard(""));
        assertThat(wizard.problem()).contains("Type the address");
        wizard = enter(type(wizard, "bad"));
        assertThat(wizard.problem()).isEqualTo("'bad' is none.");
        wizard = enter(type(wizard, "ly.example.org"));
        for (String bad : new String[] {"", "a b", "waytoolongforaname", "\u00E4"}) {
            Wizard named = enter((Wizard) wizard.paste(bad).screen());
            assertThat(named.problem()).contains("1 to 16 letters and digits");
            assertThat(named.step()).isEqualTo(Step.NAME);
        }
    }

    @Test
    void userAtServerAnswersBothQuestions() {
        Wizard wizard = enter(type(wizard(""), "Alice@example.org:1"));
        assertThat(wizard.server()).isEqualTo("example.org:1");
        assertThat(wizard.name()).contains(name("Alice"));
        assertThat(wizard.step()).isEqualTo(Step.NAME);
    }

    @Test
    void asksForATokenWhereTheRelayWantsOne() {
        Wizard wizard = wizard("", "example.org", "Alice").tokenWanted("");
        assertThat(wizard.token()).isEmpty();
        assertThat(StartPictureTest.text(wizard)).contains("new names need a token");
        assertThat(enter(wizard).problem()).isEqualTo("Type the token.");
        Turn asked = type(wizard, " abc ").key(ENTER);
        assertThat(asked.requests()).containsExactly(new StartRequest.Probe("example.org", name("Alice")));
        Wizard probing = (Wizard) asked.screen();
        assertThat(probing.token()).contains("abc");
        assertThat(probing.tokenWanted("No such token.").problem()).isEqualTo("No such token.");
        assertThat(((Wizard) wizard.key(ESCAPE).screen()).step()).isEqualTo(Step.NAME);
    }

    @Test
    void differentPassphrasesAreTypedAgain() {
        Wizard wizard = wizard("", "example.org", "Alice").probed(true, Optional.empty());
        wizard = enter(type(enter(type(wizard, "one")), "two"));
        assertThat(wizard.step()).isEqualTo(Step.PASSPHRASE);
        assertThat(wizard.problem()).contains("not the same");
        assertThat(wizard.passphrase().buffer()).containsOnly('\0');
        assertThat(wizard.repeated().buffer()).containsOnly('\0');
    }

    @Test
    void goesBackAndForgetsWhatWasSecret() {
        Wizard wizard = wizard("", "example.org", "Alice").probed(true, Optional.of(FINGERPRINT));
        assertThat(((Wizard) wizard.key(ESCAPE).screen()).step()).isEqualTo(Step.SERVER);
        wizard = type(enter(type(enter(wizard), "one")), "on");
        wizard = (Wizard) wizard.key(ESCAPE).screen();
        assertThat(wizard.step()).isEqualTo(Step.PASSPHRASE);
        assertThat(wizard.passphrase().isEmpty() && wizard.repeated().isEmpty()).isTrue();
        wizard = (Wizard) type(wizard, "x").key(ESCAPE).screen();
        assertThat(wizard.step()).isEqualTo(Step.NAME);
        assertThat(wizard.passphrase().buffer()).containsOnly('\0');
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() {
        Wizard back = (Wizard) wizard("", "example.org", "Alice").key(ESCAPE).screen();
        assertThat(back.probed(true, Optional.empty())).isSameAs(back);
        assertThat(back.unreachable("x")).isSameAs(back);
    }

    @Test
    void failuresLeadBackToTheQuestion() {
        Wizard probing = wizard("", "example.org", "Alice");
        assertThat(probing.unreachable("Out of reach.").step()).isEqualTo(Step.SERVER);
        assertThat(probing.refused("Taken.").step()).isEqualTo(Step.NAME);
        Wizard starting = enter(type(probing.probed(false, Optional.empty()), "x"));
        Wizard refused = starting.refused("Password incorrect.");
        assertThat(refused.step()).isEqualTo(Step.PASSPHRASE);
        assertThat(refused.problem()).isEqualTo("Password incorrect.");
        assertThat(refused.passphrase().isEmpty()).isTrue();
    }

    @Test
    void aWeakPassphraseIsWarnedOfAndTaken() {
        Wizard wizard = type(wizard("", "example.org", "Alice").probed(true, Optional.empty()), "alice1");
        assertThat(StartPictureTest.text(wizard)).contains("Strength: weak").doesNotContain("alice1");
        assertThat(enter(wizard).step()).isEqualTo(Step.REPEAT);
    }

    @Test
    void quitsFromEverywhere() {
        assertThat(wizard("").key(Key.ctrl("q")).requests()).containsExactly(new StartRequest.Quit());
        assertThat(wizard("", "example.org", "Alice").key(Key.ctrl("c")).requests())
                .containsExactly(new StartRequest.Quit());
    }

    static Wizard wizard(String serverDefault) {
        return Wizard.of(
                Optional.empty(),
                Optional.empty(),
                serverDefault,
                "",
                typed -> typed.equals("bad") ? Optional.of("'bad' is none.") : Optional.empty());
    }

    /** Waiting for the relay. */
    static Wizard wizard(String serverDefault, String server, String user) {
        return enter(type(enter(type(wizard(serverDefault), server)), user));
    }

    static Wizard type(Wizard wizard, String text) {
        Wizard now = wizard;
        for (int i = 0; i < text.length(); i++) {
            now = (Wizard) now.key(Key.character(text.substring(i, i + 1))).screen();
        }
        return now;
    }

    static Wizard enter(Wizard wizard) {
        return (Wizard) wizard.key(ENTER).screen();
    }

    static AccountName name(String text) {
        return AccountName.parse(text).orElseThrow();
    }

    private static String taken(Wizard wizard) {
        try (SecretBytes secret = wizard.passphrase().take()) {
            return new String(secret.expose(), StandardCharsets.UTF_8);
        }
    }
}
