// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.processor.graph.Bounded;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.robust.Certifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds of networks of the oracle: what predictors compute is within them, and they are no wider than need be. */
class BoundsTest {
    private static final float[] RADII = {0, 1e-42f, 0.01f, 1, 1e38f};
    private static final int POINTS = 6;

    /** Of the layers' networks, of which many differ in their losses or sizes only, every so many. */
    private static final int STEP = Integer.getInteger("annotron.bounds.step", 4);

    /** How far bounds may be from those in double precision: what functions add grows from layer to layer. */
    private static final double WIDER = 1e-4;

    private static final List<Subject> SUBJECTS = Subject.compile(sources()).subjects();

    /** Those that all operations have bounds of. */
    private static List<String> sources() {
        List<String> cases = LayerCases.sources();
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < cases.size(); i += STEP) {
            sources.add(cases.get(i));
        }
        IntStream.range(2000, 2020).mapToObj(RandomNetworks::source).forEach(sources::add);
        GraphObserver observer = new GraphObserver();
        Compilations.compileWith(List.of(observer), sources, "-proc:only");
        return sources.stream()
                .filter(source -> Bounded.refused(observer.graph(Compilations.nameOf(source)))
                        .isEmpty())
                .map(Subject::certifiable)
                .toList();
    }

    static List<Subject> subjects() {
        return SUBJECTS;
    }

    @Test
    void mostNetworksHaveBounds() {
        assertThat(SUBJECTS).hasSizeGreaterThan(280 / STEP);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void predictionsAreWithinBounds(Subject subject) {
        Model model = subject.network().newModel(0);
        Numbers numbers = Numbers.draw(model, 1, false, 9);
        numbers.install(model);
        Certifier certifier = model.newCertifier();
        Predictor predictor = model.newPredictor(1, Memory.KEPT);
        float[][] centre = numbers.sample(0);
        Random random = new Random(10);
        for (float radius : RADII) {
            certifier.bounds(radius, centre);
            for (int i = 0; i < POINTS; i++) {
                predictor.predict(point(centre, radius, i, random));
                for (int o = 0; o < model.outputs().size(); o++) {
                    float[] y = predictor.activation(
                            subject.graph().outputs().get(o).value().layer());
                    assertWithin(subject, radius, y, certifier.lower(o), certifier.upper(o));
                }
            }
        }
    }

    /** Corners, the centre, and points anywhere in the ball. */
    private static float[][] point(float[][] centre, float radius, int number, Random random) {
        float[][] point = new float[centre.length][];
        for (int i = 0; i < centre.length; i++) {
            point[i] = new float[centre[i].length];
            for (int j = 0; j < point[i].length; j++) {
                double way = number == 0
                        ? 0
                        : number % 2 == 1 ? (random.nextBoolean() ? 1 : -1) : 2 * random.nextDouble() - 1;
                point[i][j] = (float) (centre[i][j] + way * radius);
            }
        }
        return point;
    }

    private static void assertWithin(Subject subject, float radius, float[] y, float[] lower, float[] upper) {
        for (int i = 0; i < y.length; i++) {
            boolean known = lower[i] > Float.NEGATIVE_INFINITY || upper[i] < Float.POSITIVE_INFINITY;
            if (known && !(lower[i] <= y[i] && y[i] <= upper[i])) {
                throw new AssertionError("radius " + radius + ", element " + i + " is " + y[i] + ", not from "
                        + lower[i] + " to " + upper[i] + " in\n" + subject.source());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void boundsAreThoseOfTheInterpreter(Subject subject) {
        Model model = subject.network().newModel(0);
        Numbers numbers = Numbers.draw(model, 1, false, 11);
        numbers.install(model);
        Certifier certifier = model.newCertifier();
        float[][] centre = numbers.sample(0);
        Graph graph = subject.graph();
        for (float radius : new float[] {0, 0.01f, 0.5f}) {
            certifier.bounds(radius, centre);
            List<IntervalInterpreter.Bounds> expected = new IntervalInterpreter(graph, numbers.parameters())
                    .run(moved(centre, -radius), moved(centre, radius));
            for (int o = 0; o < expected.size(); o++) {
                String of = " bounds of output " + o + " at radius " + radius;
                assertClose(
                        subject,
                        "lower" + of,
                        certifier.lower(o),
                        expected.get(o).lower());
                assertClose(
                        subject,
                        "upper" + of,
                        certifier.upper(o),
                        expected.get(o).upper());
            }
        }
    }

    private static void assertClose(Subject subject, String what, float[] actual, double[] expected) {
        double scale = Math.max(1, Rules.largest(expected));
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i])
                    .as(what + ", element " + i + " of\n" + subject.source())
                    .isCloseTo((float) expected[i], within((float) (WIDER * scale)));
        }
    }

    private static double[][] moved(float[][] centre, float way) {
        double[][] moved = new double[centre.length][];
        for (int i = 0; i < centre.length; i++) {
            moved[i] = new double[centre[i].length];
            for (int j = 0; j < moved[i].length; j++) {
                moved[i][j] = (double) centre[i][j] + way;
            }
        }
        return moved;
    }
}
