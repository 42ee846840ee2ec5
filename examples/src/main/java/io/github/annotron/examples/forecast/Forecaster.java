// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.forecast;

import io.github.annotron.examples.common.LinearFit;
import io.github.annotron.runtime.data.Rows;

/** Who forecasts the temperatures of the coming day. */
interface Forecaster {

    /** The temperatures of the 24 hours behind a window's 48. */
    float[] forecast(Windows windows, int window);

    /** Who says that it will be as it was at the same hour of the day before. */
    static Forecaster sameAsYesterday() {
        return (windows, window) -> {
            float[] temperatures = new float[Windows.COMING];
            for (int hour = 0; hour < temperatures.length; hour++) {
                temperatures[hour] = windows.temperature(window, hour - 24);
            }
            return temperatures;
        };
    }

    /**
     * The best linear function of all that was measured in the 48 hours, and of the time.
     *
     * @param step of how many windows one is taken: neighbours have nearly all in common
     */
    static Forecaster linear(Windows training, int step) {
        int count = (training.count() + step - 1) / step;
        float[][] variables = new float[count][];
        float[][] values = new float[count][Windows.COMING];
        Rows changes = new Windows.Changes(training);
        for (int i = 0; i < count; i++) {
            variables[i] = variables(training, i * step);
            changes.read(i * step, values[i], 0);
        }
        LinearFit fit = LinearFit.of(variables, values);
        return (windows, window) -> {
            float[] given = variables(windows, window);
            float[] changed = new float[Windows.COMING];
            for (int hour = 0; hour < changed.length; hour++) {
                changed[hour] = fit.value(given, hour);
            }
            return restored(windows, window, changed);
        };
    }

    private static float[] variables(Windows windows, int window) {
        float[] variables = new float[(Windows.PAST - 1) * Weather.MEASURED + Weather.FEATURES];
        for (int hour = 0; hour < Windows.PAST; hour++) {
            // The clock of one hour tells that of all others.
            int features = hour < Windows.PAST - 1 ? Weather.MEASURED : Weather.FEATURES;
            System.arraycopy(windows.standardized()[window + hour], 0, variables, hour * Weather.MEASURED, features);
        }
        return variables;
    }

    /** A trained network. */
    static Forecaster network(WeatherNetModel model) {
        WeatherNetPredictor predictor = model.newPredictor();
        float[] hours = new float[Windows.PAST * Weather.FEATURES];
        return (windows, window) -> {
            new Windows.Past(windows).read(window, hours, 0);
            return restored(windows, window, predictor.predict(hours));
        };
    }

    private static float[] restored(Windows windows, int window, float[] changes) {
        float last = windows.standardized()[window + Windows.PAST - 1][Weather.TEMPERATURE];
        float[] temperatures = new float[changes.length];
        for (int hour = 0; hour < changes.length; hour++) {
            temperatures[hour] = windows.degrees(last + changes[hour]);
        }
        return temperatures;
    }
}
