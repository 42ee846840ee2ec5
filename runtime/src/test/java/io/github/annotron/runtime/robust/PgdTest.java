// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.transform.MinMax;
import io.github.annotron.runtime.transform.Standardize;
import io.github.annotron.runtime.transform.Transform;
import io.github.annotron.runtime.transform.Whiten;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PgdTest {

    @Test
    void stepsReachTheEdgeAndBack() {
        assertThat(Pgd.maximum(0.3f).stepSize()).isCloseTo(2.5f * 0.3f / 40, within(1e-7f));
        assertThat(Pgd.maximum(0.3f).steps(5).stepSize()).isCloseTo(0.15f, within(1e-7f));
        Pgd given = Pgd.euclidean(2).step(0.5f);
        assertThat(given.stepSize()).isEqualTo(0.5f);
        assertThat(given.radius(4).stepSize()).isEqualTo(1);
        assertThat(given.radius(0).radius(0).stepSize()).isZero();
        assertThat(Fgsm.maximum(0.1f).stepSize()).isEqualTo(0.1f);
        assertThat(Fgsm.randomStart(0.1f).stepSize()).isCloseTo(0.125f, within(1e-7f));
    }

    @Test
    void isTheSameForCheckpointsOnlyIfItIs() {
        assertThat(Pgd.maximum(0.1f).range(0, 1)).isEqualTo(Pgd.maximum(0.1f).range(0, 1));
        assertThat(Pgd.maximum(0.1f).range(0, 1).toString())
                .isEqualTo(Pgd.maximum(0.1f).range(0, 1).toString())
                .isNotEqualTo(Pgd.maximum(0.1f).range(0, 2).toString());
        InputSpace space = InputSpace.ofColumns(new float[] {0, 1}, new float[] {1, 2});
        assertThat(space)
                .isEqualTo(space.units(1))
                .hasSameHashCodeAs(space.units(1))
                .isNotEqualTo(space.units(2, 1));
        assertThat(space.units(2, 1).toString()).isEqualTo("from [0.0, 1.0] to [1.0, 2.0] in units of [2.0, 1.0]");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Pgd.maximum(-1)).hasMessage("the radius must be 0 or above and finite, not -1.0");
        assertThatThrownBy(() -> Pgd.maximum(1).steps(0)).hasMessage("there must be at least 1 step, not 0");
        assertThatThrownBy(() -> Pgd.maximum(1).step(Float.NaN))
                .hasMessage("a step size must be above 0 (or 0 to choose) and finite, not NaN");
        assertThatThrownBy(() -> Pgd.maximum(1).restarts(0)).hasMessage("there must be at least 1 try, not 0");
        assertThatThrownBy(() -> Fgsm.maximum(1).restarts(2))
                .hasMessage("2 tries without random starts would all be the same one");
        assertThatThrownBy(() -> Pgd.maximum(1).range(1, 1)).hasMessage("from 1.0 to 1.0 is no range");
        assertThatThrownBy(() -> InputSpace.ofColumns(new float[] {0, 3}, new float[] {1, 2}))
                .hasMessage("from 3.0 to 2.0 is no range, column 1");
        assertThatThrownBy(() -> InputSpace.any().units(1, -1))
                .hasMessage("the unit of column 1 is -1.0; it must be from 0 on and finite");
        assertThatThrownBy(() -> new Ball(Pgd.maximum(1).space(InputSpace.any().units(1, 2)), 3, "Net"))
                .hasMessage("the input space has 2 columns, Net has 3");
    }

    @Test
    void followsPreprocessing() {
        InputSpace space = InputSpace.of(0, 100).through(new Standardize(new float[] {50, 20}, new float[] {25, 10}));
        float[] ends = {space.low(0), space.low(1), space.high(0), space.high(1)};
        assertThat(ends).containsExactly(-2, -2, 2, 8);
        assertThat(new float[] {space.unit(0), space.unit(1)}).containsExactly(0.04f, 0.1f);
        InputSpace scaled = InputSpace.any().units(2).through(MinMax.fit(Rows.of(new float[][] {{0, 3}, {4, 3}})));
        assertThat(scaled.low(0)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(scaled.unit(0)).isEqualTo(0.5f);
    }

    @Test
    void doesNotFollowWhatMixesColumns() {
        Random random = new Random(1);
        float[][] rows = new float[50][2];
        for (float[] row : rows) {
            row[0] = (float) random.nextGaussian();
            row[1] = row[0] + 0.3f * (float) random.nextGaussian();
        }
        Transform whitening = Whiten.zca(1e-6).fit(Rows.of(rows));
        assertThatThrownBy(() -> InputSpace.any().through(whitening))
                .hasMessage(
                        "the transform changes column 0 not only by a factor from 0 on and a number added: ranges and"
                                + " units cannot follow it");
    }
}
