// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainingEventsTest {

    private final List<String> heard = new ArrayList<>();
    private final Dataset data = TestData.classes(10, 5, 1);
    private final Fit fit = Fit.epochs(3).batchSize(4);

    private static TrainingEngine<LinearModel> engine() {
        return ModelTrainer.of(LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY))
                .optimizer(Sgd.of(0.1))
                .seed(1)
                .build();
    }

    /** Writes down what it hears, and may do something in the middle of training. */
    private class Witness implements TrainingListener {

        private final String name;

        Witness(String name) {
            this.name = name;
        }

        void atBatch(TrainingProgress progress) {}

        @Override
        public void fitStarted(TrainingProgress progress) {
            heard.add(name + " started with " + progress.epochsDone() + " epochs done");
        }

        @Override
        public void epochStarted(TrainingProgress progress) {
            heard.add(name + " epoch " + progress.epoch());
        }

        @Override
        public void batchDone(TrainingProgress progress) {
            atBatch(progress);
        }

        @Override
        public void epochDone(Epoch epoch, TrainingProgress progress) {
            assertThat(progress.history()).last().isEqualTo(epoch);
            heard.add(name + " done " + epoch.number() + " after " + progress.samples() + " samples, step "
                    + progress.steps());
        }

        @Override
        public void fitEnded(History history, TrainingProgress progress, @Nullable Throwable failure) {
            heard.add(name + " " + history.end() + (failure == null ? "" : " (" + failure.getMessage() + ")"));
            assertThat(history.epochs()).isEqualTo(progress.history());
        }
    }

    @Test
    void comeInOrder() {
        TrainingEngine<LinearModel> engine = engine();
        Fit two = Fit.epochs(2).batchSize(4).listener(new Witness("a")).listener(new Witness("b"));

        History history = engine.fit(data, two);

        assertThat(heard)
                .containsExactly(
                        "a started with 0 epochs done",
                        "b started with 0 epochs done",
                        "a epoch 1",
                        "b epoch 1",
                        "a done 1 after 10 samples, step 3",
                        "b done 1 after 10 samples, step 3",
                        "a epoch 2",
                        "b epoch 2",
                        "a done 2 after 10 samples, step 6",
                        "b done 2 after 10 samples, step 6",
                        "a completed with epoch 2",
                        "b completed with epoch 2");
        assertThat(history.end()).isEqualTo(new History.End(History.Reason.COMPLETED, "", 2, 3));
        assertThat(history.toString().lines()).hasSize(3);
        heard.clear();
        engine.fit(data, Fit.epochs(1).listener(new Witness("c")));
        assertThat(heard.get(0)).isEqualTo("c started with 2 epochs done");
    }

    @Test
    void knowTheBatchAndItsGradients() {
        TrainingEngine<LinearModel> engine = ModelTrainer.of(LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY))
                .optimizer(Sgd.of(0.1))
                .clipping(Clipping.globalNorm(1e-3))
                .seed(1)
                .build();
        List<Double> losses = new ArrayList<>();
        engine.fit(data, Fit.epochs(1).batchSize(4).validation(data).listener(new TrainingListener() {
            @Override
            public void fitStarted(TrainingProgress progress) {
                assertThat(progress.batchLoss()).isNaN();
                assertThat(progress.data()).isSameAs(data);
                assertThat(progress.validation()).isSameAs(data);
            }

            @Override
            public void batchDone(TrainingProgress progress) {
                losses.add(progress.batchLoss());
                assertThat(progress.batchAccuracy()).isBetween(0.0, 1.0);
                assertThat(Math.hypot(progress.gradientNorm(0), progress.gradientNorm(1)))
                        .isCloseTo(progress.gradientNorm(), within(1e-12))
                        .isGreaterThan(1e-3);
            }

            @Override
            public void epochDone(Epoch epoch, TrainingProgress progress) {
                // Batches of 4, 4 and 2.
                assertThat((4 * losses.get(0) + 4 * losses.get(1) + 2 * losses.get(2)) / 10)
                        .isCloseTo(epoch.loss(), within(1e-12));
            }
        }));
        assertThat(losses).hasSize(3);
        engine.freeze("y.kernel");
        engine.fit(data, Fit.epochs(1).listener(new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                assertThat(progress.validation()).isNull();
                assertThat(progress.gradientNorm(0)).isNaN();
                assertThat(progress.gradientNorm(1)).isPositive();
            }
        }));
    }

    @Test
    void stopInTheMiddleOfAnEpoch() {
        TrainingEngine<LinearModel> engine = engine();
        History history = engine.fit(data, fit.validation(data).listener(new Witness("a") {
            @Override
            void atBatch(TrainingProgress progress) {
                if (progress.epoch() == 2 && progress.batch() == 2) {
                    progress.stop("enough");
                    progress.stop("too late");
                    assertThat(progress.isStopped()).isTrue();
                }
            }
        }));

        assertThat(history.end()).isEqualTo(new History.End(History.Reason.STOPPED, "enough", 2, 2));
        assertThat(history.toString()).endsWith("stopped in epoch 2, batch 2: enough" + System.lineSeparator());
        assertThat(history.epochs()).hasSize(2);
        assertThat(history.last().validation()).isEqualTo(engine.evaluate(data));
        assertThat(heard).contains("a done 2 after 8 samples, step 5").last().isEqualTo("a " + history.end());
    }

    @Test
    void stopBeforeTheFirstBatch() {
        History history = engine().fit(data, fit.listener(new TrainingListener() {
            @Override
            public void fitStarted(TrainingProgress progress) {
                progress.stop("no mood");
            }
        }));

        assertThat(history.epochs()).isEmpty();
        assertThat(history.end()).isEqualTo(new History.End(History.Reason.STOPPED, "no mood", 0, 0));
        assertThatThrownBy(history::last).hasMessage("there is no epoch: stopped in epoch 0, batch 0: no mood");
    }

    @Test
    void tellOfFailuresOfListeners() {
        RuntimeException failure = new IllegalStateException("the disk is full");
        Fit failing = fit.listener(new Witness("a") {
                    @Override
                    public void fitEnded(History history, TrainingProgress progress, @Nullable Throwable failure) {
                        super.fitEnded(history, progress, failure);
                        throw new IllegalStateException("again");
                    }
                })
                .listener(new Witness("b") {
                    @Override
                    void atBatch(TrainingProgress progress) {
                        if (progress.epoch() == 2) {
                            throw failure;
                        }
                    }
                });

        assertThatThrownBy(() -> engine().fit(data, failing)).isSameAs(failure);

        String end =
                " failed in epoch 2, batch 1: java.lang.IllegalStateException: the disk is full (the disk is full)";
        assertThat(heard).endsWith("b epoch 2", "a" + end, "b" + end);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("again"));
    }

    @Test
    void reachOnlyThoseWhoHeardOfTheStart() {
        Fit failing = fit.listener(new Witness("a"))
                .listener(new Witness("b") {
                    @Override
                    public void fitStarted(TrainingProgress progress) {
                        throw new IllegalStateException("no");
                    }
                })
                .listener(new Witness("c"));

        assertThatThrownBy(() -> engine().fit(data, failing)).hasMessage("no");

        String end = " failed in epoch 0, batch 0: java.lang.IllegalStateException: no (no)";
        assertThat(heard).containsExactly("a started with 0 epochs done", "a" + end, "b" + end);
    }

    @Test
    void surfaceWhenTheEndFails() {
        Fit failing = fit.listener(new TrainingListener() {
                    @Override
                    public void fitEnded(History history, TrainingProgress progress, @Nullable Throwable failure) {
                        throw new IllegalStateException("at the end");
                    }
                })
                .listener(new Witness("b"));

        assertThatThrownBy(() -> engine().fit(data, failing)).hasMessage("at the end");
        assertThat(heard).last().isEqualTo("b completed with epoch 3");
    }
}
