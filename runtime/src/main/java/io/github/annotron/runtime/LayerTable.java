// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

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
        return text.append("parameters take ")
                .append(bytes(4 * parameters))
                .append('\n')
                .toString();
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

    private static String bytes(long count) {
        if (count < 1024) {
            return count + " bytes";
        }
        double kibibytes = count / 1024.0;
        return kibibytes < 1024
                ? String.format(Locale.ROOT, "%.1f KiB", kibibytes)
                : String.format(Locale.ROOT, "%.1f MiB", kibibytes / 1024);
    }
}
