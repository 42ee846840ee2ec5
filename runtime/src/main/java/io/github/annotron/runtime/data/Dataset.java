// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.augment.Augmentation;
import io.github.annotron.runtime.augment.MixUp;
import io.github.annotron.runtime.transform.OneHot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Samples for training or evaluation: one or several inputs, and one or several targets. Immutable as far as its rows are;
 * nothing is copied, and parts of a data set are views.
 *
 * <p>Several inputs have names, those of the network's {@code @Input} methods, and several targets those of its
 * {@code @Output} methods. A single one may go without.
 *
 * <p>Samples may have {@linkplain #weighted weights}, which their losses and gradients are multiplied by.
 */
public final class Dataset {

    private final List<String> names;
    private final List<Rows> inputs;
    private final List<String> targetNames;
    private final List<Rows> targets;
    private final @Nullable Rows weights;

    private Dataset(
            List<String> names,
            List<Rows> inputs,
            List<String> targetNames,
            List<Rows> targets,
            @Nullable Rows weights) {
        this.names = List.copyOf(names);
        this.inputs = List.copyOf(inputs);
        this.targetNames = List.copyOf(targetNames);
        this.targets = List.copyOf(targets);
        this.weights = weights;
        int size = targets.get(0).count();
        for (int i = 0; i < inputs.size(); i++) {
            checkSize(names.isEmpty() ? "the input" : "input " + names.get(i), inputs.get(i), size);
        }
        for (int i = 1; i < targets.size(); i++) {
            checkSize("target " + targetNames.get(i), targets.get(i), size);
        }
        if (weights != null) {
            if (weights.width() != 1) {
                throw new IllegalArgumentException("a sample has one weight, not " + weights.width());
            }
            checkSize("the weight", weights, size);
        }
        if (size == 0) {
            throw new IllegalArgumentException("the data is empty");
        }
    }

    private void checkSize(String what, Rows rows, int size) {
        if (rows.count() != size) {
            throw new IllegalArgumentException(what + " has " + rows.count() + " rows, the target "
                    + (targetNames.isEmpty() ? "" : targetNames.get(0) + " ") + "has " + size);
        }
    }

    /**
     * Samples with a class each.
     *
     * @param features a row a sample
     * @param labels the classes, counted from 0
     * @throws IllegalArgumentException if the counts differ or are 0
     */
    public static Dataset of(FMatrixRMaj features, int[] labels) {
        return of(Rows.of(features), Rows.labels(labels));
    }

    /**
     * Samples with numbers as targets: values to reach, or a distribution over classes.
     *
     * @param features a row a sample
     * @param targets a row a sample
     * @throws IllegalArgumentException if the counts differ or are 0
     */
    public static Dataset of(FMatrixRMaj features, FMatrixRMaj targets) {
        return of(Rows.of(features), Rows.of(targets));
    }

    /**
     * Samples with a class each.
     *
     * @param features a row a sample
     * @param labels the classes, counted from 0
     * @throws IllegalArgumentException if the counts differ or are 0, or if the rows are not equally long
     */
    public static Dataset of(float[][] features, int[] labels) {
        return of(Rows.of(features), Rows.labels(labels));
    }

    /**
     * Samples with numbers as targets.
     *
     * @param features a row a sample
     * @param targets a row a sample
     * @throws IllegalArgumentException if the counts differ or are 0, or if the rows are not equally long
     */
    public static Dataset of(float[][] features, float[][] targets) {
        return of(Rows.of(features), Rows.of(targets));
    }

    /**
     * Samples with a class each.
     *
     * @param features a row a sample
     * @param labels the classes, counted from 0
     * @throws IllegalArgumentException if the counts differ or are 0
     */
    public static Dataset of(Rows features, int[] labels) {
        return of(features, Rows.labels(labels));
    }

    /**
     * Samples of a network with one input.
     *
     * @throws IllegalArgumentException if the counts differ or are 0
     */
    public static Dataset of(Rows features, Rows target) {
        return new Dataset(List.of(), List.of(features), List.of(), List.of(target), null);
    }

    /** Starts a data set with named inputs. */
    public static Builder builder() {
        return new Builder();
    }

    /** How many samples there are, at least 1. */
    public int size() {
        return targets.get(0).count();
    }

    /** The names of the inputs; empty if there is one without a name. */
    public List<String> names() {
        return names;
    }

    /** The inputs, in the order of {@link #names()}. */
    public List<Rows> inputs() {
        return inputs;
    }

    /** The names of the targets; empty if there is one without a name. */
    public List<String> targetNames() {
        return targetNames;
    }

    /** The targets, in the order of {@link #targetNames()}. */
    public List<Rows> targets() {
        return targets;
    }

    /** What each sample counts for; empty if all count for the same. */
    public Optional<Rows> weights() {
        return Optional.ofNullable(weights);
    }

    /**
     * The same samples with weights: losses and gradients are multiplied by them, and the mean is over the samples, not over
     * the weights; accuracy is the share of the weight that was decided right. With weights of 1 all is as without, bit by bit.
     *
     * @param numbers one for each sample, from 0 on; a trainer refuses others, naming the row
     * @throws IllegalArgumentException if there are not as many as samples
     */
    public Dataset weighted(float... numbers) {
        return weighted(Rows.of(new FMatrixRMaj(numbers.length, 1, true, numbers)));
    }

    /** The same with weights from rows of one number. */
    public Dataset weighted(Rows rows) {
        return new Dataset(names, inputs, targetNames, targets, rows);
    }

    /**
     * A view of consecutive samples.
     *
     * @param from the first one
     * @param to the one behind the last
     * @throws IllegalArgumentException if that is not a range of samples, or an empty one
     */
    public Dataset subset(int from, int to) {
        if (from < 0 || from >= to || to > size()) {
            throw new IllegalArgumentException(
                    "samples " + from + " to " + to + " of " + size() + ": there is no such part, or it is empty");
        }
        int[] rows = new int[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
        return select(rows);
    }

    /**
     * A view for stateful networks, of samples that are consecutive pieces of one long series: the series is cut into as many parts as a
     * batch has samples, which the batches then go through side by side. Sample n of a batch goes on where sample n of the batch before
     * ended. The last pieces are left out if they do not fill a batch.
     *
     * @param batchSize that of the training, at least 1; its samples must stay in this order
     * @throws IllegalArgumentException if there are fewer samples than in a batch
     */
    public Dataset inParallel(int batchSize) {
        if (batchSize < 1 || batchSize > size()) {
            throw new IllegalArgumentException(
                    size() + " samples do not make batches of " + batchSize + " whose samples go on in the next one");
        }
        int batches = size() / batchSize;
        int[] rows = new int[batches * batchSize];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % batchSize * batches + i / batchSize;
        }
        return select(rows);
    }

    /**
     * A view of the samples in a random order.
     *
     * @param seed the same seed gives the same order
     */
    public Dataset shuffled(long seed) {
        int[] rows = new int[size()];
        Permutation.fill(rows, seed);
        return select(rows);
    }

    /**
     * Deals the samples at random to two views, such as one for training and one for validation.
     *
     * @param fraction the first one's share, above 0 and below 1; rounded to whole samples, at least one in each
     * @param seed the same seed gives the same parts
     * @throws IllegalArgumentException if the fraction is out of range or there are fewer than two samples
     */
    public Split split(double fraction, long seed) {
        int first = share(fraction);
        int[] rows = new int[size()];
        Permutation.fill(rows, seed);
        return new Split(select(Arrays.copyOf(rows, first)), select(Arrays.copyOfRange(rows, first, rows.length)));
    }

    private int share(double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("the fraction must be above 0 and below 1, not " + fraction);
        }
        if (size() < 2) {
            throw new IllegalArgumentException("one sample cannot be split");
        }
        return Math.min(Math.max((int) Math.round(size() * fraction), 1), size() - 1);
    }

    /**
     * Deals the samples at random to two views, with the same share of each class: in the first one it is the exact share, rounded
     * down or up. The views are in a random order.
     *
     * @param fraction as for {@link #split}
     * @param seed the same seed gives the same parts
     * @throws IllegalArgumentException if the fraction is out of range, if there are fewer than two samples, or if the data has not
     *     just one target of classes
     */
    public Split stratifiedSplit(double fraction, long seed) {
        int first = share(fraction);
        int[][] parts = Classes.of(this).split(first, seed);
        long order = Seeds.of(seed, "order");
        return new Split(select(parts[0]).shuffled(order), select(parts[1]).shuffled(order));
    }

    /**
     * Deals the samples at random to parts whose sizes differ by at most one, for a cross-validation.
     *
     * @param count how many parts, at least 2 and at most {@link #size()}
     * @param seed the same seed gives the same parts
     * @return for each part a view of it and one of all others
     * @throws IllegalArgumentException if the count is out of range
     */
    public List<Fold> folds(int count, long seed) {
        int[] rows = new int[size()];
        Permutation.fill(rows, seed);
        return folds(count, seed, rows);
    }

    /**
     * The same with parts in which each class has the same number of samples, or one more, and so have all classes together.
     *
     * @throws IllegalArgumentException if the count is out of range, or if the data has not just one target of classes
     */
    public List<Fold> stratifiedFolds(int count, long seed) {
        return folds(count, seed, Classes.of(this).inOrder(seed));
    }

    private List<Fold> folds(int count, long seed, int[] rows) {
        if (count < 2 || count > rows.length) {
            throw new IllegalArgumentException(
                    "there must be from 2 to " + rows.length + " folds, as there are samples, not " + count);
        }
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int[][] parts = Permutation.deal(rows, count, fold);
            long order = Seeds.of(seed, fold);
            folds.add(
                    new Fold(select(parts[1]).shuffled(order), select(parts[0]).shuffled(order)));
        }
        return folds;
    }

    /**
     * How many samples each class has. The class is the target, or the place of its largest number if it has several.
     *
     * @return for each class from 0 to the largest one that occurs
     * @throws IllegalArgumentException if the data has not just one target of classes
     */
    public int[] classCounts() {
        return Classes.of(this).counts();
    }

    /**
     * Weights that make all classes count the same: {@code n / (k count)} for n samples in k classes, scikit-learn's {@code
     * balanced}. The mean weight of a sample is 1.
     *
     * @throws IllegalArgumentException if the data has not just one target of classes, or if a class has no sample
     */
    public float[] classWeights() {
        int[] counts = classCounts();
        float[] weights = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                throw new IllegalArgumentException(
                        "class " + i + " of " + counts.length + " has no sample to be weighted");
            }
            weights[i] = (float) ((double) size() / ((double) counts.length * counts[i]));
        }
        return weights;
    }

    /**
     * The same samples with the only input changed at random in each epoch of training. Other inputs can be changed by {@link
     * #withInput} and {@link Augmentation#rows}.
     *
     * @param seed of the randomness
     * @throws IllegalArgumentException if there are several inputs, or if the change does not fit their width
     */
    public Dataset augmented(Augmentation augmentation, long seed) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("there are several inputs, " + names + ": which one is to be changed?");
        }
        return withInput(0, rows -> augmentation.rows(rows, seed));
    }

    /**
     * The same samples with distributions in place of the classes of the only target: 1 for its class, 0 for the others.
     *
     * @param classes how many there are
     * @throws IllegalArgumentException if the data has not just one target of classes, or if a class is not below their number
     */
    public Dataset oneHot(int classes) {
        int found = classCounts().length;
        if (targets.get(0).width() != 1 || found > classes) {
            throw new IllegalArgumentException("expected targets of one number below " + classes + ", the data has "
                    + (targets.get(0).width() == 1 ? "class " + (found - 1) : found + " numbers in each"));
        }
        return withTarget(0, OneHot.of(classes)::rows);
    }

    /**
     * The same samples, each mixed with another one, anew in each epoch of training: see {@link MixUp}. Classes have to become
     * distributions first, by {@link #oneHot}; inputs that are ids or lengths cannot be mixed. Weights are those of the sample itself.
     *
     * @param alpha the parameter of the beta distribution, above 0
     * @param seed of the randomness
     * @throws IllegalArgumentException if a target is a class, or if alpha is out of range
     */
    public Dataset mixedUp(double alpha, long seed) {
        MixUp mixUp = new MixUp(alpha, seed);
        Dataset mixed = this;
        for (int i = 0; i < inputs.size(); i++) {
            mixed = mixed.withInput(i, mixUp::rows);
        }
        for (int i = 0; i < targets.size(); i++) {
            if (RowSources.areLabels(targets.get(i))) {
                throw new IllegalArgumentException(
                        "classes cannot be mixed, distributions over classes can: call oneHot before mixedUp");
            }
            mixed = mixed.withTarget(i, mixUp::rows);
        }
        return mixed;
    }

    /**
     * The same samples with another view of an input.
     *
     * @param index counted in the order of {@link #inputs()}
     * @param view makes the new rows, as many, of the old ones
     * @throws IllegalArgumentException if their number differs
     */
    public Dataset withInput(int index, UnaryOperator<Rows> view) {
        return new Dataset(names, with(inputs, index, view), targetNames, targets, weights);
    }

    /**
     * The same samples with another view of a target.
     *
     * @param index counted in the order of {@link #targets()}
     * @param view makes the new rows, as many, of the old ones
     * @throws IllegalArgumentException if their number differs
     */
    public Dataset withTarget(int index, UnaryOperator<Rows> view) {
        return new Dataset(names, inputs, targetNames, with(targets, index, view), weights);
    }

    private static List<Rows> with(List<Rows> all, int index, UnaryOperator<Rows> view) {
        List<Rows> changed = new ArrayList<>(all);
        changed.set(index, view.apply(all.get(index)));
        return changed;
    }

    private Dataset select(int[] rows) {
        return new Dataset(
                names,
                select(inputs, rows),
                targetNames,
                select(targets, rows),
                weights == null ? null : RowSources.Selected.of(weights, rows));
    }

    private static List<Rows> select(List<Rows> all, int[] rows) {
        return all.stream().map(each -> RowSources.Selected.of(each, rows)).toList();
    }

    /**
     * Two parts of a data set.
     *
     * @param first the part whose share was given
     * @param second the rest
     */
    public record Split(Dataset first, Dataset second) {}

    /** Collects the parts of a data set with named inputs. */
    public static final class Builder {

        private final List<String> names = new ArrayList<>();
        private final List<Rows> inputs = new ArrayList<>();
        private final List<String> targetNames = new ArrayList<>();
        private final List<Rows> targets = new ArrayList<>();

        private Builder() {}

        /**
         * Adds an input.
         *
         * @param name that of the network's {@code @Input} method
         * @throws IllegalArgumentException if there is one of that name already
         */
        public Builder input(String name, Rows rows) {
            if (names.contains(name)) {
                throw new IllegalArgumentException("there are two inputs named " + name);
            }
            names.add(name);
            inputs.add(rows);
            return this;
        }

        /** Sets the only target. */
        public Builder target(Rows rows) {
            targetNames.clear();
            targets.clear();
            targets.add(rows);
            return this;
        }

        /**
         * Adds a target.
         *
         * @param name that of the network's {@code @Output} method
         * @throws IllegalArgumentException if there is one of that name already, or one without a name
         */
        public Builder target(String name, Rows rows) {
            if (targetNames.contains(name)) {
                throw new IllegalArgumentException("there are two targets named " + name);
            }
            if (targets.size() > targetNames.size()) {
                throw new IllegalArgumentException("there is a target without a name beside " + name);
            }
            targetNames.add(name);
            targets.add(rows);
            return this;
        }

        /**
         * Makes the data set.
         *
         * @throws IllegalStateException if there is no input or no target
         * @throws IllegalArgumentException if the counts differ or are 0
         */
        public Dataset build() {
            if (targets.isEmpty() || inputs.isEmpty()) {
                throw new IllegalStateException("a data set needs an input and a target");
            }
            return new Dataset(names, inputs, targetNames, targets, null);
        }
    }
}
