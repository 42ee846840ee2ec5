// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.robust.Attacked;
import io.github.annotron.runtime.robust.Attacker;
import io.github.annotron.runtime.robust.Certifier;
import io.github.annotron.runtime.robust.Pgd;
import io.github.annotron.runtime.training.Fit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is certified is so, and what could be is certified where that is known. */
class CertifierTest {
    private static final List<Subject> SUBJECTS = Subject.compile(Stream.of(
                            Subject.source("Lines", """
                                    @Input(5) Tensor x();
                                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor x);
                                    """),
                            Subject.source("Wide", """
                                    @Input(300) Tensor x();
                                    @Dense(units = 40) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x);
                                    """),
                            Subject.source("Rings", """
                                    @Input(2) Tensor at();
                                    @Dense(units = 24, activation = RELU) Tensor first(Tensor at);
                                    @Dense(units = 24, activation = RELU) Tensor second(Tensor first);
                                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor ring(Tensor second);
                                    """),
                            Subject.source("Bars", """
                                    @Input({8, 8, 1}) Tensor image();
                                    @Conv2D(filters = 6, kernel = 3, padding = SAME) Tensor conv(Tensor image);
                                    @BatchNorm(activation = RELU) Tensor even(Tensor conv);
                                    @DepthwiseConv2D(kernel = 3, padding = SAME) Tensor each(Tensor even);
                                    @Add(activation = LEAKY_RELU) Tensor joined(Tensor each, Tensor even);
                                    @MaxPool2D(2) Tensor pool(Tensor joined);
                                    @Flatten Tensor features(Tensor pool);
                                    @Dropout(0.2f) Tensor thinned(Tensor features);
                                    @Dense(units = 1) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor vertical(Tensor thinned);
                                    """),
                            Subject.source("Steps", """
                                    @Input({4, 2}) Tensor x();
                                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor x);
                                    """))
                    .map(Subject::certifiable)
                    .toList())
            .subjects();

    private static final Subject PLAIN =
            Subject.compile(List.of(Subject.source("Plain", """
                    @Input(2) Tensor x();
                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor x);
                    """))).subjects().get(0);

