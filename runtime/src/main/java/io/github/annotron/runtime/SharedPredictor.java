// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import io.github.annotron.runtime.kernel.SharedProducts;
import org.ejml.data.FMatrixRMaj;

/**
 * A predictor whose large products several threads compute together: for the time that one sample of a large network takes. Scores are
 * the same, bit by bit. Where there are many samples at a time, a predictor for each thread does more of them. Nothing is gained where layers
 * are small, with fewer than some 65,000 weights in dense layers or the steps of recurrent ones, and 130,000 multiply-adds in others.
 *
 * <pre>{@code
 * try (SharedPredictor predictor = SharedPredictor.of(model.newPredictor(), 4)) {
 *     float[] scores = predictor.predict(image);
 * }
 * }</pre>
 *
 * <p>Like any predictor it is for one thread, which is one of those that compute. The others wait awake for some 200 microseconds, then sleep.
 */
public final class SharedPredictor implements Predictor, AutoCloseable {
    private final Predictor predictor;
    private final SharedProducts products;

    private SharedPredictor(Predictor predictor, int threads) {
        this.predictor = predictor;
        products = new SharedProducts(threads);
    }

    /**
     * Lets threads help a predictor, which is not to be used otherwise meanwhile.
     *
     * @param threads how many compute, the caller included; at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public static SharedPredictor of(Predictor predictor, int threads) {
        return new SharedPredictor(predictor, threads);
    }

    @Override
    public Model model() {
        return predictor.model();
    }

    @Override
    public int capacity() {
        return predictor.capacity();
    }

    @Override
    public float[] predict(float[]... inputs) {
        products.begin();
        try {
            return predictor.predict(inputs);
        } finally {
            products.end();
        }
    }

    @Override
    public float[] scores(int output) {
        return predictor.scores(output);
    }

    @Override
    public int classify(float[]... inputs) {
        products.begin();
        try {
            return predictor.classify(inputs);
        } finally {
            products.end();
        }
    }

    @Override
    public void predict(FMatrixRMaj[] inputs, FMatrixRMaj scores) {
        products.begin();
        try {
            predictor.predict(inputs, scores);
        } finally {
            products.end();
        }
    }

    @Override
    public void predict(FMatrixRMaj[] inputs, FMatrixRMaj[] scores) {
        products.begin();
        try {
            predictor.predict(inputs, scores);
        } finally {
            products.end();
        }
    }

    @Override
    public float[] activation(String layer) {
        return predictor.activation(layer);
    }

    /** Ends the other threads. */
    @Override
    public void close() {
        products.close();
    }
}
