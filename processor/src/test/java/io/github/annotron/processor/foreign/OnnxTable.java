// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import java.util.List;
import java.util.Map;

/** The table of what becomes of each case. */
final class OnnxTable {

    private OnnxTable() {}

    static String of(List<OnnxCase> cases, Map<String, Verdict> verdicts) {
        long outside = verdicts.values().stream()
                .filter(Verdict.Outside.class::isInstance)
                .count();
        StringBuilder text =
                new StringBuilder("""
                # ONNX cases

                What becomes of the operator cases that ONNX publishes with inputs and outputs: %d of %d run, as generated
                networks of one layer or the few that are named, or as the runtime's optimisers, and give the recorded outputs within
                %.0e of the largest; %d are outside of the language, each with the reason. A transposed convolution of a series is one
                of an image of height 1, and the axis of a softmax or a loss becomes the last one, as channels do. `OnnxNodeTest`
                writes this page and fails where it is not true.

                | case | operators | result |
                | --- | --- | --- |
                """.formatted(cases.size() - outside, cases.size(), Recorded.TOLERANCE, outside));
        for (OnnxCase c : cases) {
            String result = verdicts.get(c.path()).text();
            text.append("| ")
                    .append(c.path())
                    .append(" | ")
                    .append(c.operators())
                    .append(" | ")
                    .append(result)
                    .append(" |\n");
        }
        return text.toString();
    }
}
