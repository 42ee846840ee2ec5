// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import io.github.annotron.runtime.support.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The layer table of a model as text. */
final class LayerTable {

    private static final List<String> HEADINGS =
            List.of("layer", "kind", "reads", "output", "parameters", "multiply-adds", "strategy");

    private LayerTable() {}

    static String of(Model model) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        long multiplyAdds = 0;
        for (LayerInfo layer : model.layers()) {
            rows.add(List.of(
                    layer.name(),
                    layer.kind(),
                    String.join(", ", layer.inputs()),
                    TensorSpec.text(layer.shape()),
                    number(layer.parameters()),
                    number(layer.multiplyAdds()),
                    layer.strategy()));
            multiplyAdds += layer.multiplyAdds();
        }
        // The parameters' own list, not the layers' sum: layers that share weights would count them twice.
        long parameters = model.parameterCount();
        List<String> totals = List.of("total", "", "", "", number(parameters), number(multiplyAdds), "");
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            widen(widths, row);
        }
        widen(widths, totals);
        StringBuilder text = new StringBuilder(model.name()).append('\n');
        for (List<String> row : rows) {
            line(text, widths, row);
        }
        line(text, widths, totals);
        memory(text, model, Float.BYTES * parameters);
        return text.toString();
    }

    /** In the words of those who have asked other libraries: the size of parameters, and of the forward and backward pass. */
    private static void memory(StringBuilder text, Model model, long parameters) {
        text.append("parameters take ").append(Bytes.text(parameters)).append('\n');
        PassMemory one = model.predictionMemory(1, Memory.REUSED);
        text.append("prediction takes ")
                .append(Bytes.text(one.total()))
                .append(" more, and ")
                .append(Bytes.text(model.predictionMemory(2, Memory.REUSED).samples() - one.samples()))
                .append(" for each further sample at once\n");
        if (model.outputs().stream().anyMatch(OutputSpec::isTrained)) {
            PassMemory step = model.trainingMemory(1, 1);
            text.append("training takes ")
                    .append(Bytes.text(step.gradients()))
                    .append(" of gradients, ")
                    .append(Bytes.text(step.derived() + step.offsets()))
                    .append(" of derived weights and offsets, ")
                    .append(Bytes.text(step.samples()))
                    .append(
                            " of forward and backward pass for each sample of a batch, and what the optimiser remembers\n");
        }
    }

    private static void widen(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private static void line(StringBuilder text, int[] widths, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            boolean numeric = i == 4 || i == 5;
            line.append(i == 0 ? "" : "  ")
                    .append(numeric ? padding : "")
                    .append(row.get(i))
                    .append(numeric ? "" : padding);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
