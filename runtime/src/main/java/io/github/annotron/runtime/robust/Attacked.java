// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import org.ejml.data.FMatrixRMaj;

/** What has become of samples that were attacked. */
public final class Attacked {

    private final String input;
    private final FMatrixRMaj inputs;
    private final boolean[] successes;
    private final float[] cleanLosses;
    private final float[] losses;

    Attacked(String input, int samples, int width) {
        this.input = input;
        inputs = new FMatrixRMaj(samples, width);
        successes = new boolean[samples];
        cleanLosses = new float[samples];
        losses = new float[samples];
    }

    /** How many samples there are. */
    public int count() {
        return losses.length;
    }

    /**
     * The attacked input, a row for each sample: the worst that was found. That is the sample itself if the network was wrong about it from
     * the start, or if nothing that was tried is worse.
     */
    public FMatrixRMaj inputs() {
        return inputs;
    }

    /**
     * Whether a sample's input leads to what was wanted: to a wrong decision, or to the decision that was wanted. Of a network that decides
     * several things, whether one is wrong, or all are as wanted. False where nothing is decided.
     */
    public boolean succeeded(int sample) {
        return successes[sample];
    }

    /** How many samples {@linkplain #succeeded succeeded}. */
    public int successes() {
        int count = 0;
        for (boolean success : successes) {
            count += success ? 1 : 0;
        }
        return count;
    }

    /** The loss of a sample before the attack. */
    public float cleanLoss(int sample) {
        return cleanLosses[sample];
    }

    /** The loss of a sample's {@link #inputs}. */
    public float loss(int sample) {
        return losses[sample];
    }

    /** The mean of {@link #loss}. */
    public double meanLoss() {
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return sum / losses.length;
    }

    /**
     * The data that was attacked, with the inputs that were found.
     *
     * @param data what was attacked
     */
    public Dataset in(Dataset data) {
        return data.withInput(Math.max(0, data.names().indexOf(input)), rows -> Rows.of(inputs));
    }

    void clean(int sample, float loss) {
        cleanLosses[sample] = loss;
    }

    /** Whether an input with this loss and this success would be worse than what was found so far. */
    boolean isWorse(int sample, boolean success, float loss, boolean targeted) {
        if (success != successes[sample]) {
            return success;
        }
        return targeted ? loss < losses[sample] : loss > losses[sample];
    }

    void put(int sample, boolean success, float loss, float[] row, int offset) {
        successes[sample] = success;
        losses[sample] = loss;
        System.arraycopy(row, offset, inputs.data, sample * inputs.numCols, inputs.numCols);
    }
}
