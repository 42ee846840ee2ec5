// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Numbers in JSON, which has none that are not finite. */
final class Numbers {

    private Numbers() {}

    /** Writes a number with the digits of a float, or null if it is not finite. */
    static void write(JsonWriter json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.nullValue();
        } else if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            json.value((long) value);
        } else {
            json.value((float) value);
        }
    }
}
