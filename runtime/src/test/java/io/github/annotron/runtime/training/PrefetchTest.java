// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrefetchTest {

    private static final int BAD_ROW = 37;
    private static final int BATCH = 8;

    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();

    // Behind the first batch, how many threads must have read a row before one goes on: a machine may be slow to start
    // them.
    private int expectedReaders = 1;
    private final AtomicInteger reads = new AtomicInteger();

    /** What happens when {@link #BAD_ROW} is read in epoch 1. */
    private interface Mishap {
        void happen(float[] target, int offset);
    }

    private Dataset data(Mishap mishap) {
        return TestData.changing(TestData.classes(100, 5, 1), (row, epoch, target, offset) -> {
            readers.add(Thread.currentThread());
            awaitReaders();
            target[offset + 1] += 0.25f * epoch;
            if (row == BAD_ROW && epoch == 1) {
                mishap.happen(target, offset);
            }
        });
    }

    private void awaitReaders() {
        if (reads.incrementAndGet() <= BATCH) {
            return;
        }
        long end = System.nanoTime() + 10_000_000_000L;
        while (readers.size() < expectedReaders && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000);
        }
    }

    private static ModelTrainer<LinearModel> trainer() {
        return ModelTrainer.of(LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY))
                .optimizer(Adam.of(0.01))
                .seed(5)
                .build();
    }

    private List<Object> train(Dataset data, int threads, boolean prefetch) {
        ModelTrainer<LinearModel> trainer = trainer();
        History history = trainer.fit(
                data, Fit.epochs(3).batchSize(BATCH).threads(threads).prefetch(prefetch));
        return List.of(
                trainer.model().parameter("y.kernel").matrix().data,
                history.epochs().stream().map(Epoch::loss).toList());
    }

    private void assertThatNoThreadIsLeft() throws InterruptedException {
        for (Thread thread : readers) {
            if (thread != Thread.currentThread()) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void givesTheSameBits() throws InterruptedException {
        Dataset data = data((target, offset) -> {});
        List<Object> expected = train(data, 1, false);
        expectedReaders = 2;
        for (int threads : new int[] {1, 2, 5}) {
            readers.clear();
            reads.set(0);
            assertThat(train(data, threads, true)).usingRecursiveComparison().isEqualTo(expected);
            assertThat(readers).as("the thread that reads ahead is one of them").hasSizeGreaterThan(1);
            assertThatNoThreadIsLeft();
        }
    }

    @Test
    void namesTheRowThatCannotBeRead() throws InterruptedException {
        IllegalStateException cause = new IllegalStateException("the disk is gone");
        Dataset data = data((target, offset) -> {
            throw cause;
        });
        for (boolean prefetch : new boolean[] {false, true}) {
            for (int threads : new int[] {1, 3}) {
                assertThatThrownBy(() -> train(data, threads, prefetch))
                        .isInstanceOf(TrainingException.class)
                        .hasMessage("row 37 of the data, counted from 0, could not be read:"
                                + " java.lang.IllegalStateException: the disk is gone")
                        .hasCause(cause);
                assertThatNoThreadIsLeft();
            }
        }
    }

    @Test
    void namesTheRowThatIsNotFinite() {
        Dataset data = data((target, offset) -> target[offset + 3] = Float.NaN);
        for (boolean prefetch : new boolean[] {false, true}) {
            assertThatThrownBy(() -> train(data, 2, prefetch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row 37 of the data, counted from 0, has NaN at position 3 of input x");
        }
    }

    @Test
    void passesErrorsOn() {
        AssertionError error = new AssertionError("no");
        Dataset data = data((target, offset) -> {
            throw error;
        });
        assertThatThrownBy(() -> train(data, 2, true)).isSameAs(error);
    }

    @Test
    void stepsBeforeTheBadRowAreDone() {
        Dataset data = data((target, offset) -> {
            throw new IllegalStateException();
        });
        ModelTrainer<LinearModel> with = trainer();
        ModelTrainer<LinearModel> without = trainer();
        assertThatThrownBy(() -> with.fit(data, Fit.epochs(3).batchSize(BATCH).prefetch(true)))
                .isInstanceOf(TrainingException.class);
        assertThatThrownBy(() -> without.fit(data, Fit.epochs(3).batchSize(BATCH)))
                .isInstanceOf(TrainingException.class);

        assertThat(with.steps()).isEqualTo(without.steps()).isGreaterThan(12);
        assertThat(with.model().parameter("y.kernel").matrix().data)
                .isEqualTo(without.model().parameter("y.kernel").matrix().data);
    }

    @Test
    void endsWithAnInterruptOrAListener() throws InterruptedException {
        Dataset data = data((target, offset) -> {});
        Fit fit = Fit.epochs(3).batchSize(BATCH).threads(2).prefetch(true);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> trainer().fit(data, fit))
                    .hasMessage("training was interrupted in epoch 1, batch 1 of 13");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThatNoThreadIsLeft();
        assertThatThrownBy(() -> trainer().fit(data, fit.listener(CheckpointTrainings.endingAfter(4))))
                .isInstanceOf(CheckpointTrainings.Ended.class);
        assertThatNoThreadIsLeft();
    }

    @Test
    void allocatesNothingPerStep() {
        Dataset data = TestData.classes(800, 5, 1);
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // What all threads allocate from the second batch of an epoch to the last but one.
        long[] least = {Long.MAX_VALUE};
        TrainingListener meter = new TrainingListener() {
            private long[] ids = new long[0];
            private long before;

            @Override
            public void batchDone(TrainingProgress progress) {
                if (progress.batch() == 2) {
                    ids = Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread == Thread.currentThread()
                                    || thread.getName().startsWith("annotron-worker"))
                            .mapToLong(Thread::getId)
                            .toArray();
                    before = LongStream.of(bean.getThreadAllocatedBytes(ids)).sum();
                } else if (progress.batch() == progress.batches() - 1) {
                    long now = LongStream.of(bean.getThreadAllocatedBytes(ids)).sum();
                    least[0] = Math.min(least[0], now - before);
                    if (least[0] < progress.batches()) {
                        progress.stop("enough");
                    }
                }
            }
        };

        trainer()
                .fit(
                        data,
                        Fit.epochs(200).batchSize(1).threads(2).prefetch(true).listener(meter));

        // The meter's own arrays, and nothing that grows with the 797 steps.
        assertThat(least[0]).isLessThan(797);
    }
}
