// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector forms of {@code Activations}. Each method returns the index at which it stopped.
 *
 * <p>A switch that does nothing makes a loop's method larger than the 325 bytecodes up to which C2 inlines (FreqInlineSize).
 * C2 counts the nodes of all that it inlines into a method together, and past a limit vectors become objects: a
 * method that called several of these, as a generated step does, would get slower by a hundred times.
 *
 * <p>No method here takes or returns a VectorMask: the class loader of this class has perhaps never loaded that class,
 * and C2 does not inline a method whose signature names a class that is not loaded.
 */
public final class VectorActivations {

    private static final VectorSpecies<Float> SPECIES = VectorFunctions.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final FloatVector ZERO = VectorFunctions.ZERO;
    private static final FloatVector ONE = VectorFunctions.ONE;
    private static final FloatVector SELU_SCALES = VectorFunctions.all(SELU_SCALE);
    private static final FloatVector SELU_SCALE_ALPHAS = VectorFunctions.all(SELU_SCALE_ALPHA);
    private static final FloatVector SILU_HIGHS = VectorFunctions.all(SILU_HIGH);
    private static final FloatVector MINUS_SILU_HIGHS = VectorFunctions.all(-SILU_HIGH);

    private VectorActivations() {}

    private static FloatVector load(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }

    private static void store(FloatVector g, float[] dx, int i, boolean accumulate) {
        if (accumulate) {
            load(dx, i).add(g).intoArray(dx, i);
        } else {
            g.intoArray(dx, i);
        }
    }

    public static int sigmoid(float[] x, int from, int to, float[] y) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.sigmoid(load(x, i)).intoArray(y, i);
        }
        return i;
    }

    public static int sigmoidGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(y, i);
            store(v.mul(ONE.sub(v)).mul(load(dy, i)), dx, i, accumulate);
        }
        return i;
    }

    public static int tanh(float[] x, int from, int to, float[] y) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.tanh(load(x, i)).intoArray(y, i);
        }
        return i;
    }

    public static int tanhGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(y, i);
            store(v.neg().fma(v, ONE).mul(load(dy, i)), dx, i, accumulate);
        }
        return i;
    }

    public static int relu(float[] x, int from, int to, float[] y) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            v.blend(ZERO, v.compare(VectorOperators.LE, ZERO)).intoArray(y, i);
        }
        return i;
    }

    public static int reluGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector g = ZERO.blend(load(dy, i), load(y, i).compare(VectorOperators.GT, ZERO));
            store(g, dx, i, accumulate);
        }
        return i;
    }

    public static int leakyRelu(float[] x, int from, int to, float[] y, float alpha) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            v.mul(alpha).blend(v, v.compare(VectorOperators.GT, ZERO)).intoArray(y, i);
        }
        return i;
    }

    public static int leakyReluGradient(
            float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate, float alpha) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector d = load(dy, i);
            store(d.mul(alpha).blend(d, load(y, i).compare(VectorOperators.GT, ZERO)), dx, i, accumulate);
        }
        return i;
    }

    public static int elu(float[] x, int from, int to, float[] y, float alpha) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            VectorFunctions.lowExpm1(v)
                    .mul(alpha)
                    .blend(v, v.compare(VectorOperators.GT, ZERO))
                    .intoArray(y, i);
        }
        return i;
    }

    public static int eluGradient(
            float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate, float alpha) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(y, i);
            FloatVector d = load(dy, i);
            store(v.add(alpha).mul(d).blend(d, v.compare(VectorOperators.GT, ZERO)), dx, i, accumulate);
        }
        return i;
    }

    public static int selu(float[] x, int from, int to, float[] y) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            FloatVector e = VectorFunctions.lowExpm1(v).mul(SELU_SCALE_ALPHAS);
            e.blend(v.mul(SELU_SCALES), v.compare(VectorOperators.GT, ZERO)).intoArray(y, i);
        }
        return i;
    }

    public static int seluGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(y, i);
            FloatVector d = load(dy, i);
            FloatVector e = v.add(SELU_SCALE_ALPHAS).mul(d);
            store(e.blend(d.mul(SELU_SCALES), v.compare(VectorOperators.GT, ZERO)), dx, i, accumulate);
        }
        return i;
    }

    public static int gelu(float[] x, int from, int to, float[] y) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.gelu(load(x, i)).intoArray(y, i);
        }
        return i;
    }

    public static int geluGradient(float[] x, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        // two loops: one with both would be too large for C2 to inline
        return accumulate ? addGeluGradient(x, from, to, dy, dx) : setGeluGradient(x, from, to, dy, dx);
    }

    private static int setGeluGradient(float[] x, int from, int to, float[] dy, float[] dx) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.geluSlope(load(x, i)).mul(load(dy, i)).intoArray(dx, i);
        }
        return i;
    }

    private static int addGeluGradient(float[] x, int from, int to, float[] dy, float[] dx) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector g = VectorFunctions.geluSlope(load(x, i)).mul(load(dy, i));
            load(dx, i).add(g).intoArray(dx, i);
        }
        return i;
    }

    public static int silu(float[] x, int from, int to, float[] y) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            v.max(MINUS_SILU_HIGHS).mul(VectorFunctions.sigmoid(v)).intoArray(y, i);
        }
        return i;
    }

    public static int siluGradient(float[] x, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector z = load(x, i).min(SILU_HIGHS).max(MINUS_SILU_HIGHS);
            FloatVector s = VectorFunctions.sigmoid(z);
            store(ONE.sub(s).fma(z, ONE).mul(s).mul(load(dy, i)), dx, i, accumulate);
        }
        return i;
    }

    public static int softplus(float[] x, int from, int to, float[] y) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.softplus(load(x, i)).intoArray(y, i);
        }
        return i;
    }

    public static int softplusGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        switch (LANES) { // for size alone
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector e = VectorFunctions.lowExpm1(load(y, i).neg()).neg();
            store(e.mul(load(dy, i)), dx, i, accumulate);
        }
        return i;
    }
}
