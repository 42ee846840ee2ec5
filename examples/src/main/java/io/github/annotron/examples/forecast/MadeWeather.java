// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.forecast;

import java.util.Random;

/**
 * Makes weather for those who do not have the file. Spells of clear and of cloudy days follow each other; under a clear sky the days
 * are warm and the nights cold. The wind turns when a spell ends, and brings cold air or warm.
 */
final class MadeWeather {

    private static final String[] WINDS = {"NW", "NE", "SE", "cv"};
    private static final double[] AIR = {-9, -3, 6, 1};

    private MadeWeather() {}

    /** Makes so many hours, from the beginning of a year on. */
    static Weather make(int hours, long seed) {
        Random random = new Random(seed);
        float[][] made = new float[hours][];
        boolean cloudy = false;
        int wind = 0;
        double way = 0;
        double air = 0;
        double moisture = 0;
        double pressure = 1016;
        for (int hour = 0; hour < hours; hour++) {
            if (random.nextInt(40) == 0) {
                cloudy = !cloudy;
                wind = random.nextInt(WINDS.length);
                way = 0;
            }
            way += 0.5 + 3 * random.nextDouble();
            air += (AIR[wind] - air) / 20 + 0.25 * random.nextGaussian();
            moisture += ((cloudy ? -2 : -9) - moisture) / 12 + 0.3 * random.nextGaussian();
            pressure += ((cloudy ? 1010 : 1021) - pressure) / 24 + 0.3 * random.nextGaussian();
            int ofYear = hour % (365 * 24);
            double season = 12 - 15 * Math.cos(2 * Math.PI * ofYear / (365.0 * 24));
            double day = -(cloudy ? 1.5 : 6) * Math.cos(2 * Math.PI * (ofYear % 24 - 3) / 24);
            double temperature = season + air + day;
            made[hour] = Weather.hour(
                    (float) (season + air + moisture),
                    (float) temperature,
                    (float) pressure,
                    (float) way,
                    WINDS[wind],
                    hour % 24);
        }
        return new Weather(made);
    }
}
