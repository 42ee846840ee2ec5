// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.robust.AdversarialTraining;
import io.github.annotron.runtime.robust.Fgsm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {

    @Test
    void hasDefaultsAndChanges() {
        Fit fit = Fit.epochs(3);
        assertThat(fit.epochs()).isEqualTo(3);
        assertThat(fit.batchSize()).isEqualTo(32);
        assertThat(fit.validation()).isNull();
        assertThat(fit.threads()).isZero();
        assertThat(fit.shuffle()).isTrue();
        assertThat(fit.prefetch()).isFalse();
        assertThat(fit.listeners()).isEmpty();
        assertThat(fit.checkpoints()).isNull();
        assertThat(fit.adversarial()).isNull();
        TrainingListener listener = new TrainingListener() {};
        Checkpoints checkpoints = Checkpoints.in(Path.of("folder"));
        Fit changed = fit.checkpoints(checkpoints)
                .batchSize(4)
                .threads(2)
                .shuffle(false)
                .prefetch(true)
                .listener(listener)
                .adversarial(Fgsm.randomStart(0.1f))
                .resume();
        assertThat(changed.epochs()).isEqualTo(3);
        assertThat(changed.batchSize()).isEqualTo(4);
        assertThat(changed.threads()).isEqualTo(2);
        assertThat(changed.shuffle()).isFalse();
        assertThat(changed.prefetch()).isTrue();
        assertThat(changed.listeners()).containsExactly(listener);
        assertThat(changed.adversarial()).isEqualTo(AdversarialTraining.of(Fgsm.randomStart(0.1f)));
        assertThat(changed.checkpoints()).isEqualTo(checkpoints.resume());
        assertThat(fit.progress().listeners()).hasSize(1);
        assertThat(fit.listeners()).as("the original").isEmpty();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Fit.epochs(0)).hasMessage("there must be at least 1 epoch, not 0");
        assertThatThrownBy(() -> Fit.epochs(1).batchSize(0)).hasMessage("a batch must have at least 1 sample, not 0");
        assertThatThrownBy(() -> Fit.epochs(1).threads(-1))
                .hasMessage("there must be at least 1 thread (or 0 to choose), not -1");
        assertThatThrownBy(() -> Fit.epochs(1).resume())
                .hasMessage("there are no checkpoints to resume from. Call checkpoints(...) before.");
    }

    @Test
    void historiesAreTables() {
        History history = new History(List.of(
                new Epoch(1, 0.5, 0.75, List.of(), new Evaluation(0.25, 0.9, 10, List.of()), 0.01, Double.NaN, 2, 1000),
                new Epoch(2, 0.5, Double.NaN, List.of(), null, 0.01, Double.NaN, 2, 1)));
        assertThat(history.toString().lines())
                .containsExactly(
                        "epoch        loss  accuracy   val. loss  val. acc   seconds  samples/s",
                        "    1     0.50000   75.00 %     0.25000   90.00 %      2.00       1000",
                        "    2     0.50000                                      2.00          1");
        assertThat(history.last().number()).isEqualTo(2);
    }
}
