// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.checkpoint.Stateful;
import io.github.annotron.runtime.kernel.Powers;
import java.util.List;

/** The moving average under way. */
final class Average implements Stateful {
    private final Averaging averaging;
    private final List<Parameter> parameters;
    private final float[][] values;
    private final long[] counts;

    Average(Averaging averaging, Model model) {
        this.averaging = averaging;
        parameters = model.parameters();
        values = new float[parameters.size()][];
        counts = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[parameters.get(i).size()];
            if (!averaging.corrected()) {
                System.arraycopy(parameters.get(i).matrix().data, 0, values[i], 0, values[i].length);
            }
        }
    }

    /** Counts a step of a parameter, before its ranges. */
    void begin(int parameter) {
        counts[parameter]++;
    }

    void add(int parameter, int from, int to) {
        float decay = (float) averaging.decay();
        Weights.average(decay, 1 - decay, parameters.get(parameter).matrix().data, values[parameter], from, to);
    }

    /** Writes it to another model of the network. What was not trained is taken from the present one. */
    void copyTo(Model target) {
        for (int i = 0; i < values.length; i++) {
            float[] to = target.parameters().get(i).matrix().data;
            float[] from = counts[i] == 0 ? parameters.get(i).matrix().data : values[i];
            double divisor =
                    averaging.corrected() && counts[i] > 0 ? 1 - Powers.of((float) averaging.decay(), counts[i]) : 1;
            for (int j = 0; j < to.length; j++) {
                to[j] = (float) (from[j] / divisor);
            }
        }
        target.revision().advance();
    }

    @Override
    public void save(StateWriter state) {
        for (int i = 0; i < values.length; i++) {
            state.put("count " + i, counts[i]);
            state.put(parameters.get(i).name(), values[i]);
        }
    }

    @Override
    public void restore(StateReader state) {
        for (int i = 0; i < values.length; i++) {
            counts[i] = state.whole("count " + i);
            state.read(parameters.get(i).name(), values[i]);
        }
    }
}
