// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import java.util.List;

/**
 * What the inputs of a sample have to do with what a network predicts for it.
 *
 * @param method how it was computed, for captions
 * @param aim what is explained, with nothing left open
 * @param value what the network predicts there
 * @param parts for each input, in the order of {@code Model.inputs()}
 */
public record Attribution(String method, Aim aim, float value, List<Part> parts) {

    /** Copies the list. */
    public Attribution {
        parts = List.copyOf(parts);
    }

    /**
     * The numbers of one input.
     *
     * @param input its name
     * @param shape of the numbers: that of the input, channels last
     * @param values a number for each of the input, or for each id of a token; zeros for inputs by which there are no derivatives, such as
     *     lengths
     */
    public record Part(String input, List<Integer> shape, float[] values) {

        /** Copies the shape. */
        public Part {
            shape = List.copyOf(shape);
        }

        /**
         * The numbers as a map: of an image the sum over the channels of each pixel, of a series {steps, features} a row for each
         * step, of all else one row.
         */
        public HeatMap map() {
            return map(false);
        }

        /** The same with the strongest channel in place of the sum: of the largest magnitude, the first of several. */
        public HeatMap strongest() {
            return map(true);
        }

        private HeatMap map(boolean strongest) {
            int rank = shape.size();
            if (rank < 2) {
                return new HeatMap(1, values.length, values.clone());
            }
            int height = shape.get(0);
            int width = shape.get(1);
            int channels = values.length / (height * width);
            float[] map = new float[height * width];
            for (int i = 0; i < map.length; i++) {
                float sum = 0;
                for (int channel = 0; channel < channels; channel++) {
                    float value = values[i * channels + channel];
                    sum = !strongest ? sum + value : Math.abs(value) > Math.abs(sum) ? value : sum;
                }
                map[i] = sum;
            }
            return new HeatMap(height, width, map);
        }
    }

    /**
     * The numbers of the only input.
     *
     * @throws IllegalStateException if there are several, naming them
     */
    public Part part() {
        if (parts.size() != 1) {
            throw new IllegalStateException("there are several inputs: " + names());
        }
        return parts.get(0);
    }

    /**
     * The numbers of an input.
     *
     * @throws IllegalArgumentException if there is none of that name, naming those that there are
     */
    public Part part(String input) {
        return parts.stream()
                .filter(part -> part.input.equals(input))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no input named " + input + ", there are " + names()));
    }

    /** The values of the only input, likewise. */
    public float[] values() {
        return part().values;
    }

    private List<String> names() {
        return parts.stream().map(Part::input).toList();
    }

    /** The sum of all numbers, added up in their order. */
    public double total() {
        double sum = 0;
        for (Part part : parts) {
            for (float value : part.values) {
                sum += value;
            }
        }
        return sum;
    }

    /** The same without signs. */
    public Attribution magnitudes() {
        return new Attribution(
                method,
                aim,
                value,
                parts.stream()
                        .map(part -> new Part(part.input, part.shape, magnitudes(part.values)))
                        .toList());
    }

    private static float[] magnitudes(float[] values) {
        float[] magnitudes = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            magnitudes[i] = Math.abs(values[i]);
        }
        return magnitudes;
    }
}
