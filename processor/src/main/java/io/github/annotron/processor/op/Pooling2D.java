// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The largest or the mean value of each window, channel by channel. The gradient goes to the first largest position, or
 * in equal parts to all. Small windows inside of the input are unrolled; others are loops that are cut at the border.
 *
 * @param window the geometry, without dilation
 * @param kind what is taken of a window
 * @param rectifier the layer whose ReLU has made the input, if its derivative is the business of this operation
 */
public record Pooling2D(Window2D window, Kind kind, Optional<String> rectifier) implements Windowed {

    public Pooling2D(Window2D window, Kind kind) {
        this(window, kind, Optional.empty());
    }

    /** What is taken of a window. */
    public enum Kind {
        MAX,
        AVERAGE
    }

    /**
     * How many rows and columns of windows there are, as source text.
     *
     * @param rows of windows
     * @param columns of windows
     */
    private record Extent(String rows, String columns) {

        /** Those that are read. */
        static Extent read(Window2D window) {
            return new Extent(Integer.toString(window.neededHeight()), Integer.toString(window.neededWidth()));
        }
    }

    /** Larger windows are loops. */
    private static final int UNROLLED = 9;

    /** Floats in the shortest vectors that machines have. */
    private static final int SHORTEST_VECTOR = 4;

    @Override
    public Pooling2D with(Window2D window) {
        return new Pooling2D(window, kind, rectifier);
    }

    @Override
    public Shape shape() {
        return window.positions(window.channels());
    }

    @Override
    public String description() {
        return window.text("window") + window.details();
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        code.line("float[] in = $L", scope.input(0));
        code.line("float[] out = $L", scope.output());
        Extent extent = Extent.read(window);
        if (window.isCut()) {
            String all = scope.everywhere();
            code.line("int rows = $L ? $L : $L", all, window.outputHeight(), window.neededHeight());
            code.line("int columns = $L ? $L : $L", all, window.outputWidth(), window.neededWidth());
            extent = new Extent("rows", "columns");
        }
        if (hasKernel()) {
            callKernel(code, extent, "forward", "out", "");
            return;
        }
        beginPositions(code, extent);
        if (isUnrolled()) {
            code.loop("channel", 0, window.channels());
            code.line("out[o + channel] = $L", combined());
            code.end();
        } else {
            code.line(
                    "$T.fill(out, o, o + $L, $L)",
                    Arrays.class,
                    window.channels(),
                    kind == Kind.MAX ? "Float.NEGATIVE_INFINITY" : "0f");
            beginTaps(code);
            code.loop("channel", 0, window.channels());
            if (kind == Kind.MAX) {
                code.line("out[o + channel] = Math.max(out[o + channel], in[i + channel])");
            } else {
                code.line("out[o + channel] += in[i + channel]");
            }
            code.end().end().end();
            if (kind == Kind.AVERAGE) {
                code.line("float share = 1f / ((bottom - top) * (right - left))");
                code.loop("channel", 0, window.channels());
                code.line("out[o + channel] *= share");
                code.end();
            }
        }
        endPositions(code);
    }

    @Override
    public Monotony monotony() {
        return kind == Kind.MAX ? Monotony.RISING : Monotony.OWN;
    }

    @Override
    public void bounds(ForwardScope scope, Code code) {
        forward(scope, code);
        Bounds.doubt(code, shape(), scope.output());
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        Optional<BackwardScope.Target> target = scope.inputGradient(0);
        if (target.isEmpty()) {
            return;
        }
        if (kind == Kind.MAX) {
            code.line("float[] in = $L", scope.input(0));
            code.line("float[] out = $L", scope.output());
        }
        code.line("float[] dIn = $L", target.get().array());
        code.line("float[] dOut = $L", scope.outputGradient());
        boolean written = writesGradient() && !target.get().accumulate();
        if (!target.get().accumulate() && !(written && coversAll())) {
            int size = window.input().size();
            code.line("$T.fill(dIn, $L, $L, 0f)", Arrays.class, Index.times("from", size), Index.times("to", size));
        }
        if (written) {
            String rectified = rectifier.map(scope::passes).orElse("false");
            callKernel(code, Extent.read(window), "gradient", "out, dOut", ", dIn, " + rectified);
            return;
        }
        beginPositions(code, Extent.read(window));
        if (kind == Kind.AVERAGE) {
            spread(code);
        } else {
            route(code);
        }
        endPositions(code);
    }

