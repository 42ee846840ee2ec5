// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/**
 * A series of any length in an array of fixed length: when it is full, two neighbours become their mean. Adding allocates nothing.
 * One thread may add while others write it out.
 */
final class Curve {

    private static final int CAPACITY = 512;

    private final double[] places = new double[CAPACITY];
    private final double[] values = new double[CAPACITY];
    private int size;
    private int each = 1;
    private int gathered;
    private double place;
    private double sum;

    /** Adds a value at a place of the axis; one that is not a number is left out. */
    synchronized void add(double at, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        place = at;
        sum += value;
        if (++gathered < each) {
            return;
        }
        if (size == CAPACITY) {
            for (int i = 0; i < CAPACITY / 2; i++) {
                places[i] = places[2 * i + 1];
                values[i] = (values[2 * i] + values[2 * i + 1]) / 2;
            }
            size = CAPACITY / 2;
            each *= 2;
        }
        places[size] = place;
        values[size] = sum / gathered;
        size++;
        gathered = 0;
        sum = 0;
    }

    synchronized void clear() {
        size = 0;
        each = 1;
        gathered = 0;
        sum = 0;
    }

    synchronized int size() {
        return size;
    }

    synchronized void write(JsonWriter json) throws IOException {
        json.beginArray();
        for (int i = 0; i < size; i++) {
            json.beginArray();
            Numbers.write(json, places[i]);
            Numbers.write(json, values[i]);
            json.endArray();
        }
        json.endArray();
    }
}