    private static Subject subject(String name) {
        return SUBJECTS.stream()
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Of a linear network, bounds are {@code W x + b} less or more {@code r} times the sum of magnitudes; here in exact numbers. */
    @Test
    void boundsOfALinearNetworkAreTheClosedForm() {
        Model model = subject("Lines").network().newModel(1);
        float[] w = model.parameter("y.kernel").matrix().data;
        float[] b = model.parameter("y.bias").matrix().data;
        Random random = new Random(2);
        for (int i = 0; i < w.length; i++) {
            w[i] = random.nextInt(65) - 32;
        }
        for (int i = 0; i < b.length; i++) {
            b[i] = random.nextInt(9) - 4;
        }
        model.revision().advance();
        float[] x = {3, -1, 0.5f, 7, -2.25f};
        float radius = 0.125f;
        Certifier certifier = model.newCertifier();
        certifier.bounds(radius, x);
        for (int j = 0; j < b.length; j++) {
            float centre = b[j];
            float spread = 0;
            for (int i = 0; i < x.length; i++) {
                centre += x[i] * w[i * b.length + j];
                spread += radius * Math.abs(w[i * b.length + j]);
            }
            assertThat(certifier.lower(0)[j]).isEqualTo(centre - spread);
            assertThat(certifier.upper(0)[j]).isEqualTo(centre + spread);
        }
    }

    /** For two classes of a linear network, the nearest other decision is at a known distance. */
    @Test
    void largestRadiusIsTheLastOne() {
        Model model = subject("Lines").network().newModel(3);
        Random random = new Random(4);
        Certifier certifier = model.newCertifier();
        int positive = 0;
        for (int i = 0; i < 20; i++) {
            float[] x = draw(5, 1, random);
            float radius = certifier.largestRadius(x);
            if (radius > 0) {
                assertThat(certifier.certify(radius, x)).isTrue();
                positive++;
            }
            assertThat(certifier.certify(Math.nextUp(radius), x)).isFalse();
            assertThat(certifier.certify(2 * radius + 1e-30f, x)).isFalse();
        }
        assertThat(positive).isGreaterThan(15);
    }

    /** The bound is what the predictor computes at a corner, bit by bit. */
    @Test
    void boundsOfALayerAreAttained() {
        for (String name : List.of("Lines", "Wide")) {
            Model model = subject(name).network().newModel(5);
            Corners corners = new Corners(model, 0.01f, 6);
            for (int j = 0; j < corners.units; j++) {
                corners.predictAt(j, 1);
                assertThat(corners.y(j)).isEqualTo(corners.certifier.upper(0)[j]);
                corners.predictAt(j, -1);
                assertThat(corners.y(j)).isEqualTo(corners.certifier.lower(0)[j]);
            }
        }
    }

    /** The same bounds by exact arithmetic would be wrong: somewhere the predictor's sum is rounded up. */
    @Test
    void boundsOfRealNumbersAreViolated() {
        Model model = subject("Wide").network().newModel(7);
        Corners corners = new Corners(model, 0.01f, 8);
        int violated = 0;
        for (int j = 0; j < corners.units; j++) {
            corners.predictAt(j, 1);
            double real = corners.inDouble(j);
            assertThat((double) corners.certifier.upper(0)[j]).isCloseTo(real, within(1e-5));
            violated += corners.y(j) > (float) real ? 1 : 0;
        }
        assertThat(violated).isGreaterThan(3);
    }

    /** A network of one dense layer at the corners of a ball. */
    private static final class Corners {
        final Certifier certifier;
        final int units;
        private final Predictor predictor;
        private final float[] kernel;
        private final float[] bias;
        private final float[] low;
        private final float[] high;
        private final float[] corner;

        Corners(Model model, float radius, long seed) {
            kernel = model.parameter("y.kernel").matrix().data;
            bias = model.parameter("y.bias").matrix().data;
            units = bias.length;
            certifier = model.newCertifier();
            predictor = model.newPredictor(1, Memory.KEPT);
            low = draw(model.inputs().get(0).size(), 1, new Random(seed));
            high = low.clone();
            corner = low.clone();
            for (int i = 0; i < low.length; i++) {
                high[i] += radius;
            }
            certifier.boundsBetween(new float[][] {low}, new float[][] {high});
        }

        /** Where an output is largest or, with a way of -1, least. */
        void predictAt(int unit, int way) {
            for (int i = 0; i < corner.length; i++) {
                corner[i] = kernel[i * units + unit] * way > 0 ? high[i] : low[i];
            }
            predictor.predict(new float[][] {corner});
        }

        float y(int unit) {
            return predictor.activation("y")[unit];
        }

        double inDouble(int unit) {
            double sum = bias[unit];
            for (int i = 0; i < corner.length; i++) {
                sum += (double) corner[i] * kernel[i * units + unit];
            }
            return sum;
        }
    }

    private static float[] draw(int count, double scale, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    /** Three rings around a point. */
    private static Dataset rings(int count, long seed) {
        Random random = new Random(seed);
        float[][] points = new float[count][];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(3);
            double angle = 2 * Math.PI * random.nextDouble();
            double radius = 0.15 + 0.3 * labels[i] + 0.1 * random.nextDouble();
            points[i] = new float[] {(float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))};
        }
        return Dataset.of(points, labels);
    }

