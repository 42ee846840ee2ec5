// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Parameter;

/** The arrays around one operation of a pass. */
final class Operands {
    private final Pass pass;
    private final Node node;
    private final int ordinal;

    Operands(Pass pass, Node node, int ordinal) {
        this.pass = pass;
        this.node = node;
        this.ordinal = ordinal;
    }

    int samples() {
        return pass.batch().samples();
    }

    boolean training() {
        return pass.batch().training();
    }

    /** The random bits of this operation in this step, as the generated code derives them. */
    long key() {
        return pass.batch().key() + ordinal;
    }

    double[] in(int index) {
        return pass.value(node.inputs().get(index));
    }

    double[] out() {
        return pass.value(node.output());
    }

    double[] parameter(Parameter parameter) {
        return pass.parameter(parameter);
    }

    double[] dIn(int index) {
        return pass.gradient(node.inputs().get(index));
    }

    double[] dOut() {
        return pass.gradient(node.output());
    }

    double[] dParameter(Parameter parameter) {
        return pass.gradient(parameter);
    }

    /**
     * Notes how far a decision was from falling the other way.
     *
     * @param distance 0 if it could not have been otherwise: zeros that ReLU or dropout made, say
     * @param scale the size of the numbers that were compared
     */
    void decision(double distance, double scale) {
        if (distance != 0) {
            pass.decided(Math.abs(distance) / scale);
        }
    }
}
