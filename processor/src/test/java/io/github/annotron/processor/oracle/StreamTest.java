// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.StreamPredictor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Series that are given step by step, and as a whole. */
class StreamTest {
    private static final int STEPS = 6;

    private static List<String> streams() {
        return List.of(
                Subject.source("StreamLast", """
                        @Input({6, 3}) Tensor x();
                        @Recurrent(cell = LSTM, units = 32) Tensor state(Tensor x);
                        @Dense(units = 5, activation = RELU) Tensor hidden(Tensor state);
                        @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor hidden);
                        """),
                Subject.source("StreamAll", """
                        @Input({6, 3}) Tensor x();
                        @Dense(units = 4, activation = GELU) Tensor stem(Tensor x);
                        @LayerNorm Tensor even(Tensor stem);
                        @Recurrent(cell = GRU, units = 8, output = ALL_STEPS) Tensor first(Tensor even);
                        @Dropout(0.3f) Tensor thinned(Tensor first);
                        @Recurrent(cell = GRU, resetAfter = false, units = 21, output = ALL_STEPS) Tensor second(Tensor thinned);
                        @Recurrent(cell = SIMPLE, units = 21, output = ALL_STEPS) Tensor third(Tensor second);
                        @Add Tensor sum(Tensor second, Tensor third);
                        @Concat Tensor all(Tensor sum, Tensor even);
                        @Dense(units = 7) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor all);
                        """),
                Subject.source("StreamTokens", """
                        @Input(6) Tensor token();
                        @Embedding(vocabulary = 9, units = 5) Tensor vector(Tensor token);
                        @Recurrent(cell = LSTM, units = 4, output = ALL_STEPS) Tensor state(Tensor vector);
                        @Dense(units = 9) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor next(Tensor state);
                        """),
                Subject.source("StreamTwo", """
                        @Input({6, 3}) Tensor x();
                        @Input({6, 2}) Tensor z();
                        @Concat Tensor both(Tensor x, Tensor z);
                        @Recurrent(cell = SIMPLE, units = 10, activation = RELU) Tensor state(Tensor both);
                        @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor level(Tensor state);
                        @Dense(units = 3) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor alarm(Tensor state);
                        """));
    }

    private static List<String> others() {
        return List.of(
                Subject.source("OtherBoth", """
                        @Input({6, 3}) Tensor x();
                        @Recurrent(cell = LSTM, units = 4, bidirectional = true) Tensor state(Tensor x);
                        @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor state);
                        """),
                Subject.source("OtherConvolution", """
                        @Input({6, 3}) Tensor x();
                        @Conv1D(filters = 3, kernel = 2) Tensor windows(Tensor x);
                        @Recurrent(cell = LSTM, units = 4) Tensor state(Tensor windows);
                        @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor state);
                        """),
                Subject.source("OtherFlat", """
                        @Input({6, 3}) Tensor x();
                        @Recurrent(cell = LSTM, units = 4, output = ALL_STEPS) Tensor state(Tensor x);
                        @Flatten Tensor all(Tensor state);
                        @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor all);
                        """),
                Subject.source("OtherLength", """
                        @Input({6, 3}) Tensor x();
                        @Input(1) Tensor length();
                        @Recurrent(cell = LSTM, units = 4) Tensor state(Tensor x, Tensor length);
                        @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor state);
                        """),
                Subject.source("OtherPlain", """
                        @Input({6, 3}) Tensor x();
                        @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x);
                        """));
    }

    private static final List<Subject> SUBJECTS = Subject.compile(
                    Stream.concat(streams().stream(), others().stream()).toList())
            .subjects();

    static List<Subject> streaming() {
        return SUBJECTS.subList(0, streams().size());
    }

    /** A sample: numbers, or small whole ones where ids are wanted. */
    private static float[][] sample(Model model, long seed) {
        Random random = new Random(seed);
        return model.inputs().stream()
                .map(input -> {
                    float[] values = new float[input.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = input.takesIds() ? random.nextInt(9) : (float) random.nextGaussian();
                    }
                    return values;
                })
                .toArray(float[][]::new);
    }

    private static float[][] step(float[][] sample, int step) {
        return Arrays.stream(sample)
                .map(values ->
                        Arrays.copyOfRange(values, step * values.length / STEPS, (step + 1) * values.length / STEPS))
                .toArray(float[][]::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streaming")
    void stepsGiveWhatTheWholeGives(Subject subject) {
        Model model = subject.network().newModel(4);
        StreamPredictor stream = model.newStream();
        assertThat(stream.model()).isSameAs(model);
        Predictor predictor = model.newPredictor();
        for (int series = 0; series < 3; series++) {
            float[][] sample = sample(model, series);
            predictor.predict(sample);
            stream.reset();
            for (int step = 0; step < STEPS; step++) {
                float[] first = stream.step(step(sample, step));
                assertThat(stream.scores(0)).isSameAs(first);
                for (int output = 0; output < model.outputs().size(); output++) {
                    float[] whole = predictor.scores(output);
                    int width = stream.scores(output).length;
                    if (whole.length == STEPS * width) {
                        Closeness.assertSameBits(
                                subject,
                                "step " + step,
                                stream.scores(output),
                                Arrays.copyOfRange(whole, step * width, (step + 1) * width));
                    } else if (step == STEPS - 1) {
                        Closeness.assertSameBits(subject, "last step", stream.scores(output), whole);
                    }
                }
            }
        }
    }

    /** The parameters are read as they are, also what is derived from them; and a series may be longer than the network's. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("streaming")
    void seriesHaveNoEnd(Subject subject) {
        Model model = subject.network().newModel(4);
        StreamPredictor one = model.newStream();
        StreamPredictor other = model.newStream();
        float[][] sample = sample(model, 8);
        float[] last = new float[0];
        for (int round = 0; round < 5; round++) {
            for (int step = 0; step < STEPS; step++) {
                last = one.step(step(sample, step)).clone();
                other.step(step(sample, step));
            }
        }
        assertThat(other.scores(0)).containsExactly(last);
        assertThat(one.decision()).isEqualTo(other.decision());
        one.reset();
        float[] fresh = one.step(step(sample, 0)).clone();
        assertThat(model.newStream().step(step(sample, 0))).containsExactly(fresh);
        assertThat(other.step(step(sample, 0))).isNotEqualTo(fresh);
    }

    @Test
    void wrongStepsAreRefused() {
        Model model = SUBJECTS.get(0).network().newModel(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.newStream().step(new float[4]))
                .withMessage("input x has 4 values, the network expects 3");
        Model tokens = SUBJECTS.get(2).network().newModel(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tokens.newStream().step(new float[] {9}))
                .withMessageContaining("has the id 9 at position 0 of input token");
    }

    @Test
    void networksThatNeedSeveralStepsHaveNoStream() {
        for (Subject subject : SUBJECTS.subList(streams().size(), SUBJECTS.size())) {
            Model model = subject.network().newModel(1);
            assertThatThrownBy(model::newStream)
                    .as(subject.source())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageStartingWith(model.name() + " cannot be computed step by step");
        }
    }
}
