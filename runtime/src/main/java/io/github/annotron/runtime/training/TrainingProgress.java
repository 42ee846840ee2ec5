// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import java.util.List;

/** Where a call of {@code fit} stands: a view that changes with it, so that a batch costs no allocation. */
public final class TrainingProgress {

    private final int epochs;
    private final int batches;
    private final int size;
    private final Tally tally;

    private int epoch;
    private int batch;
    private long started;

    TrainingProgress(int epochs, int batches, int size, Model model) {
        this.epochs = epochs;
        this.batches = batches;
        this.size = size;
        this.tally = new Tally(model);
    }

    void startEpoch() {
        epoch++;
        batch = 0;
        tally.clear();
        started = System.nanoTime();
    }

    void add(Tally ofBatch) {
        batch++;
        tally.addAll(ofBatch);
    }

    /** The results of the epoch so far. */
    List<Result> results() {
        return tally.results();
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
        return tally.samples();
    }

    /** How many samples an epoch has. */
    public int size() {
        return size;
    }

    /** The mean loss of the samples of the epoch so far, over all outputs by their weights. */
    public double loss() {
        return tally.loss();
    }

    /**
     * The share of right decisions in the epoch so far, 0 to 1; not a number unless just one output has a loss that
     * classifies.
     */
    public double accuracy() {
        return tally.accuracy();
    }

    /** The seconds since the epoch began. */
    public double seconds() {
        return (System.nanoTime() - started) * 1e-9;
    }
}
