// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a batch into buffers, on as many threads as call it. Which thread reads which row makes no difference: of
 * several rows that cannot be read, the first one of the batch is reported.
 */
final class BatchReader {

    private final float[][] inputs;
    private final float[][] targets;
    private final float[] weights;
    private final AtomicInteger next = new AtomicInteger();
    private @Nullable BoundData data;
    private int @Nullable [] order;
    private long epoch;
    private int first;
    private int samples;

    // Written under the lock, the first one read without it.
    private volatile int badSlot;
    private @Nullable Throwable failure;

    /** Reads into these buffers, a row a sample. */
    BatchReader(float[][] inputs, float[][] targets, float[] weights) {
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
    }

    /**
     * Says what to read.
     *
     * @param rows holds the rows' numbers; null if a batch is consecutive rows
     * @param from where the numbers of this batch start, or its first row
     */
    void start(BoundData ofData, long inEpoch, int @Nullable [] rows, int from, int count) {
        data = ofData;
        epoch = inEpoch;
        order = rows;
        first = from;
        samples = count;
        badSlot = Integer.MAX_VALUE;
        failure = null;
        next.set(0);
    }

    /** Whether this batch is what was started last. */
    boolean has(BoundData ofData, long inEpoch, int @Nullable [] rows, int from, int count) {
        return data == ofData && epoch == inEpoch && order == rows && first == from && samples == count;
    }

    /** Reads this part of the rows. */
    void read(int part, int parts) {
        int to = split(part + 1, parts);
        for (int slot = split(part, parts); slot < to && slot < badSlot; slot++) {
            read(slot);
        }
    }

    /** Reads row after row that no other thread has taken, until there is none. */
    void readAny() {
        int slot = next.getAndIncrement();
        while (slot < samples && slot < badSlot) {
            read(slot);
            slot = next.getAndIncrement();
        }
    }

    /** Keeps {@link #readAny} from taking more rows, for nobody will want them. */
    void abandon() {
        next.set(samples);
        data = null;
    }

    /** Copies this part of the rows that were read into other buffers of the same form. */
    void copy(int part, int parts, float[][] toInputs, float[][] toTargets, float[] toWeights) {
        BoundData source = Objects.requireNonNull(data);
        int from = split(part, parts);
        int count = split(part + 1, parts) - from;
        for (int i = 0; i < inputs.length; i++) {
            int width = source.inputs[i].width();
            System.arraycopy(inputs[i], from * width, toInputs[i], from * width, count * width);
        }
        for (int i = 0; i < targets.length; i++) {
            int width = source.targetWidths[i];
            System.arraycopy(targets[i], from * width, toTargets[i], from * width, count * width);
        }
        System.arraycopy(weights, from, toWeights, from, count);
    }

    /**
     * Reports the first row that could not be read, when all threads are done.
     *
     * @throws IllegalArgumentException if it has numbers that do not fit, naming the row
     * @throws TrainingException if reading it threw an exception, naming the row
     */
    void check() {
        if (badSlot == Integer.MAX_VALUE) {
            return;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new TrainingException(nameOf(badSlot) + ", could not be read: " + failure, failure);
        }
        throw Objects.requireNonNull(data).unfit(row(badSlot), epoch);
    }

    /** How messages call a sample of the batch. */
    String nameOf(int slot) {
        return "row " + row(slot) + " of the data, counted from 0";
    }

    /** The number of a sample's row in the data. */
    int row(int slot) {
        int[] rows = order;
        return rows == null ? first + slot : rows[first + slot];
    }

    private void read(int slot) {
        try {
            if (!Objects.requireNonNull(data).read(row(slot), epoch, slot, inputs, targets, weights)) {
                fail(slot, null);
            }
        } catch (RuntimeException | Error e) {
            fail(slot, e);
        }
    }

    private synchronized void fail(int slot, @Nullable Throwable e) {
        if (slot < badSlot) {
            badSlot = slot;
            failure = e;
        }
    }

    private int split(int part, int parts) {
        return (int) ((long) samples * part / parts);
    }
}
