// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/** Where a call of {@code fit} stands: a view that changes with it, so that a batch costs no allocation. */
public final class TrainingProgress {

    private final int epochs;
    private final int batches;
    private final int size;
    private final boolean classifies;

    private int epoch;
    private int batch;
    private int samples;
    private double lossSum;
    private double hits;
    private long started;

    TrainingProgress(int epochs, int batches, int size, boolean classifies) {
        this.epochs = epochs;
        this.batches = batches;
        this.size = size;
        this.classifies = classifies;
    }

    void startEpoch() {
        epoch++;
        batch = 0;
        samples = 0;
        lossSum = 0;
        hits = 0;
        started = System.nanoTime();
    }

    void add(int count, double batchLossSum, double batchHits) {
        batch++;
        samples += count;
        lossSum += batchLossSum;
        hits += batchHits;
    }

    /** The present epoch of this call, from 1 on. */
    public int epoch() {
        return epoch;
    }

    /** How many epochs this call was asked for. */
    public int epochs() {
        return epochs;
    }

    /** How many batches of the epoch are done. */
    public int batch() {
        return batch;
    }

    /** How many batches an epoch has. */
    public int batches() {
        return batches;
    }

    /** How many samples of the epoch are done. */
    public int samples() {
        return samples;
    }

    /** How many samples an epoch has. */
    public int size() {
        return size;
    }

    /** The mean loss of the samples of the epoch so far. */
    public double loss() {
        return lossSum / samples;
    }

    /** The share of right decisions in the epoch so far, 0 to 1; not a number where the loss does not classify. */
    public double accuracy() {
        return classifies ? hits / samples : Double.NaN;
    }

    /** The seconds since the epoch began. */
    public double seconds() {
        return (System.nanoTime() - started) * 1e-9;
    }
}
