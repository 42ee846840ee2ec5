// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Reading;
import java.util.Arrays;
import java.util.List;

/**
 * Proves that a predictor decides the same for all inputs around one: those whose every number is within a radius of the given one
 * (the ball of the maximum norm), or between given bounds. The proof is by bounds of each layer (S. Gowal and others, 2018), and it is
 * of what predictors compute in floats, rounding included. Where it fails, there may or may not be an input for which the decision is
 * another one: the bounds of a layer know nothing of how its inputs hang together.
 *
 * <p>From {@link Model#newCertifier}, for networks that are declared with {@code @Network(certifiable = true)}. For one thread; after the
 * first call it allocates nothing. It sees changes of the model's parameters as predictors do.
 */
public final class Certifier {

    /** What {@link #decision} returns where there may be several decisions. */
    public static final int NONE = -1;

    private final Model model;
    private final BoundProgram program;
    private final List<TensorSpec> inputs;
    private final float[][] lower;
    private final float[][] upper;
    private final int[] sizes;
    private float least = Float.NEGATIVE_INFINITY;
    private float greatest = Float.POSITIVE_INFINITY;
    private long revision;

    /**
     * Makes a certifier; users call {@link Model#newCertifier}.
     *
     * @throws UnsupportedOperationException if the network is not declared certifiable
     */
    public Certifier(Model model) {
        this.model = model;
        program = model.newBoundProgram();
        inputs = model.inputs();
        sizes = inputs.stream().mapToInt(TensorSpec::size).toArray();
        lower = rows(model.outputs());
        upper = rows(model.outputs());
    }

    private static float[][] rows(List<OutputSpec> outputs) {
        return outputs.stream().map(output -> new float[output.size()]).toArray(float[][]::new);
    }

    /** The model whose decisions it certifies. */
    public Model model() {
        return model;
    }

    /**
     * Restricts balls to the inputs that there can be, such as pixels from 0 to 1. It applies to the numbers of all inputs.
     *
     * @throws IllegalArgumentException if the first is above the second, or one is not a number
     */
    public Certifier within(float least, float greatest) {
        if (!(least <= greatest)) {
            throw new IllegalArgumentException("no number is from " + least + " to " + greatest);
        }
        this.least = least;
        this.greatest = greatest;
        return this;
    }

    /**
     * Whether the predictor's decision at the first output is proved to be the same for all inputs in a ball.
     *
     * @param radius 0 or more, finite
     * @param inputs the centre, as for {@link io.github.annotron.runtime.Predictor#classify(float[][])}
     * @throws IllegalArgumentException if the radius is none, if the number of inputs or a length is wrong, or if a number of the
     *     centre is outside of what it is restricted to
     * @throws UnsupportedOperationException if there is a decision at each of several positions
     */
    public boolean certify(float radius, float[]... inputs) {
        return decision(radius, inputs) != NONE;
    }

    /**
     * The one decision that the predictor makes in a ball.
     *
     * @return {@link #NONE} if that is not proved; all else as for {@link #certify}
     */
    public int decision(float radius, float[]... inputs) {
        checkDecides();
        bounds(radius, inputs);
        return decision();
    }

    /**
     * The one decision that the predictor makes within the bounds that were computed last.
     *
     * @return {@link #NONE} if that is not proved
     * @throws UnsupportedOperationException if there is a decision at each of several positions
     */
    public int decision() {
        checkDecides();
        OutputSpec output = model.outputs().get(0);
        return output.reading().decideWithin(lower[0], upper[0], output.width());
    }

    private void checkDecides() {
        OutputSpec output = model.outputs().get(0);
        if (output.positions() != 1) {
            throw new UnsupportedOperationException(model.name() + "'s output " + output.name() + " decides at each of "
                    + output.positions() + " positions; bounds gives the bounds at all of them");
        }
    }