    /** Average: each position of the window gets its share. */
    private void spread(Code code) {
        if (isUnrolled()) {
            code.loop("channel", 0, window.channels());
            code.line("float share = dOut[o + channel] * $L", share());
            for (Index tap : taps()) {
                code.line("dIn[$L] += share", tap);
            }
            code.end();
            return;
        }
        code.line("float share = 1f / ((bottom - top) * (right - left))");
        beginTaps(code);
        code.loop("channel", 0, window.channels());
        code.line("dIn[i + channel] += dOut[o + channel] * share");
        code.end().end().end();
    }

    /** Maximum: the first position that holds it gets all. */
    private void route(Code code) {
        code.loop("channel", 0, window.channels());
        code.line("float largest = out[o + channel]");
        if (isUnrolled()) {
            List<Index> taps = taps();
            code.line("int at = $L", taps.get(taps.size() - 1));
            for (int tap = taps.size() - 2; tap >= 0; tap--) {
                code.line("at = in[$1L] == largest ? $1L : at", taps.get(tap));
            }
        } else {
            code.line("int at = -1");
            beginTaps(code);
            code.line("at = at < 0 && in[i + channel] == largest ? i + channel : at");
            code.end().end();
            // Nothing equals a largest value that is not a number.
            code.begin("if (at >= 0)");
        }
        code.line("dIn[at] += dOut[o + channel]");
        if (!isUnrolled()) {
            code.end();
        }
        code.end();
    }

    /** Whether the runtime has a kernel for it, which pays where a vector may be full of channels. */
    private boolean hasKernel() {
        return kind == Kind.MAX
                && !window.isPadded()
                && window.kernelHeight() == 2
                && window.kernelWidth() == 2
                && window.channels() % SHORTEST_VECTOR == 0;
    }

    /** Whether the kernel can write the gradient at the input, where nothing else has a part in it. */
    boolean writesGradient() {
        return hasKernel() && !overlaps();
    }

    /** The same behind a ReLU: the windows with gradients are those with a positive value, so it does with fewer elements. */
    Pooling2D behind(String rectifier) {
        return new Pooling2D(window, kind, Optional.of(rectifier));
    }

    private boolean overlaps() {
        return window.strideY() < window.kernelHeight() || window.strideX() < window.kernelWidth();
    }

    /** Whether each position of the input is in a window that is as large as its stride. */
    private boolean coversAll() {
        return window.strideY() * window.neededHeight() == window.height()
                && window.strideX() * window.neededWidth() == window.width()
                && window.strideY() == window.kernelHeight()
                && window.strideX() == window.kernelWidth();
    }

    /**
     * Calls a method of the runtime's kernel for each row of windows.
     *
     * @param extent which windows
     * @param outputs the arrays with a row for each window
     * @param last what comes behind all other arguments
     */
    private void callKernel(Code code, Extent extent, String method, String outputs, String last) {
        code.loop("n", "from", "to");
        if (window.outputHeight() > 1) {
            code.loop("y", 0, extent.rows);
        }
        code.line(
                "$T.$L($L, $L, in, $L, $L, $L, $L, $L$L)",
                RuntimeNames.MAX_POOLING,
                method,
                extent.columns,
                window.channels(),
                windowRow(),
                step(),
                below(),
                outputs,
                outputRow(),
                last);
        code.end();
        if (window.outputHeight() > 1) {
            code.end();
        }
    }

