// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.ReplayBuffer;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Nadam;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.schedule.Schedule;
import io.github.annotron.runtime.schedule.Span;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSessionTest {

    private static final int STEPS = 2000;

    private static TrainingEngine<LinearModel> engine() {
        return ModelTrainer.of(LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY))
                .optimizer(Adam.of(0.01))
                .seed(1)
                .build();
    }

    private static int[] rows(int count) {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "1, true", "3, true"})
    void allocatesNothingPerStep(int threads, boolean everything) {
        ModelTrainer.Builder<LinearModel> builder = ModelTrainer.of(LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY))
                .optimizer(Nadam.of(0.01))
                .seed(1);
        if (everything) {
            builder.schedule(Schedule.cosine(Span.steps(1000)).restarts(9, 2).warmUp(Span.steps(10)))
                    .regularization(Regularization.elastic(1e-4, 1e-4), Regularization.maxNorm(2))
                    .clipping(Clipping.globalNorm(1))
                    .averaging(Averaging.of(0.99));
        }
        Dataset data = TestData.classes(64, 5, 1).shuffled(1);
        Dataset validation = TestData.classes(64, 5, 2);
        int[] rows = rows(64);
        try (TrainingSession session = builder.build().session(16, threads)) {
            run(session, data, rows);
            session.evaluate(validation);
            long[] ids = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread ->
                            thread == Thread.currentThread() || thread.getName().startsWith("annotron-worker"))
                    .mapToLong(Thread::getId)
                    .toArray();
            assertThat(ids).hasSizeGreaterThanOrEqualTo(threads);
            // Vectors are objects until the kernels are compiled, so the steady state may take some rounds to come.
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < 50 && allocated >= STEPS; round++) {
                long before = allocated(ids);
                run(session, data, rows);
                allocated = allocated(ids) - before;
            }
            // What the JVM itself takes now and then is far below a byte a step.
            assertThat(allocated).isLessThan(STEPS);
        }
    }

    private static long allocated(long[] ids) {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return LongStream.of(bean.getThreadAllocatedBytes(ids)).sum();
    }

    private static void run(TrainingSession session, Dataset data, int[] rows) {
        for (int i = 0; i < STEPS; i++) {
            session.step(data, rows, i % 4 * 16, 16);
        }
    }

    @Test
    void trainsOnTheGivenRows() {
        Dataset data = TestData.classes(64, 5, 1);
        try (TrainingSession session = engine().session(16, 2);
                TrainingSession same = engine().session(64, 1)) {
            assertThat(session.capacity()).isEqualTo(16);
            for (int i = 0; i < 20; i++) {
                double loss = session.step(data.subset(16, 32), rows(64), 0, 16);
                assertThat(same.step(data, rows(64), 16, 16)).isEqualTo(loss);
                assertThat(session.hits()).isBetween(0.0, 16.0).isEqualTo(same.hits());
            }
            assertThat(session.evaluate(data)).isEqualTo(same.evaluate(data));
        }
    }

    @Test
    void refusesWhatIsNoBatch() {
        Dataset data = TestData.classes(64, 5, 1);
        try (TrainingSession session = engine().session(16, 1)) {
            assertThatThrownBy(() -> session.step(data, rows(64), 0, 17))
                    .hasMessage("a batch has 1 to 16 samples, not 17");
            assertThatThrownBy(() -> session.step(data, rows(64), 0, 0))
                    .hasMessage("a batch has 1 to 16 samples, not 0");
            assertThatThrownBy(() -> session.step(data, rows(8), 0, 9)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> session.step(data, new int[] {64}, 0, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> engine().session(0, 1)).hasMessage("a batch must have at least 1 sample, not 0");
        assertThatThrownBy(() -> engine().session(1, 0)).hasMessage("there must be at least 1 thread, not 0");
        assertThatThrownBy(() -> engine().session(1, -1)).hasMessage("there must be at least 1 thread, not -1");
    }

    @Test
    void leavesTheParametersAloneWhenTheLossIsNotFinite() {
        LinearModel model = LinearModel.of(1, 1, Losses.MEAN_SQUARED_ERROR);
        TrainingEngine<LinearModel> engine =
                ModelTrainer.of(model).optimizer(Sgd.of(0.1)).seed(1).build();
        Dataset data = Dataset.of(new float[][] {{3e38f}}, new float[][] {{-3e38f}});
        float[] before = model.parameter("y.kernel").matrix().data.clone();
        try (TrainingSession session = engine.session(1, 1)) {
            assertThatThrownBy(() -> session.step(data, new int[1], 0, 1))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageStartingWith(
                            "the loss is Infinity in step 1. All parameters are finite, and all layers when");
        }
        assertThat(model.parameter("y.kernel").matrix().data).isEqualTo(before);
    }

    /** Samples that come while it learns, in a ring with room for a part of them. */
    @Test
    void learnsFromAReplayBuffer() {
        ReplayBuffer ring = new ReplayBuffer(64, 2, 1);
        Random random = new Random(1);
        LinearModel model = LinearModel.of(2, 1, Losses.MEAN_SQUARED_ERROR);
        float[] x = new float[2];
        float[] y = new float[1];
        int[] rows = new int[16];
        Dataset data = null;
        double loss = 0;
        try (TrainingSession session =
                ModelTrainer.of(model).optimizer(Sgd.of(0.1)).seed(1).build().session(16, 1)) {
            for (int i = 0; i < 500; i++) {
                x[0] = random.nextFloat() - 0.5f;
                x[1] = random.nextFloat() - 0.5f;
                y[0] = 2 * x[0] - x[1];
                ring.add(x, y);
                data = data == null ? Dataset.of(ring.rows(0), ring.rows(1)) : data;
                ring.draw(random, rows, 0, 16);
                loss = session.step(data, rows, 0, 16);
            }
        }
        assertThat(loss).isLessThan(1e-4);
        assertThat(ring.added()).isEqualTo(500);
    }

    /** The buffers have room for as many targets as there are outputs. */
    @Test
    void refusesTargetsThatAreWiderThanTheOutput() {
        record Wide() implements Loss {
            @Override
            public String name() {
                return "wide";
            }

            @Override
            public boolean accepts(int targetWidth, int width) {
                return targetWidth == width + 1;
            }

            @Override
            public void evaluate(
                    int from,
                    int to,
                    int width,
                    float[] output,
                    float[] target,
                    int targetWidth,
                    float[] losses,
                    float[] gradient) {
                throw new AssertionError("is not reached");
            }
        }
        Dataset data = Dataset.of(new float[][] {{1}}, new float[][] {{1, 2}});
        try (TrainingSession session = ModelTrainer.of(LinearModel.of(1, 1, Losses.MEAN_SQUARED_ERROR))
                .loss(new Wide())
                .build()
                .session(1, 1)) {
            assertThatThrownBy(() -> session.step(data, rows(1), 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("with wide a target has 1, the data has 2");
        }
    }
}
