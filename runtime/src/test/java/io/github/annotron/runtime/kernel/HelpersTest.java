// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that take parts of each other's work. */
class HelpersTest {

    /** Of a run with a number; the arrays of a run are only right for parts of that run. */
    private static final class Sums implements Helpers.Work {
        private final AtomicIntegerArray done = new AtomicIntegerArray(Helpers.MOST);
        private int run;
        private int wrong;

        @Override
        public void part(int part, int parts) {
            if (!done.compareAndSet(part, run - 1, run)) {
                wrong++;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9})
    void eachPartIsDoneOnceInEachRun(int threads) throws InterruptedException {
        Sums sums = new Sums();
        try (Helpers helpers = new Helpers(threads, sums)) {
            for (sums.run = 1; sums.run <= 3000; sums.run++) {
                int parts = sums.run % 5 == 0 ? Helpers.MOST : 1 + sums.run % 7;
                for (int i = parts; i < Helpers.MOST; i++) {
                    sums.done.set(i, sums.run);
                }
                helpers.run(parts);
                for (int i = 0; i < parts; i++) {
                    assertThat(sums.done.get(i)).as("part %s", i).isEqualTo(sums.run);
                }
                if (sums.run % 1000 == 0) {
                    Thread.sleep(5); // they sleep
                }
            }
        }
        assertThat(sums.wrong).isZero();
    }

    @Test
    void failuresOfAnyPartComeToTheCaller() {
        Thread caller = Thread.currentThread();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        Helpers.Work work = (part, parts) -> {
            begun.incrementAndGet();
            if (parts > 2) {
                // All take one, so that each thread fails.
                while (begun.get() < 2) {
                    Thread.yield();
                }
            }
            ended.incrementAndGet();
            if (parts == 3 == (Thread.currentThread() == caller)) {
                throw new ArithmeticException("part " + part);
            }
        };
        try (Helpers helpers = new Helpers(2, work)) {
            assertThatThrownBy(() -> helpers.run(3))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageStartingWith("part ");
            assertThat(ended.get()).isEqualTo(begun.get());
            begun.set(0);
            assertThatThrownBy(() -> helpers.run(4))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ArithmeticException")
                    .hasCauseInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void closedOnesDoNothing() {
        Helpers helpers = new Helpers(2, (part, parts) -> {});
        helpers.run(3);
        helpers.close();
        helpers.close();
        assertThatThrownBy(() -> helpers.run(3)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Helpers(0, (part, parts) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 0");
    }
}
