// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorLstm;

/**
 * What happens at a step of an LSTM with its usual activations. A row of gates has i, f, n and o, each of {@code units} elements, behind
 * the activations; {@code c} is an array of inner states, with that before the step at {@code before} and that after it at {@code after}.
 */
public final class Lstm {

    private Lstm() {}

    /** The inner state: {@code c' = f c + i n}. */
    public static void state(int units, float[] gates, int gate, float[] c, int before, int after) {
        int j = VectorForm.LSTM.fills(0, units) ? VectorLstm.state(units, gates, gate, c, before, after) : 0;
        for (; j < units; j++) {
            float remembered = gates[gate + units + j] * c[before + j];
            c[after + j] = Math.fma(gates[gate + j], gates[gate + 2 * units + j], remembered);
        }
    }

    /**
     * The gradients at the sums of the gates, and at the inner state before the step.
     *
     * @param dh the gradient at the state after the step
     * @param dc that at the inner state after the step, but for what comes from dh; becomes that before it
     * @param row where both have their row
     * @param dGates laid out as the gates
     */
    public static void gradient(
            int units,
            float[] gates,
            int gate,
            float[] c,
            int before,
            int after,
            float[] dh,
            float[] dc,
            int row,
            float[] dGates) {
        // tanh(c') waits where the gradient at n comes later.
        int squashed = gate + 2 * units;
        System.arraycopy(c, after, dGates, squashed, units);
        Activations.tanh(dGates, squashed, squashed + units, dGates);
        outputGradient(units, gates, gate, dh, dc, row, dGates);
        inputGradients(units, gates, gate, c, before, dc, row, dGates);
    }

    private static void outputGradient(
            int units, float[] gates, int gate, float[] dh, float[] dc, int row, float[] dGates) {
        int j = VectorForm.LSTM.fills(0, units)
                ? VectorLstm.outputGradient(units, gates, gate, dh, dc, row, dGates)
                : 0;
        for (; j < units; j++) {
            float o = gates[gate + 3 * units + j];
            float d = dh[row + j];
            float y = dGates[gate + 2 * units + j];
            dGates[gate + 3 * units + j] = d * y * (o * (1f - o));
            dc[row + j] = Math.fma(d * o, Math.fma(-y, y, 1f), dc[row + j]);
        }
    }

    private static void inputGradients(
            int units, float[] gates, int gate, float[] c, int before, float[] dc, int row, float[] dGates) {
        int j = VectorForm.LSTM.fills(0, units)
                ? VectorLstm.inputGradients(units, gates, gate, c, before, dc, row, dGates)
                : 0;
        for (; j < units; j++) {
            float i = gates[gate + j];
            float f = gates[gate + units + j];
            float n = gates[gate + 2 * units + j];
            float d = dc[row + j];
            dGates[gate + j] = d * n * (i * (1f - i));
            dGates[gate + units + j] = d * c[before + j] * (f * (1f - f));
            dGates[gate + 2 * units + j] = d * i * Math.fma(-n, n, 1f);
            dc[row + j] = d * f;
        }
    }
}