    /** Noise from 0 to 0.3 with a bright bar, which is vertical or not. */
    private static Dataset bars(int count, long seed) {
        Random random = new Random(seed);
        float[][] images = new float[count][64];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(2);
            int at = random.nextInt(8);
            for (int j = 0; j < 64; j++) {
                boolean bar = (labels[i] == 1 ? j % 8 : j / 8) == at;
                images[i][j] = 0.3f * random.nextFloat() + (bar ? 0.7f : 0);
            }
        }
        return Dataset.of(images, labels);
    }

    @Test
    void nothingIsFoundWhereItIsCertified() {
        attack("Rings", rings(600, 11), rings(120, 12), Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
        attack("Bars", bars(300, 13), bars(60, 14), 0, 1);
    }

    private static void attack(String name, Dataset training, Dataset test, float least, float greatest) {
        Subject subject = subject(name);
        Model model = subject.network().newModel(15);
        subject.network()
                .newTrainer(model, Adam.of(0.01), 16)
                .fit(training, Fit.epochs(25).batchSize(20));
        Certifier certifier = model.newCertifier().within(least, greatest);
        Predictor predictor = model.newPredictor();
        Random random = new Random(17);
        int proved = 0;
        int fooled = 0;
        for (float radius : new float[] {0.001f, 0.01f, 0.03f, 0.3f}) {
            Attacked attacked = Attacker.of(
                            model, Pgd.maximum(radius).steps(20).restarts(2).range(least, greatest))
                    .threads(1)
                    .attack(test);
            for (int n = 0; n < test.size(); n++) {
                float[] x = new float[test.inputs().get(0).width()];
                test.inputs().get(0).read(n, x, 0);
                int decision = certifier.decision(radius, x);
                int before = predictor.classify(new float[][] {x});
                float[] worst = new float[x.length];
                System.arraycopy(attacked.inputs().data, n * x.length, worst, 0, x.length);
                int after = predictor.classify(new float[][] {worst});
                fooled += after != before ? 1 : 0;
                if (decision == Certifier.NONE) {
                    continue;
                }
                proved++;
                assertThat(before).isEqualTo(decision);
                assertThat(after).as("under attack").isEqualTo(decision);
                for (int i = 0; i < 20; i++) {
                    for (int j = 0; j < x.length; j++) {
                        float way = i % 2 == 0 ? radius : radius * random.nextFloat();
                        float moved = random.nextBoolean() ? x[j] + way : x[j] - way;
                        worst[j] = Math.max(least, Math.min(greatest, moved));
                    }
                    assertThat(predictor.classify(new float[][] {worst})).isEqualTo(decision);
                }
            }
        }
        // Both happen, else there would be nothing to see.
        assertThat(proved).isGreaterThan(test.size());
        assertThat(fooled).isGreaterThan(test.size() / 4);
        double accuracy = certifier.certifiedAccuracy(test, 0.001f);
        assertThat(accuracy).isGreaterThan(0.8);
        assertThat(certifier.certifiedAccuracy(test, 0.01f)).isLessThanOrEqualTo(accuracy);
        assertThat(certifier.certifiedAccuracy(test, 0.3f)).isLessThan(0.1);
    }

    @Test
    void changesOfParametersAreSeen() {
        Model model = subject("Lines").network().newModel(18);
        Certifier certifier = model.newCertifier();
        float[] x = {1, 2, 3, 4, 5};
        certifier.bounds(0, x);
        float before = certifier.lower(0)[0];
        model.parameter("y.bias").matrix().data[0] += 1;
        model.parameter("y.kernel").matrix().data[0] += 2;
        model.revision().advance();
        certifier.bounds(0, x);
        assertThat(certifier.lower(0)[0]).isCloseTo(before + 3, within(1e-5f));
    }

    @Test
    void whatIsNotFiniteIsNotCertified() {
        Model model = subject("Rings").network().newModel(19);
        Certifier certifier = model.newCertifier();
        assertThat(certifier.certify(0, new float[] {0.5f, 0.1f})).isTrue();
        assertThat(certifier.certify(0, new float[] {Float.NaN, 0})).isFalse();
        assertThat(certifier.certify(0, new float[] {Float.POSITIVE_INFINITY, 0}))
                .isFalse();
        assertThat(certifier.certify(Float.MAX_VALUE, new float[] {1, 1})).isFalse();
        assertThat(certifier.lower(0)).containsOnly(Float.NEGATIVE_INFINITY);
        assertThat(certifier.upper(0)).containsOnly(Float.POSITIVE_INFINITY);
        model.parameter("first.kernel").matrix().data[0] = Float.NEGATIVE_INFINITY;
        model.revision().advance();
        assertThat(certifier.certify(0, new float[] {0.5f, 0.1f})).isFalse();
    }

    @Test
    void whatIsWrongIsRefused() {
        Certifier certifier = subject("Rings").network().newModel(20).newCertifier();
        float[] x = {0.5f, 0.1f};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certifier.certify(-1, x))
                .withMessage("the radius is -1.0, it must be from 0 on and finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certifier.certify(0, x, x))
                .withMessageEndingWith("has 1 inputs, [at], and 2 came");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certifier.certify(0, new float[3]))
                .withMessage("input at has 3 values, the network expects 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certifier.boundsBetween(new float[][] {{1, 2}}, new float[][] {{1, 1}}))
                .withMessage("the bounds of input at at position 1 are 2.0 and 1.0, which nothing is between");
        assertThatIllegalArgumentException().isThrownBy(() -> certifier.within(1, 0));
        certifier.within(0, 0.4f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> certifier.certify(0, x))
                .withMessage("input at has 0.5 at position 0, outside of its range from 0.0 to 0.4");
        Certifier steps = subject("Steps").network().newModel(21).newCertifier();
        assertThatThrownBy(() -> steps.certify(0, new float[8]))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("each of 4 positions");
        steps.bounds(0.1f, new float[8]);
        assertThat(steps.lower(0)).hasSize(12);
        assertThatThrownBy(() -> PLAIN.network().newModel(22).newCertifier())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("Plain cannot be certified: declare it with @Network(certifiable = true)");
    }
}
