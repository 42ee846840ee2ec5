// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import java.util.List;

/** Recurrent layers: each cell, direction, output and way to compile it, with lengths and without. */
final class RecurrentCases {
    private static final List<String> CELLS = List.of("SIMPLE", "GRU", "GRU, resetAfter = false", "LSTM");

    private RecurrentCases() {}

    static void addTo(LayerCases cases) {
        for (String cell : CELLS) {
            String name = "Recurrent" + cell.replaceAll("[^A-Z]", "") + (cell.contains("false") ? "Before" : "");
            for (String output : List.of("LAST_STEP", "ALL_STEPS")) {
                for (boolean bidirectional : new boolean[] {false, true}) {
                    String attributes =
                            "cell = " + cell + ", output = " + output + ", bidirectional = " + bidirectional;
                    String whole = name + output.substring(0, 3) + (bidirectional ? "Both" : "");
                    cases.layer(whole, "4, 3", "@Recurrent(units = 5, " + attributes + ")");
                    measured(cases, whole + "Measured", "@Recurrent(units = 3, " + attributes + ")");
                }
            }
            cases.layer(name + "OneStep", "1, 3", "@Recurrent(units = 2, cell = " + cell + ")");
            cases.layer(name + "OneUnit", "3, 2", "@Recurrent(units = 1, cell = " + cell + ")");
            cases.layer(name + "Kernel", "3, 5", "@Recurrent(units = 21, output = ALL_STEPS, cell = " + cell + ")");
            // Of a simple cell more than the cost model would write out.
            int most = cell.equals("SIMPLE") ? 21 : 10;
            cases.layer(
                    name + "Unrolled",
                    "3, 2",
                    "@Recurrent(units = " + most + ", unroll = Unroll.ALWAYS, cell = " + cell + ")");
            cases.layer(name + "Rolled", "3, 2", "@Recurrent(units = 2, unroll = Unroll.NEVER, cell = " + cell + ")");
            cases.layer(name + "Unbiased", "3, 4", "@Recurrent(units = 33, bias = false, cell = " + cell + ")");
            cases.layer(
                    name + "OtherActivations",
                    "3, 2",
                    "@Recurrent(units = 3, activation = SOFTPLUS, recurrentActivation = LINEAR, cell = " + cell + ")");
            cases.layer(
                    name + "Dropout",
                    "4, 3",
                    "@Recurrent(units = 5, dropout = 0.3f, recurrentDropout = 0.4f, bidirectional = true, cell = "
                            + cell + ")");
            cases.layer(
                    name + "Linear",
                    "3, 2",
                    "@Recurrent(units = 3, activation = LINEAR, recurrentActivation = ELU, cell = " + cell + ")");
        }
        CELLS.forEach(cell -> addWide(cases, cell));
        String peeping = "@Recurrent(cell = LSTM, peepholes = true, ";
        cases.layer("RecurrentPeepholes", "4, 3", peeping + "units = 5)");
        cases.layer("RecurrentPeepholesWide", "4, 20", peeping + "units = 9)");
        cases.layer("RecurrentPeepholesOneStep", "1, 3", peeping + "units = 2)");
        cases.layer(
                "RecurrentPeepholesKernel", "3, 5", peeping + "units = 21, output = ALL_STEPS, bidirectional = true)");
        cases.layer("RecurrentPeepholesOther", "3, 2", peeping + "units = 3, activation = SOFTPLUS)");
        measured(cases, "RecurrentPeepholesMeasured", peeping + "units = 3, bidirectional = true, output = ALL_STEPS)");
        cases.network(
                "RecurrentStacked",
                "@Input({4, 3}) Tensor x();",
                "@Recurrent(cell = GRU, units = 6, output = ALL_STEPS, bidirectional = true) Tensor first(Tensor x);",
                "@Recurrent(cell = LSTM, units = 5) Tensor second(Tensor first);",
                "@Recurrent(cell = LSTM, units = 5) @WeightsOf(\"second\") Tensor again(Tensor first);",
                "@Subtract Tensor both(Tensor second, Tensor again);",
                "@Concat Tensor all(Tensor both, Tensor second);",
                "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor all);");
        cases.network(
                "RecurrentFrozen",
                "@Input({4, 3}) Tensor x();",
                "@Dense(units = 2) Tensor stem(Tensor x);",
                "@Frozen @Recurrent(cell = GRU, units = 6) Tensor state(Tensor stem);",
                "@Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor state);");
    }

    /** With so much input that predictions compute its product step by step. */
    private static void addWide(LayerCases cases, String cell) {
        String name = "RecurrentWide" + cell.replaceAll("[^A-Z]", "") + (cell.contains("false") ? "Before" : "");
        cases.layer(name, "4, 60", "@Recurrent(units = 12, cell = " + cell + ")");
        cases.layer(
                name + "Kernel",
                "2, 20",
                "@Recurrent(units = 33, output = ALL_STEPS, bias = false, cell = " + cell + ")");
        cases.layer(
                name + "Both",
                "3, 60",
                "@Recurrent(units = 11, dropout = 0.3f, recurrentDropout = 0.4f, bidirectional = true, cell = " + cell
                        + ")");
        cases.layer(name + "Unrolled", "3, 70", "@Recurrent(units = 10, unroll = Unroll.ALWAYS, cell = " + cell + ")");
        cases.network(
                name + "Measured",
                "@Input({3, 40}) Tensor x();",
                "@Input(1) Tensor length();",
                "@Recurrent(units = 17, bidirectional = true, output = ALL_STEPS, cell = " + cell
                        + ") Tensor first(Tensor x, Tensor length);",
                "@Recurrent(units = 20, cell = " + cell + ") Tensor second(Tensor first, Tensor length);",
                "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor second);");
    }

    /** With lengths from an input, and with those that trained weights make, at which there is no gradient. */
    private static void measured(LayerCases cases, String name, String layer) {
        cases.network(
                name,
                "@Input({3, 2}) Tensor x();",
                "@Input(1) Tensor length();",
                "@Dense(units = 2) Tensor stem(Tensor x);",
                layer + " Tensor given(Tensor stem, Tensor length);",
                "@Dense(units = 1, kernelInitializer = Initializer.ONES) Tensor longer(Tensor length);",
                layer + " Tensor computed(Tensor stem, Tensor longer);",
                "@Add Tensor sum(Tensor given, Tensor computed);",
                "@Flatten Tensor flat(Tensor sum);",
                "@Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor flat);");
    }
}
