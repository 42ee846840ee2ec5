// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class IndexTest {

    @Test
    void isWrittenAsAPersonWould() {
        assertThat(Index.of(0)).hasToString("0");
        assertThat(Index.of(-3)).hasToString("-3");
        assertThat(Index.times("n", 1)).hasToString("n");
        assertThat(Index.times("n", 0)).hasToString("0");
        assertThat(Index.times("n", 784).plus("x", 1).plus(2)).hasToString("n * 784 + x + 2");
        assertThat(Index.times("n", 784).plus(0)).hasToString("n * 784");
        assertThat(Index.times("n", 2).plus("x", 0).plus(5).plus(-5)).hasToString("n * 2");
        assertThat(Index.of(7).plus("i", 1)).hasToString("i + 7");
        assertThat(Index.times("i", 1).plus(-32)).hasToString("i - 32");
        assertThat(Index.times("x", -1).plus("y", -16).plus("z", 3)).hasToString("-x - y * 16 + z * 3");
    }

    @Test
    void doesNotOverflow() {
        assertThat(Index.of(Integer.MAX_VALUE).plus(1)).hasToString("2147483648");
    }

    @Test
    void isImmutable() {
        Index base = Index.times("n", 3);
        base.plus(4).plus("x", 5);
        assertThat(base).hasToString("n * 3");
    }

    @RepeatedTest(100)
    void meansWhatItSays(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, Long> variables = Map.of("n", 3L, "x", -5L, "y", 11L);
        Index index = Index.of(0);
        long value = 0;
        for (int i = random.nextInt(6); i >= 0; i--) {
            long factor = random.nextInt(7) - 3;
            String variable = variables.keySet().stream()
                    .sorted()
                    .skip(random.nextInt(3))
                    .findFirst()
                    .orElseThrow();
            if (random.nextBoolean()) {
                index = index.plus(variable, factor);
                value += factor * variables.get(variable);
            } else {
                index = index.plus(factor);
                value += factor;
            }
        }
        assertThat(evaluate(index.toString(), variables)).as(index.toString()).isEqualTo(value);
    }

    private static long evaluate(String text, Map<String, Long> variables) {
        long sum = 0;
        for (String term : text.replace(" - ", " + -").split(" \\+ ")) {
            boolean negative = term.startsWith("-");
            long product = 1;
            for (String factor : (negative ? term.substring(1) : term).split(" \\* ")) {
                product *= variables.containsKey(factor) ? variables.get(factor) : Long.parseLong(factor);
            }
            sum += negative ? -product : product;
        }
        return sum;
    }
}
