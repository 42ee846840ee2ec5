// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import java.util.Objects;
import java.util.Random;

/**
 * The latest samples that a program has made, in a ring: when it is full, each new one takes the place of the oldest (Lin 1992,
 * Self-improving reactive agents based on reinforcement learning, planning and teaching). For agents that learn from what they
 * have done, and for all training on data that arrives while it goes on.
 *
 * <p>A sample has several parts of fixed widths, such as a state, an action and a return. {@link #rows} shows a part as rows
 * that follow the ring, so data sets made of them do too:
 *
 * <pre>{@code
 * ReplayBuffer games = new ReplayBuffer(20_000, 60, 6, 1);
 * games.add(board, searched, result);
 * Dataset data = Dataset.builder().input("board", games.rows(0)).target("move", games.rows(1)).target("value", games.rows(2)).build();
 * games.draw(random, rows, 0, 64);
 * session.step(data, rows, 0, 64);
 * }</pre>
 *
 * <p>A session checks targets when a data set comes to it for the first time, so samples that are added later are the program's to
 * check. Not for use by several threads while samples are added.
 */
public final class ReplayBuffer {

    private final int capacity;
    private final int[] widths;
    private final float[][] parts;
    private long added;

    /**
     * An empty one.
     *
     * @param capacity how many samples it keeps, at least 1
     * @param widths how many numbers each part of a sample has, at least 1
     * @throws IllegalArgumentException if there is no part, or one that no array can hold
     */
    public ReplayBuffer(int capacity, int... widths) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity must be at least 1, not " + capacity);
        }
        if (widths.length == 0) {
            throw new IllegalArgumentException("a sample has at least one part");
        }
        this.capacity = capacity;
        this.widths = widths.clone();
        parts = new float[widths.length][];
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] < 1 || (long) widths[i] * capacity > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("part " + i + " has " + widths[i] + " numbers in " + capacity
                        + " samples; there must be at least 1, and as many as an array can hold");
            }
            parts[i] = new float[widths[i] * capacity];
        }
    }

    /** How many samples it keeps. */
    public int capacity() {
        return capacity;
    }

    /** How many samples there are, at most {@link #capacity}. */
    public int size() {
        return (int) Math.min(added, capacity);
    }

    /** How many samples there have been. */
    public long added() {
        return added;
    }

    /**
     * Adds a sample, in the row {@code added() % capacity()}.
     *
     * @param sample its parts, which are copied
     * @throws IllegalArgumentException if the number of parts or a width is wrong; then nothing is added
     */
    public void add(float[]... sample) {
        if (sample.length != parts.length) {
            throw new IllegalArgumentException("a sample has " + parts.length + " parts, not " + sample.length);
        }
        for (int i = 0; i < sample.length; i++) {
            if (sample[i].length != widths[i]) {
                throw new IllegalArgumentException(
                        "part " + i + " has " + widths[i] + " numbers, not " + sample[i].length);
            }
        }
        int row = (int) (added % capacity);
        for (int i = 0; i < sample.length; i++) {
            System.arraycopy(sample[i], 0, parts[i], row * widths[i], widths[i]);
        }
        added++;
    }

    /** Forgets all samples. */
    public void clear() {
        added = 0;
    }

    /**
     * Draws samples, each with the same probability, so that one can come several times.
     *
     * @param rows receives their numbers
     * @param from where the first one goes
     * @param count how many
     * @throws IllegalStateException if it is empty
     */
    public void draw(Random random, int[] rows, int from, int count) {
        if (added == 0) {
            throw new IllegalStateException("there are no samples to draw from");
        }
        Objects.checkFromIndexSize(from, count, rows.length);
        for (int i = from; i < from + count; i++) {
            rows[i] = random.nextInt(size());
        }
    }

    /**
     * A part of all samples: as many rows as there are samples by now, with what is in them by now.
     *
     * @param part counted from 0
     * @throws IndexOutOfBoundsException if there is no such part
     */
    public Rows rows(int part) {
        Objects.checkIndex(part, parts.length);
        return new Part(part);
    }

    /** Rows that follow the ring. */
    private final class Part implements Rows {

        private final float[] numbers;
        private final int width;

        Part(int part) {
            numbers = parts[part];
            width = widths[part];
        }

        @Override
        public int count() {
            return size();
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public void read(int row, float[] target, int offset) {
            Objects.checkIndex(row, size());
            System.arraycopy(numbers, row * width, target, offset, width);
        }
    }
}
