// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.forecast;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.transform.Standardize;
import java.util.Arrays;

/**
 * All stretches of weather with 48 hours to look back on and 24 to forecast; one begins with each hour. Nothing is copied.
 *
 * @param weather in its own units
 * @param standardized the same, each feature with mean 0 and deviation 1 in training
 * @param scale by which it was standardised
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Windows(Weather weather, float[][] standardized, Standardize scale) {

    static final int PAST = 48;
    static final int COMING = 24;

    static Windows of(Weather weather, Standardize scale) {
        float[][] standardized =
                Arrays.stream(weather.hours()).map(hour -> scale.apply(hour)).toArray(float[][]::new);
        return new Windows(weather, standardized, scale);
    }

    /** A temperature in degrees of one in deviations. */
    float degrees(float temperature) {
        return temperature * scale.deviations()[Weather.TEMPERATURE] + scale.means()[Weather.TEMPERATURE];
    }

    /** How many there are. */
    int count() {
        return weather.hours().length - PAST - COMING + 1;
    }

    /** The temperature of an hour to come, counted from 0, in a window; -1 is the last hour before it. */
    float temperature(int window, int hour) {
        return weather.hours()[window + PAST + hour][Weather.TEMPERATURE];
    }

    /** What the network learns from. */
    Dataset dataset() {
        return Dataset.of(new Past(this), new Changes(this));
    }

    /** The features of the hours to look back on. */
    record Past(Windows windows) implements Rows {

        @Override
        public int count() {
            return windows.count();
        }

        @Override
        public int width() {
            return PAST * Weather.FEATURES;
        }

        @Override
        public void read(int row, float[] target, int offset) {
            for (int hour = 0; hour < PAST; hour++) {
                System.arraycopy(
                        windows.standardized[row + hour],
                        0,
                        target,
                        offset + hour * Weather.FEATURES,
                        Weather.FEATURES);
            }
        }
    }

    /** How much warmer than in the last hour it became, in deviations. */
    record Changes(Windows windows) implements Rows {

        @Override
        public int count() {
            return windows.count();
        }

        @Override
        public int width() {
            return COMING;
        }

        @Override
        public void read(int row, float[] target, int offset) {
            float last = windows.standardized[row + PAST - 1][Weather.TEMPERATURE];
            for (int hour = 0; hour < COMING; hour++) {
                target[offset + hour] = windows.standardized[row + PAST + hour][Weather.TEMPERATURE] - last;
            }
        }
    }
}