    /** Where the first window of a row begins. */
    private Index windowRow() {
        return Index.times("n", window.input().size())
                .plus("y", window.outputHeight() == 1 ? 0 : (long) window.strideY() * below());
    }

    private Index outputRow() {
        return Index.times("n", shape().size())
                .plus("y", window.outputHeight() == 1 ? 0 : (long) window.outputWidth() * window.channels());
    }

    private int step() {
        return window.strideX() * window.channels();
    }

    private int below() {
        return window.width() * window.channels();
    }

    private boolean isUnrolled() {
        return !window.isPadded() && (long) window.kernelHeight() * window.kernelWidth() <= UNROLLED;
    }

    /** Loops over samples and positions; {@code o} is the output, {@code i} or the bounds are the window. */
    private void beginPositions(Code code, Extent extent) {
        int channels = window.channels();
        int rows = window.outputHeight();
        int columns = window.outputWidth();
        code.loop("n", "from", "to");
        if (rows > 1) {
            code.loop("y", 0, extent.rows);
        }
        if (columns > 1) {
            code.loop("x", 0, extent.columns);
        }
        if (isUnrolled()) {
            code.line(
                    "int i = $L",
                    Index.times("n", window.input().size())
                            .plus("y", rows == 1 ? 0 : (long) window.strideY() * window.width() * channels)
                            .plus("x", columns == 1 ? 0 : (long) window.strideX() * channels));
        } else {
            String y = rows == 1 ? null : "y";
            String x = columns == 1 ? null : "x";
            bounds(code, "top", "bottom", y, window.strideY(), window.top(), window.kernelHeight(), window.height());
            bounds(code, "left", "right", x, window.strideX(), window.left(), window.kernelWidth(), window.width());
        }
        code.line(
                "int o = $L",
                Index.times("n", shape().size())
                        .plus("y", rows == 1 ? 0 : (long) columns * channels)
                        .plus("x", columns == 1 ? 0 : channels));
    }

    private void endPositions(Code code) {
        code.end();
        if (window.outputHeight() > 1) {
            code.end();
        }
        if (window.outputWidth() > 1) {
            code.end();
        }
    }

    /** Declares the part of a window that lies inside of the input; without a position there is only one window. */
    private static void bounds(
            Code code,
            String low,
            String high,
            @Nullable String position,
            int stride,
            int padding,
            int kernel,
            int extent) {
        if (position == null) {
            code.line("int $L = 0", low);
            code.line("int $L = $L", high, Math.min(extent, kernel - padding));
            return;
        }
        Index start = Index.times(position, stride).plus(-padding);
        code.line("int $L = Math.max(0, $L)", low, start);
        code.line("int $L = Math.min($L, $L)", high, extent, start.plus(kernel));
    }

    /** Loops over the positions of a window; {@code i} is the input. */
    private void beginTaps(Code code) {
        code.loop("row", "top", "bottom").loop("column", "left", "right");
        code.line(
                "int i = $L",
                Index.times("n", window.input().size())
                        .plus("row", (long) window.width() * window.channels())
                        .plus("column", window.channels()));
    }

    private List<Index> taps() {
        List<Index> taps = new ArrayList<>();
        for (int ky = 0; ky < window.kernelHeight(); ky++) {
            for (int kx = 0; kx < window.kernelWidth(); kx++) {
                taps.add(Index.times("i", 1)
                        .plus("channel", 1)
                        .plus((long) (ky * window.width() + kx) * window.channels()));
            }
        }
        return taps;
    }

    private String combined() {
        String combined = "";
        for (Index tap : taps()) {
            String value = "in[" + tap + "]";
            if (combined.isEmpty()) {
                combined = value;
            } else {
                combined = kind == Kind.MAX ? "Math.max(" + combined + ", " + value + ")" : combined + " + " + value;
            }
        }
        return kind == Kind.MAX ? combined : "(" + combined + ") * " + share();
    }

    private String share() {
        return 1f / (window.kernelHeight() * window.kernelWidth()) + "f";
    }
}
