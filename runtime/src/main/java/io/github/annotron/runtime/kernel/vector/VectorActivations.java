// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The vector forms of {@code Activations}. Each method returns the index at which it stopped. */
public final class VectorActivations {

    private static final VectorSpecies<Float> SPECIES = VectorFunctions.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final FloatVector ZERO = FloatVector.zero(SPECIES);

    private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);

    private VectorActivations() {}

    private static FloatVector load(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }

    private static VectorMask<Float> positive(FloatVector v) {
        return v.compare(VectorOperators.GT, 0f);
    }

    private static void store(FloatVector g, float[] dx, int i, boolean accumulate) {
        if (accumulate) {
            load(dx, i).add(g).intoArray(dx, i);
        } else {
            g.intoArray(dx, i);
        }
    }

    public static int sigmoid(float[] x, int from, int to, float[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.sigmoid(load(x, i)).intoArray(y, i);
        }
        return i;
    }

    public static int sigmoidGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(y, i);
            store(v.mul(ONE.sub(v)).mul(load(dy, i)), dx, i, accumulate);
        }
        return i;
    }

    public static int tanh(float[] x, int from, int to, float[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.tanh(load(x, i)).intoArray(y, i);
        }
        return i;
    }

    public static int tanhGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(y, i);
            store(v.neg().fma(v, ONE).mul(load(dy, i)), dx, i, accumulate);
        }
        return i;
    }

    public static int relu(float[] x, int from, int to, float[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            load(x, i).max(0f).intoArray(y, i);
        }
        return i;
    }

    public static int reluGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector g = ZERO.blend(load(dy, i), positive(load(y, i)));
            store(g, dx, i, accumulate);
        }
        return i;
    }

    public static int leakyRelu(float[] x, int from, int to, float[] y, float alpha) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            v.mul(alpha).blend(v, positive(v)).intoArray(y, i);
        }
        return i;
    }

    public static int leakyReluGradient(
            float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate, float alpha) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector d = load(dy, i);
            store(d.mul(alpha).blend(d, positive(load(y, i))), dx, i, accumulate);
        }
        return i;
    }

    public static int elu(float[] x, int from, int to, float[] y, float alpha) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            VectorFunctions.expm1(v).mul(alpha).blend(v, positive(v)).intoArray(y, i);
        }
        return i;
    }

    public static int eluGradient(
            float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate, float alpha) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(y, i);
            FloatVector d = load(dy, i);
            store(v.add(alpha).mul(d).blend(d, positive(v)), dx, i, accumulate);
        }
        return i;
    }

    public static int selu(float[] x, int from, int to, float[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            FloatVector e = VectorFunctions.expm1(v).mul(SELU_SCALE_ALPHA);
            e.blend(v.mul(SELU_SCALE), positive(v)).intoArray(y, i);
        }
        return i;
    }

    public static int seluGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(y, i);
            FloatVector d = load(dy, i);
            FloatVector e = v.add(SELU_SCALE_ALPHA).mul(d);
            store(e.blend(d.mul(SELU_SCALE), positive(v)), dx, i, accumulate);
        }
        return i;
    }

    public static int gelu(float[] x, int from, int to, float[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            FloatVector a = v.abs().min(TAIL_HIGH);
            FloatVector tail = VectorFunctions.normalTail(a, VectorFunctions.bell(a));
            v.max(-TAIL_HIGH).mul(VectorFunctions.normal(v, tail)).intoArray(y, i);
        }
        return i;
    }

    public static int geluGradient(float[] x, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            FloatVector a = v.abs().min(TAIL_HIGH);
            FloatVector bell = VectorFunctions.bell(a);
            FloatVector normal = VectorFunctions.normal(v, VectorFunctions.normalTail(a, bell));
            FloatVector slope = VectorFunctions.withSign(a, v).fma(bell.mul(NORMAL_PEAK), normal);
            store(slope.mul(load(dy, i)), dx, i, accumulate);
        }
        return i;
    }

    public static int silu(float[] x, int from, int to, float[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector v = load(x, i);
            v.max(-SILU_HIGH).mul(VectorFunctions.sigmoid(v)).intoArray(y, i);
        }
        return i;
    }

    public static int siluGradient(float[] x, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector z = load(x, i).min(SILU_HIGH).max(-SILU_HIGH);
            FloatVector s = VectorFunctions.sigmoid(z);
            store(ONE.sub(s).fma(z, ONE).mul(s).mul(load(dy, i)), dx, i, accumulate);
        }
        return i;
    }

    public static int softplus(float[] x, int from, int to, float[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.softplus(load(x, i)).intoArray(y, i);
        }
        return i;
    }

    public static int softplusGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector e = VectorFunctions.expm1(load(y, i).neg()).neg();
            store(e.mul(load(dy, i)), dx, i, accumulate);
        }
        return i;
    }
}
