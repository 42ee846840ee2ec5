// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.code.Scope;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cross-correlation: {@code y[oy,ox,f] = max(floor, b[f] + sum over ky,kx,c of x[oy s + ky d - p, ...] W[ky,kx,c,f])}. It
 * is a product of matrices whose left operand is the padded input itself: the offsets of its rows are those of the
 * positions, the offsets of its columns those of the taps, so nothing is copied but the border. The gradient at the
 * kernel is the same product with both tables exchanged. The gradient at the input is one such product for each residue
 * of the input's position modulo the stride, since only every stride-th tap meets an output there.
 *
 * @param window the geometry
 * @param groups channels and filters fall into so many independent groups
 * @param kernel W, {@code {kernel height, kernel width, channels / groups, filters}}
 * @param bias b, {@code {filters}}
 * @param rectified whether the floor is 0: a ReLU that costs nothing; its derivative is an operation of its own
 * @param norm a normalisation of y that is a part of this in prediction
 */
public record Convolution2D(
        Window2D window,
        int groups,
        Parameter kernel,
        Optional<Parameter> bias,
        boolean rectified,
        Optional<BatchNormalization> norm)
        implements Foldable {

    public Convolution2D(Window2D window, int groups, Parameter kernel, Optional<Parameter> bias, boolean rectified) {
        this(window, groups, kernel, bias, rectified, Optional.empty());
    }

    @Override
    public Convolution2D with(BatchNormalization norm) {
        return new Convolution2D(window, groups, kernel, bias, rectified, Optional.of(norm));
    }

    private int filters() {
        return kernel.columns();
    }

    private int groupFilters() {
        return filters() / groups;
    }

    private int groupChannels() {
        return window.channels() / groups;
    }

    private int taps() {
        return window.kernelHeight() * window.kernelWidth() * groupChannels();
    }

    private int positions() {
        return window.outputHeight() * window.outputWidth();
    }

    @Override
    public Shape shape() {
        return Shape.of(window.outputHeight(), window.outputWidth(), filters());
    }

    @Override
    public String description() {
        return window.kernelText() + " kernel" + window.details() + (groups == 1 ? "" : ", " + groups + " groups");
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(Stream.of(kernel), bias.stream()).toList();
    }

    @Override
    public long multiplyAdds() {
        return (long) positions() * taps() * filters();
    }

    @Override
    public Optional<Strategy> strategy() {
        return Optional.of(strategy(groupFilters()));
    }

    private static Strategy strategy(int columns) {
        // Many rows: never a straight line.
        return Product.choose(Integer.MAX_VALUE, 1, columns);
    }

    private Grid positionsInSource() {
        int row = window.paddedWidth() * window.channels();
        return new Grid(List.of(
                new Grid.Axis("y", window.outputHeight(), window.strideY() * row),
                new Grid.Axis("x", window.outputWidth(), window.strideX() * window.channels())));
    }

    private Grid positionsInOutput() {
        return new Grid(List.of(
                new Grid.Axis("y", window.outputHeight(), window.outputWidth() * filters()),
                new Grid.Axis("x", window.outputWidth(), filters())));
    }

    private Grid tapsInSource() {
        int row = window.paddedWidth() * window.channels();
        return new Grid(List.of(
                        new Grid.Axis("ky", window.kernelHeight(), window.dilationY() * row),
                        new Grid.Axis("kx", window.kernelWidth(), window.dilationX() * window.channels()),
                        new Grid.Axis("channel", groupChannels(), 1)))
                .merged();
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        Product product = new Product(positionsInSource(), positionsInOutput(), tapsInSource(), groupFilters());
        Foldable.Operands weights = operands(scope, code);
        code.loop("n", "from", "to");
        String source = scope.input(0);
        if (window.isPadded()) {
            source = scope.workspace("Padded", paddedSize());
            copyInside(
                    code,
                    scope.input(0),
                    "n",
                    source,
                    Index.times("n", paddedSize()),
                    new Border(
                            window.height(),
                            window.width(),
                            window.channels(),
                            window.top(),
                            window.left(),
                            window.paddedWidth()));
        }
        beginGroups(code);
        Product.Operands operands = new Product.Operands(
                source,
                group(Index.times("n", paddedSize()), groupChannels()),
                weights.kernel(),
                group(Index.of(0), groupFilters()),
                filters(),
                1,
                weights.bias(),
                group(Index.of(0), groupFilters()),
                scope.output(),
                group(Index.times("n", shape().size()), groupFilters()),
                weights.floor());
        emit(code, scope, product, "", operands, strategy().orElseThrow());
        endGroups(code);
        code.end();
    }

    @Override
    public void gradients(BackwardScope scope, Code code) {
        Optional<BackwardScope.Target> target = scope.parameterGradient(kernel);
        if (target.isEmpty()) {
            return;
        }
        String source = window.isPadded() ? scope.forwardWorkspace("Padded") : scope.input(0);
        String dw = target.get().array();
        Product product =
                new Product(tapsInSource(), Grid.line("tap", taps(), filters()), positionsInSource(), groupFilters());
        Affine.share(code, taps());
        if (!target.get().accumulate()) {
            code.line("$T.fill($L, first * $L, last * $L, 0f)", Arrays.class, dw, filters(), filters());
        }
        code.loop("n", 0, "samples");
        beginGroups(code);
        Product.Operands operands = new Product.Operands(
                source,
                group(Index.times("n", paddedSize()), groupChannels()),
                scope.outputGradient(),
                group(Index.times("n", shape().size()), groupFilters()),
                filters(),
                1,
                dw,
                group(Index.of(0), groupFilters()),
                dw,
                group(Index.of(0), groupFilters()),
                Product.NO_FLOOR);
        product.callKernel(
                code,
                operands,
                "first",
                "last",
                Integer.toString(positions()),
                scope.table("Taps", product.rows()),
                scope.table("Positions", product.depth()),
                scope.table("", product.targetRows()));
        endGroups(code);
        code.end();
        bias.flatMap(scope::parameterGradient)
                .ifPresent(
                        db -> Biases.gradient(code, db, filters(), "samples * " + positions(), scope.outputGradient()));
    }

    @Override
    public void prepare(BackwardScope scope, Code code) {
        if (!scope.needsInputGradient(0)) {
            return;
        }
        Affine.share(code, groupChannels());
        long block = (long) groupFilters() * groupChannels();
        int tap = groupChannels() * filters();
        for (Phase phase : phases()) {
            if (phase.taps() == 0) {
                continue;
            }
            boolean rows = phase.y().taps() > 1;
            boolean columns = phase.x().taps() > 1;
            if (rows) {
                code.loop("ky", 0, phase.y().taps());
            }
            if (columns) {
                code.loop("kx", 0, phase.x().taps());
            }
            beginGroups(code);
            code.line(
                    "$T.transpose(first, last, $L,\n$L, $L, $L,\n$L, $L, $L)",
                    RuntimeNames.KERNELS,
                    groupFilters(),
                    scope.parameter(kernel),
                    group(
                            Index.of((long) (phase.y().firstTap() * window.kernelWidth()
                                                    + phase.x().firstTap())
                                            * tap)
                                    .plus("ky", !rows ? 0 : (long) phase.y().tapStep() * window.kernelWidth() * tap)
                                    .plus("kx", !columns ? 0 : (long) phase.x().tapStep() * tap),
                            groupFilters()),
                    filters(),
                    transposed(scope),
                    group(
                            Index.of(phase.weights())
                                    .plus("ky", !rows ? 0 : phase.x().taps() * block)
                                    .plus("kx", !columns ? 0 : block),
                            phase.taps() * block),
                    groupChannels());
            endGroups(code);
            if (columns) {
                code.end();
            }
            if (rows) {
                code.end();
            }
        }
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        Optional<BackwardScope.Target> target = scope.inputGradient(0);
        if (target.isEmpty()) {
            return;
        }
        List<Phase> phases = phases();
        Border border = border(phases);
        boolean accumulate = target.get().accumulate();
        int inputSize = window.input().size();
        if (!accumulate && phases.stream().anyMatch(phase -> phase.taps() == 0)) {
            code.comment("no tap of the kernel reaches some of the positions");
            code.line(
                    "$T.fill($L, $L, $L, 0f)",
                    Arrays.class,
                    target.get().array(),
                    Index.times("from", inputSize),
                    Index.times("to", inputSize));
        }
        code.loop("n", "from", "to");
        String dy = scope.outputGradient();
        Index base = Index.times("n", shape().size());
        if (border.size() > 0) {
            dy = scope.workspace("Border", border.size());
            // One sample at a time: each worker keeps to the place of its first sample, which stays in its cache.
            base = Index.times("from", border.size());
            copyInside(code, scope.outputGradient(), "n", dy, base, border);
        }
        int row = border.stride() * filters();
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            if (phase.taps() == 0) {
                continue;
            }
            Product product = new Product(
                    new Grid(List.of(
                            new Grid.Axis("y", phase.y().positions(), row),
                            new Grid.Axis("x", phase.x().positions(), filters()))),
                    new Grid(List.of(
                            new Grid.Axis(
                                    "y", phase.y().positions(), window.strideY() * window.width() * window.channels()),
                            new Grid.Axis("x", phase.x().positions(), window.strideX() * window.channels()))),
                    new Grid(List.of(
                            new Grid.Axis("ky", phase.y().taps(), -phase.y().outputStep() * row),
                            new Grid.Axis("kx", phase.x().taps(), -phase.x().outputStep() * filters()),
                            new Grid.Axis("filter", groupFilters(), 1))),
                    groupChannels());
            Index c = group(
                    Index.times("n", inputSize)
                            .plus((long) (phase.y().firstInput() * window.width()
                                            + phase.x().firstInput())
                                    * window.channels()),
                    groupChannels());
            boolean block = phases.size() > 1 && groups == 1 && strategy(groupChannels()) == Strategy.LOOPS;
            if (block) {
                // The loops of each phase declare the same local variables.
                code.begin(
                        "/* input positions from $L, $L on */",
                        phase.y().firstInput(),
                        phase.x().firstInput());
            }
            beginGroups(code);
            Product.Operands operands = new Product.Operands(
                    dy,
                    group(
                            base.plus((long) (phase.y().firstOutput() + border.top()) * row
                                    + (long) (phase.x().firstOutput() + border.left()) * filters()),
                            groupFilters()),
                    transposed(scope),
                    group(Index.of(phase.weights()), (long) phase.taps() * groupFilters() * groupChannels()),
                    groupChannels(),
                    1,
                    accumulate ? target.get().array() : null,
                    c,
                    target.get().array(),
                    c,
                    Product.NO_FLOOR);
            emit(code, scope, product, phases.size() == 1 ? "Back" : "Back" + i, operands, strategy(groupChannels()));
            endGroups(code);
            if (block) {
                code.end();
            }
        }
        code.end();
    }

    private void emit(Code code, Scope scope, Product product, String role, Product.Operands o, Strategy strategy) {
        if (strategy == Strategy.LOOPS) {
            product.loops(code, o);
            return;
        }
        product.callKernel(
                code,
                o,
                "0",
                Integer.toString(product.rows().count()),
                Integer.toString(product.depth().count()),
                scope.table(role + "Positions", product.rows()),
                scope.table(role + "Taps", product.depth()),
                scope.table(role + "Targets", product.targetRows()));
    }

    private String transposed(BackwardScope scope) {
        return scope.derived(kernel, "Transposed", kernel.elements());
    }

    private int paddedSize() {
        return window.paddedHeight() * window.paddedWidth() * window.channels();
    }

    private void beginGroups(Code code) {
        if (groups > 1) {
            code.loop("group", 0, groups);
        }
    }

    private void endGroups(Code code) {
        if (groups > 1) {
            code.end();
        }
    }

    private Index group(Index base, long step) {
        return groups > 1 ? base.plus("group", step) : base;
    }

    /** An image inside of a larger one of {@code stride} columns. */
    private record Border(int height, int width, int channels, int top, int left, int stride, int size) {
        Border(int height, int width, int channels, int top, int left, int stride) {
            this(height, width, channels, top, left, stride, 0);
        }
    }

    private static void copyInside(Code code, String from, String sample, String to, Index base, Border border) {
        int run = border.width() * border.channels();
        int row = border.stride() * border.channels();
        code.loop("y", 0, border.height());
        code.line(
                "$T.arraycopy($L, $L, $L, $L, $L)",
                System.class,
                from,
                Index.times(sample, (long) border.height() * run).plus("y", run),
                to,
                base.plus("y", row).plus((long) border.top() * row + (long) border.left() * border.channels()),
                run);
        code.end();
    }

    /**
     * Along one axis, the input positions {@code i} with {@code (i + padding) mod stride == residue}, of which only the
     * taps {@code firstTap, firstTap + tapStep, ...} reach an output. Tap t and the q-th of these positions meet output
     * {@code firstOutput + q - t outputStep}.
     */
    private record Axis(
            int positions, int firstInput, int taps, int firstTap, int tapStep, int firstOutput, int outputStep) {

        static Axis of(int residue, int extent, int padding, int kernel, int stride, int dilation) {
            int common = gcd(stride, dilation);
            int tapStep = stride / common;
            int firstTap = 0;
            while (firstTap < Math.min(kernel, tapStep) && firstTap * dilation % stride != residue) {
                firstTap++;
            }
            int taps = firstTap < Math.min(kernel, tapStep) ? (kernel - firstTap + tapStep - 1) / tapStep : 0;
            int firstQuotient = Math.max(0, (padding - residue + stride - 1) / stride);
            int lastQuotient = Math.floorDiv(extent - 1 + padding - residue, stride);
            return new Axis(
                    Math.max(0, lastQuotient - firstQuotient + 1),
                    firstQuotient * stride + residue - padding,
                    taps,
                    firstTap,
                    tapStep,
                    firstQuotient + (residue - firstTap * dilation) / stride,
                    dilation / common);
        }

        int lowestOutput() {
            return firstOutput - (taps - 1) * outputStep;
        }

        int highestOutput() {
            return firstOutput + positions - 1;
        }

        private static int gcd(int a, int b) {
            return b == 0 ? a : gcd(b, a % b);
        }
    }

    /**
     * A pair of residues.
     *
     * @param weights where its transposed weights start
     */
    private record Phase(Axis y, Axis x, long weights) {
        int taps() {
            return y.taps() * x.taps();
        }
    }

    private List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        long weights = 0;
        for (int ry = 0; ry < window.strideY(); ry++) {
            Axis y = Axis.of(
                    ry, window.height(), window.top(), window.kernelHeight(), window.strideY(), window.dilationY());
            for (int rx = 0; rx < window.strideX(); rx++) {
                Axis x = Axis.of(
                        rx, window.width(), window.left(), window.kernelWidth(), window.strideX(), window.dilationX());
                if (y.positions() > 0 && x.positions() > 0) {
                    Phase phase = new Phase(y, x, weights);
                    phases.add(phase);
                    weights += (long) phase.taps() * groupChannels() * filters();
                }
            }
        }
        return phases;
    }

    /** The zeros around the gradient at the output that the products of all phases read; its size is 0 if there are none. */
    private Border border(List<Phase> phases) {
        List<Phase> reading = phases.stream().filter(phase -> phase.taps() > 0).toList();
        int top = reading.stream().mapToInt(p -> -p.y().lowestOutput()).max().orElse(0);
        int left = reading.stream().mapToInt(p -> -p.x().lowestOutput()).max().orElse(0);
        int bottom = reading.stream().mapToInt(p -> p.y().highestOutput()).max().orElse(0) + 1 - window.outputHeight();
        int right = reading.stream().mapToInt(p -> p.x().highestOutput()).max().orElse(0) + 1 - window.outputWidth();
        top = Math.max(0, top);
        left = Math.max(0, left);
        int height = top + window.outputHeight() + Math.max(0, bottom);
        int width = left + window.outputWidth() + Math.max(0, right);
        boolean any = height > window.outputHeight() || width > window.outputWidth();
        return new Border(
                window.outputHeight(),
                window.outputWidth(),
                filters(),
                top,
                left,
                width,
                any ? height * width * filters() : 0);
    }
}