    /**
     * Computes bounds of all outputs for the inputs in a ball; {@link #lower} and {@link #upper} return them.
     *
     * @param radius 0 or more, finite
     * @param inputs the centre; all as for {@link #certify}
     */
    public void bounds(float radius, float[]... inputs) {
        if (!(radius >= 0 && radius < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the radius is " + radius + ", it must be from 0 on and finite");
        }
        check(inputs);
        for (int i = 0; i < sizes.length; i++) {
            float[] rows = program.input(i);
            for (int j = 0; j < sizes[i]; j++) {
                float centre = inputs[i][j];
                if (centre < least || centre > greatest) {
                    throw new IllegalArgumentException(
                            "input " + this.inputs.get(i).name() + " has " + centre + " at position " + j
                                    + ", outside of its range from " + least + " to " + greatest);
                }
                rows[j] = Math.max(least, down((double) centre - radius));
                rows[sizes[i] + j] = Math.min(greatest, -down((double) -centre - radius));
            }
        }
        run();
    }

    /**
     * Computes bounds of all outputs for all inputs between bounds of their own; {@link #lower} and {@link #upper} return them.
     *
     * @param least the lower bounds of each input
     * @param greatest the upper bounds of each input
     * @throws IllegalArgumentException if a number of inputs or a length is wrong, or if a lower bound is above its upper bound
     */
    public void boundsBetween(float[][] least, float[][] greatest) {
        check(least);
        check(greatest);
        for (int i = 0; i < sizes.length; i++) {
            for (int j = 0; j < sizes[i]; j++) {
                if (least[i][j] > greatest[i][j]) {
                    throw new IllegalArgumentException(
                            "the bounds of input " + inputs.get(i).name() + " at position " + j + " are " + least[i][j]
                                    + " and " + greatest[i][j] + ", which nothing is between");
                }
            }
            System.arraycopy(least[i], 0, program.input(i), 0, sizes[i]);
            System.arraycopy(greatest[i], 0, program.input(i), sizes[i], sizes[i]);
        }
        run();
    }

    /** The largest float that is not above a number. */
    private static float down(double number) {
        float nearest = (float) number;
        return nearest > number ? Math.nextDown(nearest) : nearest;
    }

    private void check(float[][] given) {
        if (given.length != sizes.length) {
            throw new IllegalArgumentException(model.name() + " has " + sizes.length + " inputs, "
                    + inputs.stream().map(TensorSpec::name).toList() + ", and " + given.length + " came");
        }
        for (int i = 0; i < sizes.length; i++) {
            if (given[i].length != sizes[i]) {
                throw new IllegalArgumentException("input " + inputs.get(i).name() + " has " + given[i].length
                        + " values, the network expects " + sizes[i]);
            }
        }
    }

    private void run() {
        long now = model.revision().number();
        if (revision != now) {
            program.derive();
            revision = now;
        }
        program.run();
        for (int i = 0; i < lower.length; i++) {
            float[] rows = program.output(i);
            int size = lower[i].length;
            for (int j = 0; j < size; j++) {
                boolean known = rows[j] <= rows[size + j];
                lower[i][j] = known ? rows[j] : Float.NEGATIVE_INFINITY;
                upper[i][j] = known ? rows[size + j] : Float.POSITIVE_INFINITY;
            }
        }
    }

    /**
     * The lower bounds that were computed last of an output, before its reading makes scores of it: of logits, for instance.
     *
     * @param output counted in the order of {@link Model#outputs()}
     * @return the array belongs to the certifier and is overwritten by the next call; minus infinity where nothing is known
     */
    public float[] lower(int output) {
        return lower[output];
    }

    /** The upper bounds likewise; infinity where nothing is known. */
    public float[] upper(int output) {
        return upper[output];
    }

    /**
     * The largest radius that {@link #certify} says yes to, by bisection down to the last bit: some 30 computations of bounds.
     *
     * @param inputs as for {@link #certify}
     * @return 0 if there is none. {@link Float#MAX_VALUE} if the decision is the same for all inputs that there can be
     */
    public float largestRadius(float[]... inputs) {
        // The bits of floats from 0 on are in their order.
        int yes = 0;
        int no = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
        while (no - yes > 1) {
            int middle = (yes + no) >>> 1;
            if (certify(Float.intBitsToFloat(middle), inputs)) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return Float.intBitsToFloat(yes);
    }

    /**
     * The share of samples whose decision is right and proved to be the same in the ball around them: what accuracy is at least, whatever
     * is done to them within the radius.
     *
     * @param data classes, or yes and no, for the first output; inputs in the order of {@link Model#inputs()}
     * @param radius of each ball
     */
    public double certifiedAccuracy(Dataset data, float radius) {
        Rows targets = data.targets().get(0);
        float[] target = new float[targets.width()];
        float[][] sample = Arrays.stream(sizes).mapToObj(float[]::new).toArray(float[][]::new);
        int proved = 0;
        for (int row = 0; row < data.size(); row++) {
            for (int i = 0; i < sample.length; i++) {
                data.inputs().get(i).read(row, sample[i], 0);
            }
            targets.read(row, target, 0);
            if (decision(radius, sample) == Reading.truth(target, 0, target.length)) {
                proved++;
            }
        }
        return (double) proved / data.size();
    }
}
