// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17})
    void runsEveryPartOnceAndWaits(int threads) {
        AtomicIntegerArray counts = new AtomicIntegerArray(threads);
        int[] plain = new int[threads];
        try (WorkerPool pool = new WorkerPool(threads)) {
            assertThat(pool.threads()).isEqualTo(threads);
            for (int i = 1; i <= 3000; i++) {
                pool.run((part, parts) -> {
                    assertThat(parts).isEqualTo(threads);
                    counts.incrementAndGet(part);
                    plain[part]++;
                });
                for (int part = 0; part < threads; part++) {
                    assertThat(counts.get(part)).isEqualTo(i);
                    assertThat(plain[part]).isEqualTo(i);
                }
            }
        }
    }

    @Test
    void wakesThreadsThatSleep() throws InterruptedException {
        int[] sum = new int[2];
        try (WorkerPool pool = new WorkerPool(2)) {
            for (int i = 0; i < 20; i++) {
                Thread.sleep(5);
                pool.run((part, parts) -> sum[part]++);
            }
        }
        assertThat(sum).containsExactly(20, 20);
    }

    @Test
    void waitsForASlowPart() {
        boolean[] done = new boolean[2];
        try (WorkerPool pool = new WorkerPool(2)) {
            pool.run((part, parts) -> {
                if (part == 1) {
                    pause();
                }
                done[part] = true;
            });
        }
        assertThat(done).containsExactly(true, true);
    }

    @Test
    void keepsAnInterruptOfTheCaller() {
        boolean[] done = new boolean[2];
        try (WorkerPool pool = new WorkerPool(2)) {
            Thread.currentThread().interrupt();
            pool.run((part, parts) -> {
                if (part == 1) {
                    pause();
                }
                done[part] = true;
            });
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(done).containsExactly(true, true);
    }

    @Test
    void rethrowsWhatAWorkerThrows() {
        try (WorkerPool pool = new WorkerPool(3)) {
            Error error = new AssertionError("two");
            assertThatThrownBy(() -> pool.run((part, parts) -> {
                        if (part == 2) {
                            throw error;
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("annotron-worker-2 failed")
                    .hasCause(error);
            assertThatThrownBy(() -> pool.run((part, parts) -> {
                        throw new IllegalArgumentException("part " + part);
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("part 0");
            int[] counts = new int[3];
            pool.run((part, parts) -> counts[part]++);
            assertThat(counts).as("the pool works on").containsExactly(1, 1, 1);
        }
    }

    @Test
    void endsItsThreads() throws InterruptedException {
        WorkerPool pool = new WorkerPool(3);
        Thread[] threads = new Thread[3];
        pool.run((part, parts) -> threads[part] = Thread.currentThread());
        assertThat(List.of(threads)).doesNotHaveDuplicates();
        pool.close();
        pool.close();
        threads[1].join(10_000);
        threads[2].join(10_000);
        assertThat(threads[1].isAlive()).isFalse();
        assertThat(threads[2].isAlive()).isFalse();
        assertThatThrownBy(() -> pool.run((part, parts) -> {})).isInstanceOf(IllegalStateException.class);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
