// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.Rows;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformsTest {

    private static final float NAN = Float.NaN;

    private static final Rows ROWS = Samples.correlated(500, 5, 1);

    private static Rows rows(float[]... rows) {
        return Rows.of(rows);
    }

    /** The covariance of two columns, with the number of rows as divisor. */
    private static double covariance(Rows rows, int first, int second) {
        double a = 0;
        double b = 0;
        double product = 0;
        for (int i = 0; i < rows.count(); i++) {
            float[] row = Samples.read(rows, i);
            a += row[first];
            b += row[second];
            product += (double) row[first] * row[second];
        }
        return product / rows.count() - a * b / rows.count() / rows.count();
    }

    private static double mean(Rows rows, int column) {
        double sum = 0;
        for (int i = 0; i < rows.count(); i++) {
            sum += Samples.read(rows, i)[column];
        }
        return sum / rows.count();
    }

    static Stream<Transform> invertible() {
        Rows categories = rows(new float[] {0, 2}, new float[] {1, 0});
        return Stream.of(
                Standardize.fit(ROWS),
                MinMax.fit(ROWS),
                MinMax.to(-1, 3).fit(ROWS),
                Whiten.pca(5).fit(ROWS),
                Whiten.zca(0.1).fit(ROWS),
                ((TransformFitter) Standardize::fit)
                        .then(Whiten.zca(0))
                        .then(MinMax::fit)
                        .fit(ROWS),
                Columns.fitting(MinMax::fit, 4, 0)
                        .and(Standardize::fit, 2)
                        .keep(1, 3)
                        .fit(ROWS),
                OneHot.fit(categories));
    }

    @ParameterizedTest
    @MethodSource("invertible")
    void inverseGivesBackWhatCame(Transform transform) {
        assertThat(transform.isInvertible()).isTrue();
        Rows rows = transform instanceof OneHot ? rows(new float[] {1, 1}, new float[] {0, 2}) : ROWS;
        for (int i = 0; i < rows.count(); i++) {
            float[] row = Samples.read(rows, i);
            float[] back = Samples.invert(transform, transform.apply(row));
            for (int j = 0; j < row.length; j++) {
                assertThat(back[j]).isCloseTo(row[j], within(2e-4f));
            }
        }
    }

    @Test
    void standardisedColumnsHaveMeanZeroAndDeviationOne() {
        Rows standard = Standardize.fit(ROWS).rows(ROWS);
        for (int i = 0; i < 5; i++) {
            assertThat(mean(standard, i)).isCloseTo(0, within(1e-6));
            assertThat(covariance(standard, i, i)).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void standardisesByHand() {
        Standardize fitted = Standardize.fit(rows(new float[] {1, 0.1f}, new float[] {3, 0.1f}, new float[] {8, 0.1f}));
        assertThat(fitted.means()).containsExactly(4, 0.1f);
        assertThat(fitted.deviations()[0]).isEqualTo((float) Math.sqrt(26 / 3.0));
        assertThat(fitted.deviations()[1]).as("of a column of equal numbers").isEqualTo(1);
        assertThat(fitted.apply(4, 0.1f)).containsExactly(0, 0);
    }

    @Test
    void keepsTheVarianceOfColumnsFarFromZero() {
        // The textbook formula of one pass loses all of it in float, and most in double.
        Standardize fitted = Standardize.fit(rows(new float[] {1e7f}, new float[] {1e7f + 1}, new float[] {1e7f + 2}));
        assertThat(fitted.deviations()[0]).isEqualTo((float) Math.sqrt(2 / 3.0));
    }

    @Test
    void bringsColumnsToARange() {
        Rows rows = rows(new float[] {-2, 5}, new float[] {6, 5}, new float[] {0, 5});
        MinMax unit = MinMax.fit(rows);
        assertThat(unit.apply(-2, 5)).containsExactly(0, 0);
        assertThat(unit.apply(6, 5)).containsExactly(1, 0);
        assertThat(unit.apply(0, 6)).as("beyond the training data").containsExactly(0.25f, 1);
        assertThat(MinMax.to(-1, 1).fit(rows).apply(-2, 5)).containsExactly(-1, -1);
        assertThat(MinMax.to(-1, 1).fit(rows).apply(6, 5)).containsExactly(1, -1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinMax.to(1, 1))
                .withMessage("from 1.0 to 1.0 is no range");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinMax.fit(rows(new float[] {-3e38f}, new float[] {3e38f})))
                .withMessage("column 0 goes from -3.0E38 to 3.0E38, which is no range");
    }

    @Test
    void makesACategoryAColumn() {
        OneHot fitted = OneHot.fit(rows(new float[] {0, 2}, new float[] {1, 0}));
        assertThat(fitted.counts()).containsExactly(2, 3);
        assertThat(fitted.outputWidth()).isEqualTo(5);
        assertThat(fitted.apply(1, 1)).containsExactly(0, 1, 0, 1, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted.apply(0, 3))
                .withMessage("column 1 has 3.0, expected a category from 0 to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> fitted.apply(NAN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> fitted.apply(-1, 0));
        assertThat(OneHot.of(2, 4).apply(0, 3)).containsExactly(1, 0, 0, 0, 0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneHot.fit(rows(new float[] {0, 2}, new float[] {1, 0.5f})))
                .withMessage(
                        "row 1 of the training data, counted from 0, has 0.5 in column 1; categories are whole numbers from 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneHot.of(2, 0))
                .withMessage("column 1 has 0 categories, expected 1 to 1048576");
    }

    @Test
    void fillsWhatIsMissing() {
        Rows rows = rows(
                new float[] {1, 7}, new float[] {NAN, 3}, new float[] {6, NAN}, new float[] {2, 3}, new float[] {3, 7});
        assertThat(Impute.mean().fit(rows).apply(NAN, NAN)).containsExactly(3, 5);
        assertThat(Impute.median().fit(rows).apply(NAN, NAN)).containsExactly(2.5f, 5);
        assertThat(Impute.mostFrequent().fit(rows).apply(NAN, NAN)).containsExactly(1, 3);
        assertThat(Impute.with(-1).fit(rows).apply(NAN, 4)).containsExactly(-1, 4);
        Transform both = Impute.median().then(Standardize::fit).fit(rows);
        assertThat(both.apply(NAN, 5))
                .containsExactly(
                        (2.5f - ((Standardize) ((Sequence) both).steps().get(1)).means()[0])
                                / ((Standardize) ((Sequence) both).steps().get(1)).deviations()[0],
                        0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Impute.mean().fit(rows(new float[] {1, NAN})))
                .withMessage("column 1 of the training data has no number at all");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Impute.mean().fit(rows(new float[] {1, Float.NEGATIVE_INFINITY})))
                .withMessage("row 0 of the training data, counted from 0, has -Infinity in column 1");
        assertThat(both.isInvertible()).isFalse();
        assertThatThrownBy(() -> Samples.invert(both, new float[2]))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("impute cannot be inverted");
    }

    static Stream<TransformFitter> fitters() {
        return Stream.of(Standardize::fit, MinMax::fit, OneHot::fit, Whiten.zca(1), Whiten.pca(1));
    }

    @ParameterizedTest
    @MethodSource("fitters")
    void refusesMissingNumbersByRowAndColumn(TransformFitter fitter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitter.fit(rows(new float[] {1, 2}, new float[] {0, NAN})))
                .withMessage(
                        "row 1 of the training data, counted from 0, has NaN in column 1; fill what is missing first, by Impute");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 40})
    void whitenedColumnsHaveTheIdentityAsCovariance(int width) {
        Rows rows = Samples.correlated(600, width, 3);
        for (TransformFitter fitter : List.of(Whiten.pca(width), Whiten.zca(0))) {
            Rows white = fitter.fit(rows).rows(rows);
            for (int i = 0; i < width; i++) {
                assertThat(mean(white, i)).isCloseTo(0, within(1e-4));
                for (int j = 0; j <= i; j++) {
                    assertThat(covariance(white, i, j)).isCloseTo(i == j ? 1 : 0, within(1e-3));
                }
            }
        }
    }

    @Test
    void whitensDirectionsOfWhichFloatsWouldLoseAll() {
        // Nearly one direction only: the variances differ by a factor of 4e8.
        Rows base = Samples.correlated(400, 2, 5);
        float[][] rows = new float[400][];
        for (int i = 0; i < rows.length; i++) {
            float[] row = Samples.read(base, i);
            rows[i] = new float[] {row[0] + 1e-4f * row[1], row[0]};
        }
        SymmetricEigen eigen = SymmetricEigen.of(new double[][] {
            {covariance(rows(rows), 0, 0), covariance(rows(rows), 0, 1)},
            {covariance(rows(rows), 0, 1), covariance(rows(rows), 1, 1)}
        });
        assertThat(eigen.values()[0] / eigen.values()[1]).isGreaterThan(1e7);
        Rows white = Whiten.pca(2).fit(rows(rows)).rows(rows(rows));
        assertThat(covariance(white, 0, 0)).isCloseTo(1, within(1e-2));
        assertThat(covariance(white, 1, 1)).isCloseTo(1, within(1e-2));
        assertThat(covariance(white, 0, 1)).isCloseTo(0, within(1e-2));
    }

    @Test
    void findsEigenvectors() {
        int n = 30;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = 1.0
                        / (1 + i + j); // Hilbert's matrix, whose eigenvalues fall from 1 to below the rounding errors
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        for (int a = 0; a < n; a++) {
            double[] v = eigen.vectors()[a];
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += matrix[i][j] * v[j];
                }
                assertThat(product).isCloseTo(eigen.values()[a] * v[i], within(1e-14));
            }
            for (int b = 0; b <= a; b++) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += v[j] * eigen.vectors()[b][j];
                }
                assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-13));
            }
            assertThat(a == 0 || eigen.values()[a] <= eigen.values()[a - 1]).isTrue();
        }
    }

    @Test
    void zcaIsAsNearToTheOriginalAsItCanBe() {
        // Of columns that are white already it changes nothing.
        Rows white = Whiten.pca(5).fit(ROWS).rows(ROWS).cached();
        Transform again = Whiten.zca(0).fit(white);
        float[] row = Samples.read(white, 7);
        float[] result = again.apply(row);
        for (int i = 0; i < 5; i++) {
            assertThat(result[i]).isCloseTo(row[i], within(1e-3f));
        }
    }

    @Test
    void refusesToWhitenWhatDoesNotVary() {
        Rows rows = rows(new float[] {1, 2, 3}, new float[] {2, 4, 5}, new float[] {3, 6, 1}, new float[] {4, 8, 0});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Whiten.zca(0).fit(rows))
                .withMessage("the columns vary in 2 directions only: give an epsilon above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Whiten.pca(3).fit(rows))
                .withMessage(
                        "the columns vary in 2 directions only: take at most so many components, or give an epsilon above 0");
        assertThat(Whiten.pca(2).fit(rows).outputWidth()).isEqualTo(2);
        assertThat(Whiten.zca(1e-3).fit(rows).apply(1, 2, 3)).doesNotContain(NAN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Whiten.pca(4).fit(rows))
                .withMessage("there are 3 columns, and so at most as many components, not 4");
        assertThatIllegalArgumentException().isThrownBy(() -> Whiten.zca(-1));
    }

    @Test
    void fewerDirectionsGiveTheNearestOriginal() {
        Rows rows = rows(new float[] {1, 2}, new float[] {2, 4}, new float[] {3, 6});
        Transform line = Whiten.pca(1).fit(rows);
        assertThat(Samples.invert(line, line.apply(2.5f, 5))[1]).isCloseTo(5, within(1e-5f));
        float[] back = Samples.invert(line, line.apply(4, 3)); // beside the line: its foot is (2, 4)
        assertThat(back[0]).isCloseTo(2, within(1e-5f));
        assertThat(back[1]).isCloseTo(4, within(1e-5f));
    }

    @Test
    void columnsStandSideBySide() {
        Rows rows = rows(new float[] {5, 0, 3, 100}, new float[] {7, 2, 3, 200}, new float[] {9, 1, 3, 300});
        Columns columns =
                Columns.fitting(MinMax::fit, 3, 0).and(OneHot::fit, 1).keep(0).fit(rows);
        assertThat(columns.inputWidth()).isEqualTo(4);
        assertThat(columns.outputWidth()).isEqualTo(6);
        assertThat(columns.apply(9, 1, 8, 200)).containsExactly(0.5f, 1, 0, 1, 0, 9);
        assertThat(columns.isInvertible()).as("column 2 is left out").isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.fitting(MinMax::fit, 4).fit(rows))
                .withMessage("there is no column 4, counted from 0, in rows of 4 numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> Columns.fitting(MinMax::fit));
        assertThatIllegalArgumentException().isThrownBy(() -> Columns.fitting(MinMax::fit, -1));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Standardize two = Standardize.fit(rows(new float[] {1, 2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two.rows(ROWS))
                .withMessage("standardize was fitted to rows of 2 numbers, these have 5");
        assertThatIllegalArgumentException().isThrownBy(() -> two.apply(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sequence.of(List.of(OneHot.of(3), two)))
                .withMessage("standardize takes 2 numbers, and one-hot before it gives 3");
        assertThatIllegalArgumentException().isThrownBy(() -> Sequence.of(List.of()));
        assertThat(Sequence.of(List.of(Sequence.of(List.of(two, two)), two)).steps())
                .containsExactly(two, two, two);
    }

    @Test
    void transformedRowsAreTheSameWhenTheyAreCachedAndReadAgain() {
        Transform transform = Whiten.zca(0.1).then(Standardize::fit).fit(ROWS);
        Rows view = transform.rows(ROWS);
        Rows cached = view.cached();
        assertThat(cached.count()).isEqualTo(500);
        for (int i = 0; i < 500; i++) {
            assertThat(Samples.read(cached, i))
                    .isEqualTo(Samples.read(view, i))
                    .isEqualTo(transform.apply(Samples.read(ROWS, i)));
        }
    }
}
