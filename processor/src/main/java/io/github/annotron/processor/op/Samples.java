// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.Multiplication;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How many samples a product takes at once: several where one has too few rows or summands for the kernel to be fast.
 *
 * @param together that many; the last product of a batch may have fewer
 */
record Samples(int together) {

    static final Samples ONE = new Samples(1);

    /** So many samples that there are {@code wanted} of what each has {@code each}. */
    static Samples of(int each, int wanted) {
        return each >= wanted ? ONE : new Samples((wanted + each - 1) / each);
    }

    boolean areSeveral() {
        return together > 1;
    }

    /** Begins a loop over samples; the first one of a turn is {@code n}. */
    void begin(Code code, String from, String to) {
        if (areSeveral()) {
            code.begin("for (int n = $L; n < $L; n += $L)", from, to, together);
        } else {
            code.loop("n", from, to);
        }
    }

    /** Emits for each sample of a turn what is to be done with it, given the variable that counts them. */
    void each(Code code, String to, Consumer<String> work) {
        if (areSeveral()) {
            code.begin("for (int m = n; m < Math.min(n + $L, $L); m++)", together, to);
            work.accept("m");
            code.end();
        } else {
            work.accept("n");
        }
    }

    /** The number of a sample of {@link #each} if every turn begins again at the place of {@code first}. */
    String again(String first, String sample) {
        return areSeveral() ? "(" + first + " + " + sample + " - n)" : first;
    }

    /** What each sample has on a grid, for all of them. */
    Grid grid(Grid each, int sampleStep) {
        return areSeveral()
                ? new Grid(Stream.concat(Stream.of(new Grid.Axis("sample", together, sampleStep)), each.axes().stream())
                        .toList())
                : each;
    }

    /** How much there is of what each sample has {@code each}, in a turn of the loop. */
    String count(int each, String to) {
        return areSeveral() ? "Math.min(" + together + ", " + to + " - n) * " + each : Integer.toString(each);
    }

    /** The same for the threads' memory: rows of which each sample has {@code each}. */
    Multiplication.Rows rows(int each) {
        return Multiplication.Rows.ofSamples(each, together);
    }

    /** How much there is in the first turn, which has the most. */
    ArrayLength most(int each) {
        return areSeveral()
                ? ArrayLength.of(CodeBlock.of("Math.min($L, capacity) * $L", together, each))
                : ArrayLength.fixed(each);
    }
}
