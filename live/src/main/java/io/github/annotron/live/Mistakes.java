// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import com.google.gson.stream.JsonWriter;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.report.Bitmap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples that the network gets wrong, the worst first.
 *
 * @param source which data they are of
 * @param decides whether there is right and wrong; if not, these are those that are farthest off
 * @param seen how many samples were looked at
 * @param wrong how many of them were wrong
 */
record Mistakes(String source, boolean decides, int seen, int wrong, List<Sample> samples) {

    /**
     * A sample.
     *
     * @param row its number in the data
     * @param badness how wrong it is
     */
    record Sample(int row, double badness, List<Verdict> verdicts, List<Input> inputs) {}

    /**
     * What is right at an output and what the network says.
     *
     * @param isRight never where nothing is decided
     */
    record Verdict(String output, String truth, String guess, boolean isRight) {}

    /**
     * An input of a sample.
     *
     * @param image a {@code data:} URI; empty if it is no image
     * @param numbers the first of them, if it is no image
     * @param size how many there are
     */
    record Input(String name, String image, List<Float> numbers, int size) {

        private static final int NUMBERS = 8;

        /** A picture of what has the shape of one, else numbers. */
        static Input of(TensorSpec input, float[] values) {
            List<Integer> shape = input.shape();
            boolean isImage = shape.size() == 3 && (shape.get(2) == 1 || shape.get(2) == 3) && !input.takesIds();
            if (isImage) {
                return new Input(input.name(), image(shape, values), List.of(), values.length);
            }
            List<Float> first = new ArrayList<>();
            for (int i = 0; i < Math.min(NUMBERS, values.length); i++) {
                first.add(values[i]);
            }
            return new Input(input.name(), "", first, values.length);
        }

        /** From black to white over 0 to 1, or over the range of what goes beyond. */
        private static String image(List<Integer> shape, float[] values) {
            float black = 0;
            float white = 1;
            for (float value : values) {
                black = Math.min(black, value);
                white = Math.max(white, value);
            }
            return Bitmap.of(shape.get(1), shape.get(0), shape.get(2), values, black, white)
                    .uri();
        }
    }

    void write(JsonWriter json) throws IOException {
        json.beginObject().name("source").value(source);
        json.name("decides").value(decides);
        json.name("seen").value(seen);
        json.name("wrong").value(wrong);
        json.name("samples").beginArray();
        for (Sample sample : samples) {
            json.beginObject().name("row").value(sample.row);
            json.name("verdicts").beginArray();
            for (Verdict verdict : sample.verdicts) {
                json.beginObject().name("output").value(verdict.output);
                json.name("truth").value(verdict.truth);
                json.name("guess").value(verdict.guess);
                json.name("right").value(verdict.isRight).endObject();
            }
            json.endArray().name("inputs").beginArray();
            for (Input input : sample.inputs) {
                json.beginObject().name("name").value(input.name);
                json.name("image").value(input.image);
                json.name("size").value(input.size);
                json.name("numbers").beginArray();
                for (float number : input.numbers) {
                    Numbers.write(json, number);
                }
                json.endArray().endObject();
            }
            json.endArray().endObject();
        }
        json.endArray().endObject();
    }
}
