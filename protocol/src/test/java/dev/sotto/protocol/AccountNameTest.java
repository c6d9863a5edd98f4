package dev.sotto.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Paul", "0123456789abcDEF", "7"})
    void valid(String name) {
        assertThat(AccountName.parse(name)).hasValueSatisfying(parsed -> {
            assertThat(parsed.display()).isEqualTo(name);
            assertThat(parsed.account()).isEqualTo(name.toLowerCase(Locale.ROOT));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "0123456789abcDEFg",
                "a b",
                "a\n",
                "\u0430dmin",
                "ad\u200bmin",
                "Pa-ul",
                "\uff21",
                "\u0130"
            })
    void invalid(String name) {
        assertThat(AccountName.parse(name)).isEmpty();
    }

    @Test
    void caseDoesNotTellNamesApart() {
        assertThat(AccountName.parse("PAUL")).isEqualTo(AccountName.parse("paul"));
        assertThat(AccountName.parse("PAUL").orElseThrow())
                .hasSameHashCodeAs(AccountName.parse("paul").orElseThrow());
    }

    @Test
    void turkishLowerCaseDoesNotApply() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(AccountName.parse("IRIS").orElseThrow().account()).isEqualTo("iris");
        } finally {
            Locale.setDefault(before);
        }
    }
}
