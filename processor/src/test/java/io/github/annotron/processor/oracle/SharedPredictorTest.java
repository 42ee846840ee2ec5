// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.SharedPredictor;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Threads that share the products of a predictor, with products that are parted by rows and by columns, and others that are not. */
class SharedPredictorTest {
    private static final int WIDTH = 20 * 21 * 3;

    private static final Subject.Family FAMILY =
            Subject.compile(List.of(Subject.source("ImageNet", """
                    @Input({20, 21, 3}) Tensor image();
                    @Conv2D(filters = 24, kernel = 5, padding = SAME, activation = RELU) Tensor conv(Tensor image);
                    @MaxPool2D(2) Tensor pool(Tensor conv);
                    @Conv2D(filters = 35, kernel = 3) Tensor deeper(Tensor pool);
                    @Flatten Tensor flat(Tensor deeper);
                    @Dense(units = 130, activation = TANH) Tensor hidden(Tensor flat);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor hidden);
                    """), Subject.source("SeriesNet", """
                    @Input({30, 42}) Tensor series();
                    @Recurrent(units = 96, cell = LSTM) Tensor state(Tensor series);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor state);
                    """)));

    private static float[] sample(Random random) {
        float[] sample = new float[WIDTH];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (float) random.nextGaussian();
        }
        return sample;
    }

    @Test
    void scoresAreTheSameBits() {
        for (Subject subject : FAMILY.subjects()) {
            Model model = subject.network().newModel(1);
            Predictor alone = model.newPredictor(4, Memory.REUSED);
            Random random = new Random(2);
            for (int threads = 1; threads <= 3; threads++) {
                try (SharedPredictor shared = SharedPredictor.of(model.newPredictor(4, Memory.REUSED), threads)) {
                    float[] sample = sample(random);
                    float[] expected = alone.predict(sample).clone();
                    assertThat(shared.predict(sample)).containsExactly(expected);
                    assertThat(shared.scores(0)).containsExactly(expected);
                    assertThat(shared.classify(sample)).isEqualTo(alone.classify(sample));
                    FMatrixRMaj batch = new FMatrixRMaj(5, WIDTH);
                    for (int i = 0; i < batch.data.length; i++) {
                        batch.data[i] = (float) random.nextGaussian();
                    }
                    FMatrixRMaj one = new FMatrixRMaj(5, 10);
                    FMatrixRMaj other = new FMatrixRMaj(5, 10);
                    alone.predict(new FMatrixRMaj[] {batch}, one);
                    shared.predict(new FMatrixRMaj[] {batch}, other);
                    assertThat(other.data).containsExactly(one.data);
                }
            }
        }
    }

    @Test
    void failuresComeThroughAndLeaveThePredictorAsItWas() {
        Model model = FAMILY.subjects().get(0).network().newModel(1);
        float[] sample = sample(new Random(3));
        float[] expected = model.newPredictor().predict(sample).clone();
        SharedPredictor shared = SharedPredictor.of(model.newPredictor(), 2);
        assertThatThrownBy(() -> shared.predict(new float[3])).isInstanceOf(IllegalArgumentException.class);
        assertThat(shared.predict(sample)).containsExactly(expected);
        shared.close();
        assertThatThrownBy(() -> shared.predict(sample)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SharedPredictor.of(model.newPredictor(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1 thread");
    }
}
