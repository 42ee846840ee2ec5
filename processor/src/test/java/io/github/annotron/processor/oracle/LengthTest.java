// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static io.github.annotron.processor.oracle.Closeness.assertSameBits;

import io.github.annotron.runtime.Model;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Padded series give the same bits as short ones do. */
class LengthTest {
    private static final int LONGEST = 7;
    private static final int UNITS = 18;
    private static final List<String> CELLS = List.of("SIMPLE", "GRU", "GRU, resetAfter = false", "LSTM");

    private static String source(String cell, String output, int steps, boolean measured) {
        String name = "Length" + cell.replaceAll("[^A-Z]", "") + (cell.contains("false") ? "Before" : "")
                + output.substring(0, 3) + steps + (measured ? "Measured" : "");
        // The mean over steps would depend on how many there are.
        return Subject.source(
                name,
                "@Input({" + steps + ", 3}) Tensor x();\n"
                        + (measured ? "@Input(1) Tensor length();\n" : "")
                        + "@Dense(units = 4) Tensor stem(Tensor x);\n"
                        + "@Recurrent(units = " + UNITS + ", bidirectional = true, cell = " + cell + ", output = "
                        + output
                        + ") Tensor state(Tensor stem" + (measured ? ", Tensor length" : "") + ");\n"
                        + (output.equals("LAST_STEP")
                                ? "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor state);"
                                : "@GlobalMaxPool1D Tensor largest(Tensor state);\n@Activate(RELU) Tensor positive(Tensor"
                                        + " largest);\n@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor"
                                        + " positive);"));
    }

    @Test
    void paddingChangesNoBit() {
        List<String> sources = new ArrayList<>();
        int[] lengths = {1, 3, 5, 7};
        for (String cell : CELLS) {
            for (String output : List.of("LAST_STEP", "ALL_STEPS")) {
                sources.add(source(cell, output, LONGEST, true));
                for (int length : lengths) {
                    sources.add(source(cell, output, length, false));
                }
            }
        }
        List<Subject> subjects = Subject.compile(sources).subjects();
        for (int i = 0; i < subjects.size(); i += 1 + lengths.length) {
            for (int j = 0; j < lengths.length; j++) {
                compare(subjects.get(i), subjects.get(i + 1 + j), lengths[j]);
            }
        }
    }

    private static void compare(Subject padded, Subject alone, int length) {
        Model model = padded.network().newModel(0);
        int samples = 3;
        Numbers numbers = Numbers.draw(alone.network().newModel(0), samples, true, length);
        Batch batch = numbers.batch();
        double[] series = new double[samples * LONGEST * 3];
        double[] lengths = new double[samples];
        for (int n = 0; n < samples; n++) {
            lengths[n] = length;
            for (int i = 0; i < LONGEST * 3; i++) {
                series[n * LONGEST * 3 + i] = i < length * 3 ? batch.inputs()[0][n * length * 3 + i] : 9;
            }
        }
        Batch longer = new Batch(
                samples,
                // Inputs are in the order of their names.
                new double[][] {lengths, series},
                batch.targets(),
                batch.targetWidths(),
                batch.weights(),
                true,
                batch.key());
        numbers.install(model);
        Step actual = Step.run(model, model.newTrainingProgram(samples), longer, Step.Cut.NONE);
        Model shorter = alone.network().newModel(0);
        numbers.install(shorter);
        Step expected = Step.run(shorter, shorter.newTrainingProgram(samples), batch, Step.Cut.NONE);
        assertSameBits(padded, "length " + length, actual, expected);
    }
}
