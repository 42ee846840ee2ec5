// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.optimizer.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happens between the gradients of a step and its end: penalties, norms, the check that all is finite, clipping, the update, the
 * constraint of norms, the average. Sums are of blocks of a fixed size, then over these in ascending order, so that they do not depend on
 * the number of threads.
 */
final class UpdatePhase {
    /** So much of a parameter and of its gradient stays in the first cache while it is worked at several times. */
    private static final int BLOCK = 2048;

    private final TrainingEngine<?> engine;
    private final Rules rules;
    private final @Nullable Clipping clipping;
    private final @Nullable Average average;
    private final Parameter[] parameters;
    private final float[] @Nullable [] gradients;
    private final boolean needsNorms;
    private final Step[] steps;
    private final WorkerPool pool;
    private final boolean[] finite;

    private final int[] owners;
    private final int[] starts;
    private final double[] blockSums;
    private final double[] squares;
    private final double[][] columns;
    private double gradientNorm = Double.NaN;

    private final WorkerPool.Task penalizing = this::penalize;
    private final WorkerPool.Task adjusting = this::adjust;
    private final WorkerPool.Task updating = this::update;
    private final WorkerPool.Task constraining = this::constrain;
    private final WorkerPool.Task averaging = this::average;

    /**
     * For a session.
     *
     * @param gradients of each parameter; null where it is not trained
     */
    UpdatePhase(TrainingEngine<?> engine, Parameter[] parameters, float[] @Nullable [] gradients, WorkerPool pool) {
        this.engine = engine;
        this.parameters = parameters;
        this.gradients = gradients;
        this.pool = pool;
        rules = engine.rules();
        clipping = engine.clipping();
        average = engine.average();
        needsNorms = engine.gradientNorms() || (clipping != null && clipping.kind() != Clipping.Kind.VALUE);
        finite = new boolean[pool.threads()];
        steps = new Step[parameters.length];
        columns = new double[parameters.length][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = new Step(parameters[i].isKernel());
            columns[i] = new double[rules.maxNorm(i) < Double.POSITIVE_INFINITY ? parameters[i].matrix().numCols : 0];
        }
        int blocks = blocks(Arrays.stream(parameters));
        owners = new int[blocks];
        starts = new int[blocks];
        int block = 0;
        for (int i = 0; i < parameters.length; i++) {
            for (int start = 0; start < parameters[i].size(); start += BLOCK) {
                owners[block] = i;
                starts[block] = start;
                block++;
            }
        }
        blockSums = new double[blocks];
        squares = new double[parameters.length];
    }

    private static int blocks(Stream<Parameter> parameters) {
        return parameters.mapToInt(p -> (p.size() - 1) / BLOCK + 1).sum();
    }

    /** The bytes of what it holds of each block. */
    static long bytes(List<Parameter> parameters) {
        return (2L * Integer.BYTES + Double.BYTES) * blocks(parameters.stream());
    }

    /** The penalties of the present weights, for the loss. */
    double penalty() {
        pool.run(penalizing);
        double sum = 0;
        for (double block : blockSums) {
            sum += block;
        }
        return sum;
    }

    /**
     * Completes the gradients.
     *
     * @return whether they are finite
     */
    boolean adjust() {
        pool.run(adjusting);
        for (boolean part : finite) {
            if (!part) {
                return false;
            }
        }
        if (needsNorms) {
            Arrays.fill(squares, 0);
            for (int block = 0; block < owners.length; block++) {
                squares[owners[block]] += blockSums[block];
            }
            double all = 0;
            for (double square : squares) {
                all += square;
            }
            gradientNorm = Math.sqrt(all);
        }
        return true;
    }

    /** The norm of all gradients together in the last step, before it was clipped; not a number if nobody wanted it. */
    double gradientNorm() {
        return gradientNorm;
    }

    /** Changes the parameters. */
    void update(long number, double rate) {
        for (int i = 0; i < steps.length; i++) {
            if (gradients[i] != null) {
                clip(i);
                engine.updater(i).begin(steps[i].at(number, rate));
                if (average != null) {
                    average.begin(i);
                }
            }
        }
        pool.run(updating);
        if (rules.constrainAny()) {
            pool.run(constraining);
        }
        if (average != null) {
            pool.run(averaging);
        }
    }

    private void clip(int parameter) {
        Clipping how = clipping;
        if (how != null) {
            switch (how.kind()) {
                case VALUE -> steps[parameter].clip((float) how.limit(), 1);
                case NORM ->
                    steps[parameter].clip(Float.POSITIVE_INFINITY, (float) how.scale(Math.sqrt(squares[parameter])));
                case GLOBAL_NORM -> steps[parameter].clip(Float.POSITIVE_INFINITY, (float) how.scale(gradientNorm));
            }
        }
    }

    private int end(int block) {
        return Math.min(starts[block] + BLOCK, parameters[owners[block]].size());
    }

    private void penalize(int part, int parts) {
        int to = split(owners.length, part + 1, parts);
        for (int block = split(owners.length, part, parts); block < to; block++) {
            int owner = owners[block];
            blockSums[block] = rules.penalizes(owner)
                    ? rules.penalty(owner, parameters[owner].matrix().data, starts[block], end(block))
                    : 0;
        }
    }

    /** All before anything is updated, for one range of a gradient may be finite and another not. */
    private void adjust(int part, int parts) {
        finite[part] = true;
        int to = split(owners.length, part + 1, parts);
        for (int block = split(owners.length, part, parts); block < to; block++) {
            int owner = owners[block];
            float[] gradient = gradients[owner];
            if (gradient == null) {
                blockSums[block] = 0;
                continue;
            }
            int start = starts[block];
            if (rules.penalizes(owner)) {
                rules.addGradient(owner, parameters[owner].matrix().data, gradient, start, end(block));
            }
            if (needsNorms) {
                blockSums[block] = Weights.sumOfSquares(gradient, start, end(block));
            }
            if (!Finite.all(gradient, start, end(block))) {
                finite[part] = false;
            }
        }
    }

    private void update(int part, int parts) {
        for (int i = 0; i < parameters.length; i++) {
            float[] gradient = gradients[i];
            if (gradient == null) {
                continue;
            }
            int from = split(parameters[i].size(), part, parts);
            int to = split(parameters[i].size(), part + 1, parts);
            if (from < to) {
                engine.updater(i).update(steps[i], parameters[i].matrix().data, gradient, from, to);
            }
        }
    }

    private void constrain(int part, int parts) {
        for (int i = 0; i < parameters.length; i++) {
            if (gradients[i] != null && columns[i].length > 0) {
                int count = columns[i].length;
                Weights.constrain(
                        rules.maxNorm(i),
                        parameters[i].matrix().data,
                        parameters[i].size() / count,
                        count,
                        columns[i],
                        split(count, part, parts),
                        split(count, part + 1, parts));
            }
        }
    }

    private void average(int part, int parts) {
        Average to = average;
        for (int i = 0; i < parameters.length; i++) {
            if (to != null && gradients[i] != null) {
                int size = parameters[i].size();
                to.add(i, split(size, part, parts), split(size, part + 1, parts));
            }
        }
    }

    static int split(int size, int part, int parts) {
        return (int) ((long) size * part / parts);
    }
}
