// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsEveryKindOfValue() throws Json.SyntaxException {
        assertThat(Json.parse(" {\"a\" : [1, -2.5e1, true,false , null], \"b\":{}, \"c\":[]}\n"))
                .isEqualTo(Map.of("a", List.of(1L, -25.0, true, false, Json.NULL), "b", Map.of(), "c", List.of()));
        assertThat(Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\""))
                .isEqualTo("\"\\/\b\f\n\r\té\uD83D\uDE00");
        assertThat(Json.parse("-0")).isEqualTo(0L);
        assertThat(Json.parse("999999999999999999")).isEqualTo(999999999999999999L);
        assertThat(Json.parse("9999999999999999999")).isEqualTo(1e19);
        assertThat(Json.parse("1E400")).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1}}",
                "1 2",
                "01",
                "-",
                "+1",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "Infinity",
                "tru",
                "nul",
                "truefalse",
                "\"",
                "\"\\",
                "\"\\u12",
                "\"\\u12G4\"",
                "\"\\x\"",
                "\"\n\"",
                "\"\u0000\"",
                "{\"a\":1,\"a\":1}",
                "[1 2]",
                "\u00a01",
                "\"\\u\u0661\u0661\u0661\u0661\"",
                "\u0661"
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(Json.SyntaxException.class);
    }

    @Test
    void refusesDeepNesting() throws Json.SyntaxException {
        Json.parse("[".repeat(16) + "]".repeat(16));
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).hasMessageContaining("more than 16");
    }

    @Test
    void quotesSoThatItReadsBack() throws Json.SyntaxException {
        String nasty = "a\"b\\c\n\u0001é\uD83D\uDE00\uD800";
        assertThat(Json.quote(nasty)).isEqualTo("\"a\\\"b\\\\c\\u000a\\u0001é\\ud83d\\ude00\\ud800\"");
        assertThat(Json.parse(Json.quote(nasty))).isEqualTo(nasty);
    }
}
