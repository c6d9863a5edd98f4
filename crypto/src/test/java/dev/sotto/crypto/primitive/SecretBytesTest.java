package dev.sotto.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretBytesTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @Test
    void copiesOrOwns() {
        byte[] owned = CONTENT.clone();
        assertThat(SecretBytes.own(owned).expose()).isSameAs(owned);
        assertThat(SecretBytes.copyOf(owned).expose()).isNotSameAs(owned).isEqualTo(owned);
        assertThat(SecretBytes.own(owned).copy()).isNotSameAs(owned).isEqualTo(owned);
        assertThat(SecretBytes.own(owned).length()).isEqualTo(3);
    }

    @Test
    void closingWipesAndForbidsUse() {
        byte[] owned = CONTENT.clone();
        SecretBytes secret = SecretBytes.own(owned);
        assertThat(secret.isClosed()).isFalse();
        secret.close();
        secret.close();
        assertThat(secret.isClosed()).isTrue();
        assertThat(owned).containsOnly(0);
        assertThatIllegalStateException().isThrownBy(secret::expose);
        assertThatIllegalStateException().isThrownBy(secret::copy);
    }

    @Test
    void comparesByContent() {
        SecretBytes secret = SecretBytes.copyOf(CONTENT);
        assertThat(secret).isEqualTo(SecretBytes.copyOf(CONTENT)).hasSameHashCodeAs(SecretBytes.copyOf(CONTENT));
        assertThat(secret).isNotEqualTo(SecretBytes.own(new byte[] {1, 2, 4}));
        assertThat(secret).isNotEqualTo(SecretBytes.own(new byte[] {1, 2}));
        assertThat(secret).isNotEqualTo(CONTENT);
    }

    @Test
    void aWipedSecretEqualsOnlyItself() {
        SecretBytes wiped = SecretBytes.copyOf(CONTENT);
        wiped.close();
        SecretBytes alsoWiped = SecretBytes.copyOf(CONTENT);
        alsoWiped.close();
        SecretBytes same = wiped;
        assertThat(wiped).isEqualTo(same).isNotEqualTo(alsoWiped);
        assertThat(SecretBytes.own(new byte[3])).isNotEqualTo(wiped);
    }

    @Test
    void printsNothing() {
        assertThat(SecretBytes.copyOf(CONTENT)).hasToString("SecretBytes[redacted]");
        assertThat(SecretBytes.copyOf(CONTENT).hashCode())
                .isEqualTo(SecretBytes.own(new byte[3]).hashCode());
    }
}
