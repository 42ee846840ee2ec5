// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class DatasetTest {

    /** Ten samples; the input is 10 to 19, the label 0 to 9. */
    private static Dataset ten() {
        float[][] features = new float[10][1];
        Arrays.setAll(features, i -> new float[] {10 + i});
        return Dataset.of(features, IntStream.range(0, 10).toArray());
    }

    private static int[] labels(Dataset data) {
        int[] labels = new int[data.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) read(data.targets().get(0), i)[0];
            assertThat(read(data.inputs().get(0), i)).containsExactly(10 + labels[i]);
        }
        return labels;
    }

    private static float[] read(Rows rows, int row) {
        float[] values = new float[rows.width()];
        rows.read(row, values, 0);
        return values;
    }

    @Test
    void readsEveryKindOfRows() {
        Rows matrix = Rows.of(new FMatrixRMaj(new float[][] {{1, 2}, {3, 4}}));
        assertThat(matrix.count()).isEqualTo(2);
        assertThat(read(matrix, 1)).containsExactly(3, 4);
        assertThat(read(Rows.of(new float[][] {{1, 2}, {3, 4}}), 1)).containsExactly(3, 4);
        assertThat(read(Rows.labels(new int[] {7, 8}), 1)).containsExactly(8);
        Rows bytes = Rows.scaled(new byte[] {0, 51, (byte) 255, (byte) 128}, 2);
        assertThat(bytes.count()).isEqualTo(2);
        assertThat(read(bytes, 0)).containsExactly(0, 0.2f);
        assertThat(read(bytes, 1)).containsExactly(1, 128 / 255f);
        assertThatThrownBy(() -> read(matrix, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> read(bytes, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void matricesAreNotCopied() {
        FMatrixRMaj matrix = new FMatrixRMaj(1, 1);
        Rows rows = Rows.of(matrix);
        matrix.set(0, 0, 5);
        assertThat(read(rows, 0)).containsExactly(5);
    }

    @Test
    void partsAreViews() {
        assertThat(labels(ten())).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(labels(ten().subset(3, 6))).containsExactly(3, 4, 5);
        assertThat(labels(ten().subset(3, 9).subset(1, 3))).containsExactly(4, 5);
        int[] shuffled = labels(ten().shuffled(1));
        assertThat(shuffled).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(labels(ten().shuffled(1))).isEqualTo(shuffled);
        assertThat(labels(ten().shuffled(2))).isNotEqualTo(shuffled);
    }

    @Test
    void splitsAtRandom() {
        Dataset.Split split = ten().split(0.75, 3);
        assertThat(split.first().size()).isEqualTo(8);
        assertThat(IntStream.concat(Arrays.stream(labels(split.first())), Arrays.stream(labels(split.second()))))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(labels(ten().split(0.75, 3).second())).isEqualTo(labels(split.second()));
        assertThat(ten().split(0.001, 3).first().size()).isEqualTo(1);
        assertThat(ten().split(0.999, 3).second().size()).isEqualTo(1);
    }

    @Test
    void namesItsInputs() {
        Rows rows = Rows.of(new float[2][3]);
        Dataset data = Dataset.builder()
                .input("a", rows)
                .input("b", Rows.labels(new int[2]))
                .target(rows)
                .build();
        assertThat(data.names()).containsExactly("a", "b");
        assertThat(data.subset(0, 1).names()).containsExactly("a", "b");
        assertThat(ten().names()).isEmpty();
    }

    @Test
    void refusesDataThatIsNotWhole() {
        assertThatThrownBy(() -> Dataset.of(new float[3][2], new int[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the input has 3 rows, the target has 4");
        assertThatThrownBy(() -> Dataset.of(new FMatrixRMaj(0, 2), new int[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the data is empty");
        assertThatThrownBy(() -> Rows.of(new float[][] {{1}, {1, 2}})).hasMessage("row 1 has 2 numbers, row 0 has 1");
        assertThatThrownBy(() -> Rows.of(new float[0][])).hasMessage("there are no rows");
        assertThatThrownBy(() -> Rows.of(new float[1][0])).hasMessage("row 0 is empty");
        assertThatThrownBy(() -> Rows.of(new FMatrixRMaj(2, 0))).hasMessage("a matrix of 2x0 has no columns");
        assertThatThrownBy(() -> Rows.scaled(new byte[5], 2)).hasMessage("5 bytes are not whole rows of 2");
        assertThatThrownBy(() -> Rows.scaled(new byte[5], 0)).hasMessage("a row needs at least one number, not 0");
        Dataset.Builder builder = Dataset.builder().input("a", Rows.of(new float[3][2]));
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> builder.input("a", Rows.of(new float[3][2])))
                .hasMessage("there are two inputs named a");
        assertThatThrownBy(() -> builder.target(Rows.labels(new int[4])).build())
                .hasMessage("input a has 3 rows, the target has 4");
    }

    @Test
    void refusesPartsThatAreNone() {
        for (int[] range : new int[][] {{-1, 3}, {3, 3}, {4, 3}, {0, 11}}) {
            assertThatThrownBy(() -> ten().subset(range[0], range[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("samples " + range[0] + " to " + range[1] + " of 10");
        }
        for (double fraction : new double[] {0, 1, -1, Double.NaN}) {
            assertThatThrownBy(() -> ten().split(fraction, 1))
                    .hasMessage("the fraction must be above 0 and below 1, not " + fraction);
        }
        assertThatThrownBy(() -> ten().subset(0, 1).split(0.5, 1)).hasMessage("one sample cannot be split");
    }

    /** Samples of so many of each class; the input is the row's number. */
    private static Dataset classes(int... counts) {
        int[] labels = IntStream.range(0, counts.length)
                .flatMap(each -> IntStream.generate(() -> each).limit(counts[each]))
                .toArray();
        float[][] features = new float[labels.length][1];
        Arrays.setAll(features, i -> new float[] {i});
        return Dataset.of(features, labels);
    }

    private static int[] rows(Dataset data) {
        return IntStream.range(0, data.size())
                .map(i -> (int) read(data.inputs().get(0), i)[0])
                .toArray();
    }

    private static void checkCovered(Dataset data, Dataset... parts) {
        int[] all = Arrays.stream(parts)
                .flatMapToInt(part -> Arrays.stream(rows(part)))
                .sorted()
                .toArray();
        assertThat(all).isEqualTo(rows(data));
    }

    @Test
    void splitsWithTheSharesOfTheClasses() {
        Dataset data = classes(50, 31, 7, 2);
        Dataset.Split split = data.stratifiedSplit(0.7, 3);

        checkCovered(data, split.first(), split.second());
        assertThat(split.first().size()).isEqualTo(63);
        int[] first = split.first().classCounts();
        double[] exact = {35, 21.7, 4.9, 1.4};
        for (int i = 0; i < 4; i++) {
            assertThat(Math.abs(first[i] - exact[i])).isLessThanOrEqualTo(1);
        }
        assertThat(rows(data.stratifiedSplit(0.7, 3).first())).isEqualTo(rows(split.first()));
        assertThat(rows(data.stratifiedSplit(0.7, 4).first())).isNotEqualTo(rows(split.first()));
        assertThat(rows(split.first()))
                .as("in a random order")
                .isNotEqualTo(Arrays.stream(rows(split.first())).sorted().toArray());
        assertThat(classes(1, 1).stratifiedSplit(0.99, 1).second().size()).isEqualTo(1);
        assertThatThrownBy(() -> data.stratifiedSplit(1, 1))
                .hasMessage("the fraction must be above 0 and below 1, not 1.0");
    }

    @Test
    void foldsAreDisjointAndCoverAll() {
        Dataset data = classes(23);
        for (int count : new int[] {2, 5, 23}) {
            List<Fold> folds = data.folds(count, 3);
            assertThat(folds).hasSize(count);
            checkCovered(data, folds.stream().map(Fold::validation).toArray(Dataset[]::new));
            for (Fold fold : folds) {
                checkCovered(data, fold.training(), fold.validation());
                assertThat(fold.validation().size()).isBetween(23 / count, (23 - 1) / count + 1);
            }
        }
        assertThat(rows(data.folds(5, 3).get(1).training()))
                .isEqualTo(rows(data.folds(5, 3).get(1).training()))
                .isNotEqualTo(rows(data.folds(5, 4).get(1).training()));
        assertThatThrownBy(() -> data.folds(24, 1))
                .hasMessage("there must be from 2 to 23 folds, as there are samples, not 24");
        assertThatThrownBy(() -> data.folds(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stratifiedFoldsHaveTheSharesOfTheClasses() {
        int[] counts = {23, 11, 4, 1};
        Dataset data = classes(counts);
        List<Fold> folds = data.stratifiedFolds(4, 3);
        checkCovered(data, folds.stream().map(Fold::validation).toArray(Dataset[]::new));
        for (Fold fold : folds) {
            checkCovered(data, fold.training(), fold.validation());
            assertThat(fold.validation().size()).isBetween(9, 10);
            int[] found = Arrays.copyOf(fold.validation().classCounts(), 4);
            for (int i = 0; i < 4; i++) {
                assertThat(found[i]).isBetween(counts[i] / 4, (counts[i] + 3) / 4);
            }
        }
    }

    @Test
    void countsAndWeighsClasses() {
        Dataset data = classes(6, 3, 1);
        assertThat(data.classCounts()).containsExactly(6, 3, 1);
        assertThat(data.classWeights()).containsExactly(10 / 18f, 10 / 9f, 10 / 3f);
        assertThat(data.oneHot(4).classCounts()).containsExactly(6, 3, 1, 0);
        assertThatThrownBy(() -> data.oneHot(4).classWeights()).hasMessage("class 3 of 4 has no sample to be weighted");
        Dataset numbers = Dataset.of(new float[][] {{1}, {2}}, new float[][] {{1}, {2.5f}});
        assertThatThrownBy(numbers::classCounts)
                .hasMessage("the target in row 1 of the data, counted from 0, is 2.5, which is no class");
        assertThatThrownBy(() -> numbers.stratifiedFolds(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inParallelPiecesGoOnInTheNextBatch() {
        Dataset pieces = Dataset.of(new float[][] {{0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}}, new int[8]);
        Dataset parallel = pieces.inParallel(3);
        float[] read = new float[parallel.size()];
        for (int i = 0; i < read.length; i++) {
            parallel.inputs().get(0).read(i, read, i);
        }
        // Three parts of two pieces; 6 and 7 are left out.
        assertThat(read).containsExactly(0, 2, 4, 1, 3, 5);
        assertThat(pieces.inParallel(8).size()).isEqualTo(8);
        for (int batch : new int[] {0, 9}) {
            assertThatThrownBy(() -> pieces.inParallel(batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("8 samples do not make batches of " + batch + " whose samples go on in the next one");
        }
    }
}
