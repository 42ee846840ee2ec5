// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.Functions;
import io.github.annotron.runtime.kernel.Softmax;

/** The readings of the losses that come with the runtime. */
public enum Readings implements Reading {
    /** Scores are the outputs. */
    VALUES(Decision.NONE),

    /** Exclusive classes; scores are the outputs, and the largest one decides. */
    CLASSES(Decision.ONE),

    /** Yes or no by each output; scores are the outputs, and their signs decide. */
    MARGINS(Decision.EACH),

    /** Exclusive classes; scores are their probabilities. */
    SOFTMAX(Decision.ONE) {
        @Override
        public void scores(int rows, int width, float[] output, float[] scores, int offset) {
            super.scores(rows, width, output, scores, offset);
            if (offset % width == 0) {
                Softmax.forward(offset / width, offset / width + rows, width, scores, scores);
            } else {
                float[] aligned = new float[rows * width];
                Softmax.forward(0, rows, width, output, aligned);
                System.arraycopy(aligned, 0, scores, offset, aligned.length);
            }
        }
    },

    /** Yes or no by each output; scores are the probabilities of yes. */
    SIGMOID(Decision.EACH) {
        @Override
        public void scores(int rows, int width, float[] output, float[] scores, int offset) {
            if (offset == 0) {
                Activations.sigmoid(output, 0, rows * width, scores);
            } else {
                super.scores(rows, width, output, scores, offset);
                Activations.sigmoid(scores, offset, offset + rows * width, scores);
            }
        }

        @Override
        public float threshold() {
            return 0.5f;
        }
    },

    /** Outputs are logarithms of rates; scores are the rates, such as expected counts. */
    RATES(Decision.NONE) {
        @Override
        public void scores(int rows, int width, float[] output, float[] scores, int offset) {
            for (int i = 0; i < rows * width; i++) {
                scores[offset + i] = Functions.exp(output[i]);
            }
        }
    };

    private final Decision decision;

    Readings(Decision decision) {
        this.decision = decision;
    }

    @Override
    public Decision decision() {
        return decision;
    }

    @Override
    public void scores(int rows, int width, float[] output, float[] scores, int offset) {
        System.arraycopy(output, 0, scores, offset, rows * width);
    }
}
