// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * The output of a layer for a sample.
 *
 * @param layer its name
 * @param shape channels last
 * @param values as many as the shape says
 */
public record Activation(String layer, List<Integer> shape, float[] values) {

    /** Copies the shape. */
    public Activation {
        shape = List.copyOf(shape);
    }

    /** How many channels there are: the last axis. */
    public int channels() {
        return shape.get(shape.size() - 1);
    }

    /**
     * A channel as a map: {height, width} of an image, one row of a series, a single number of a plain vector.
     *
     * @throws IllegalArgumentException if there is no such channel
     */
    public HeatMap channel(int index) {
        if (index < 0 || index >= channels()) {
            throw new IllegalArgumentException(
                    "layer " + layer + " has " + channels() + " channels, there is no channel " + index);
        }
        int places = values.length / channels();
        float[] map = new float[places];
        for (int place = 0; place < places; place++) {
            map[place] = values[place * channels() + index];
        }
        int height = shape.size() > 2 ? shape.get(0) : 1;
        return new HeatMap(height, places / height, map);
    }

    /** The first channels, at most so many, for pictures. */
    public List<HeatMap> maps(int most) {
        List<HeatMap> maps = new ArrayList<>();
        for (int channel = 0; channel < Math.min(most, channels()); channel++) {
            maps.add(channel(channel));
        }
        return maps;
    }
}
