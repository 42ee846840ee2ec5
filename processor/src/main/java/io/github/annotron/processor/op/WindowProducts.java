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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The linear maps between an image and the image of the positions that a window has over it, as products of matrices. The
 * left operand is addressed by tables of offsets, so that nothing is copied but a border.
 *
 * <ul>
 *   <li>{@link #gather}: each position sums up what its window covers; rows are positions, the summands its taps.
 *   <li>{@link #scatter}, the transposed map: each position adds to what its window covers. That is a product for each
 *       {@linkplain Phases phase} of the image's pixels.
 *   <li>{@link #kernelGradient}: the first product with both tables exchanged.
 * </ul>
 *
 * <p>A convolution gathers, and its gradient scatters; a transposed convolution scatters, and its gradient gathers.
 *
 * @param window the geometry; its input is the image
 * @param groups channels and filters fall into so many independent groups
 * @param filters channels of the image of positions
 */
record WindowProducts(Window2D window, int groups, int filters) {

    /** So many calls of kernels, of some 80 bytecodes, are well below the 8000 that HotSpot compiles. */
    private static final int MANY_CALLS = 36;

    /** From so many summands on, loops are slow. */
    private static final int LONG = 64;

    /** So many unrolled loops, of some 1000 bytecodes, are. */
    private static final int MANY_LOOPS = 5;

    /**
     * What a product makes of its sums.
     *
     * @param start an array of one value for each column to begin with; the target, to add to it; null for zeros
     * @param target where they go
     * @param floor a lower bound, as source text
     */
    record Sums(@Nullable String start, String target, String floor) {

        /** Those of an operation's output. */
        static Sums of(ForwardScope scope, Optional<Parameter> bias, boolean rectified) {
            return new Sums(
                    bias.map(scope::parameter).orElse(null), scope.output(), rectified ? "0f" : Product.NO_FLOOR);
        }

        /** Whether they begin with what is given and not with the target. */
        boolean hasBias() {
            return start != null && !start.equals(target);
        }

        /** Those of a gradient. */
        static Sums of(BackwardScope.Target gradient) {
            String array = gradient.array();
            return new Sums(gradient.accumulate() ? array : null, array, Product.NO_FLOOR);
        }
    }

    private int groupFilters() {
        return filters / groups;
    }

    private int groupChannels() {
        return window.channels() / groups;
    }

    /** Summands of one position's sum, which are the rows of the kernel. */
    private int taps() {
        return window.kernelHeight() * window.kernelWidth() * groupChannels();
    }

    private int positions() {
        return window.outputHeight() * window.outputWidth();
    }

    /** The shape of the image of positions. */
    Shape positionShape() {
        return Shape.of(window.outputHeight(), window.outputWidth(), filters);
    }

    /** For comments: {@code 3x3 kernel, stride 2x2, 4 groups}. */
    String description() {
        return window.kernelText() + " kernel" + window.details() + (groups == 1 ? "" : ", " + groups + " groups");
    }

    long multiplyAdds() {
        return (long) positions() * taps() * filters;
    }

    /** How a product over positions is compiled. */
    Strategy gatherStrategy() {
        return strategy(taps(), groupFilters());
    }

    /** How a product over pixels is compiled. */
    Strategy scatterStrategy() {
        long all = (long) window.kernelHeight() * window.kernelWidth() * groupFilters();
        return strategy(all / ((long) window.strideY() * window.strideX()), groupChannels());
    }

    private static Strategy strategy(long depth, int columns) {
        // Many rows: never a straight line. With long sums the kernel is twice as fast as loops however few columns
        // there are.
        return depth >= LONG ? Strategy.MICRO_KERNEL : Product.choose(Integer.MAX_VALUE, 1, columns);
    }

    private Grid positionsInImage() {
        int row = window.paddedWidth() * window.channels();
        return new Grid(List.of(
                new Grid.Axis("y", window.outputHeight(), window.strideY() * row),
                new Grid.Axis("x", window.outputWidth(), window.strideX() * window.channels())));
    }

    private Grid positionsInOutput() {
        return new Grid(List.of(
                new Grid.Axis("y", window.outputHeight(), window.outputWidth() * filters),
                new Grid.Axis("x", window.outputWidth(), filters)));
    }

    private Grid tapsInImage() {
        int row = window.paddedWidth() * window.channels();
        return new Grid(List.of(
                        new Grid.Axis("ky", window.kernelHeight(), window.dilationY() * row),
                        new Grid.Axis("kx", window.kernelWidth(), window.dilationX() * window.channels()),
                        new Grid.Axis("channel", groupChannels(), 1)))
                .merged();
    }

    /** The zeros around the image that windows reach over. */
    Border padding() {
        return new Border(
                window.height(),
                window.width(),
                window.channels(),
                window.top(),
                window.left(),
                window.paddedHeight(),
                window.paddedWidth());
    }

    /**
     * Emits, for sample {@code n}, the sums over the window at each position.
     *
     * @param image the array of images with their {@link #padding}
     * @param role the start of the names of tables
     */
    void gather(Code code, Scope scope, String image, String kernel, Sums sums, String role) {
        Product product = new Product(positionsInImage(), positionsInOutput(), tapsInImage(), groupFilters());
        beginGroups(code);
        Index c = group(Index.times("n", positionShape().size()), groupFilters());
        Product.Operands operands = new Product.Operands(
                image,
                group(Index.times("n", padding().size()), groupChannels()),
                kernel,
                group(Index.of(0), groupFilters()),
                filters,
                1,
                sums.start(),
                sums.hasBias() ? group(Index.of(0), groupFilters()) : c,
                sums.target(),
                c,
                sums.floor());
        emit(code, scope, product, role, operands, gatherStrategy());
        endGroups(code);
    }

    /**
     * Emits the gradient at the kernel, {@code part} of {@code parts} of it.
     *
     * @param image the array of images with their {@link #padding}
     * @param positions the array of images of positions
     */
    void kernelGradient(Code code, BackwardScope scope, String image, String positions, BackwardScope.Target gradient) {
        String dw = gradient.array();
        Product product =
                new Product(tapsInImage(), Grid.line("tap", taps(), filters), positionsInImage(), groupFilters());
        Affine.share(code, taps());
        if (!gradient.accumulate()) {
            code.line("$T.fill($L, first * $L, last * $L, 0f)", Arrays.class, dw, filters, filters);
        }
        code.loop("n", 0, "samples");
        beginGroups(code);
        Product.Operands operands = new Product.Operands(
                image,
                group(Index.times("n", padding().size()), groupChannels()),
                positions,
                group(Index.times("n", positionShape().size()), groupFilters()),
                filters,
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
    }

    /**
     * Emits the transposition of the kernel for {@link #scatter}, phase by phase, {@code part} of {@code parts} of it.
     *
     * @param transposed an array of the kernel's size
     */
    void transpose(Code code, String kernel, String transposed) {
        Phases phases = Phases.of(window, filters);
        String first = "first";
        String last = "last";
        if (areApart(phases)) {
            first = "(int) (" + groupChannels() + "L * part / parts)";
            last = "(int) (" + groupChannels() + "L * (part + 1) / parts)";
        } else {
            Affine.share(code, groupChannels());
        }
        long block = (long) groupFilters() * groupChannels();
        int tap = groupChannels() * filters;
        for (Phases.Phase phase : phases.all()) {
            if (phase.taps() == 0) {
                continue;
            }
            if (areApart(phases)) {
                code.separate();
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
                    "$T.transpose($L, $L, $L,\n$L, $L, $L,\n$L, $L, $L)",
                    RuntimeNames.KERNELS,
                    first,
                    last,
                    groupFilters(),
                    kernel,
                    group(
                            Index.of((long) (phase.y().firstTap() * window.kernelWidth()
                                                    + phase.x().firstTap())
                                            * tap)
                                    .plus("ky", !rows ? 0 : (long) phase.y().tapStep() * window.kernelWidth() * tap)
                                    .plus("kx", !columns ? 0 : (long) phase.x().tapStep() * tap),
                            groupFilters()),
                    filters,
                    transposed,
                    group(
                            weights(phase)
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

    /** Where the transposed weights of a phase start. */
    private Index weights(Phases.Phase phase) {
        return Index.of((long) phase.tapsBefore() * groupChannels() * filters);
    }

    /**
     * Emits, for the samples {@code from} to {@code to}, what the windows of all positions leave at each pixel.
     *
     * @param positions the array of images of positions
     * @param transposed what {@link #transpose} has made of the kernel
     * @param role the start of the names of tables
     */
    void scatter(Code code, Scope scope, String positions, String transposed, Sums sums, String role) {
        Phases phases = Phases.of(window, filters);
        Border border = phases.border();
        int imageSize = window.input().size();
        if (sums.start() == null && phases.leavePixels()) {
            code.comment("no tap of the kernel reaches some of the pixels");
            code.line(
                    "$T.fill($L, $L, $L, 0f)",
                    Arrays.class,
                    sums.target(),
                    Index.times("from", imageSize),
                    Index.times("to", imageSize));
        }
        boolean apart = areApart(phases);
        boolean bordered = border.exists();
        String source = bordered ? scope.workspace("Border", border.size()) : positions;
        // Where possible one sample at a time: each worker keeps to the place of its first one, which stays in its
        // cache.
        Index base = bordered
                ? Index.times(apart ? "n" : "from", border.size())
                : Index.times("n", positionShape().size());
        if (bordered || !apart) {
            code.loop("n", "from", "to");
        }
        if (bordered) {
            border.copyInside(code, positions, source, base);
        }
        if (bordered && apart) {
            code.end();
        }
        int count = phases.all().size();
        for (int i = 0; i < count; i++) {
            Phases.Phase phase = phases.all().get(i);
            if (phase.taps() == 0 && !sums.hasBias()) {
                continue;
            }
            if (apart) {
                code.separate().loop("n", "from", "to");
            }
            boolean block = count > 1 && !apart && groups == 1 && scatterStrategy() == Strategy.LOOPS;
            if (block) {
                // The loops of each phase declare the same local variables.
                code.begin(
                        "/* pixels from $L, $L on */",
                        phase.y().firstPixel(),
                        phase.x().firstPixel());
            }
            if (phase.taps() == 0) {
                code.comment("no tap of the kernel reaches these pixels");
            }
            beginGroups(code);
            Product product = product(phase, border);
            Product.Operands operands = operands(phase, border, source, base, transposed, sums);
            emit(code, scope, product, count == 1 ? role : role + "Phase" + i, operands, scatterStrategy());
            endGroups(code);
            if (block || apart) {
                code.end();
            }
        }
        if (!apart) {
            code.end();
        }
    }

    /** Whether the products of the phases have loops over samples of their own, so that a method can be cut between. */
    private boolean areApart(Phases phases) {
        return phases.all().size() > (scatterStrategy() == Strategy.LOOPS ? MANY_LOOPS : MANY_CALLS);
    }

    private Product.Operands operands(
            Phases.Phase phase, Border border, String source, Index base, String transposed, Sums sums) {
        Index c = group(
                Index.times("n", window.input().size())
                        .plus((long) (phase.y().firstPixel() * window.width()
                                        + phase.x().firstPixel())
                                * window.channels()),
                groupChannels());
        int first = (phase.y().firstPosition() + border.top()) * border.row()
                + (phase.x().firstPosition() + border.left()) * filters;
        return new Product.Operands(
                source,
                group(phase.taps() == 0 ? base : base.plus(first), groupFilters()),
                transposed,
                group(weights(phase), (long) phase.taps() * groupFilters() * groupChannels()),
                groupChannels(),
                1,
                sums.start(),
                sums.hasBias() ? group(Index.of(0), groupChannels()) : c,
                sums.target(),
                c,
                sums.floor());
    }

    private Product product(Phases.Phase phase, Border border) {
        int row = border.row();
        Grid depth = phase.taps() == 0
                ? Grid.line("tap", 0, 1)
                : new Grid(List.of(
                        new Grid.Axis("ky", phase.y().taps(), -phase.y().positionStep() * row),
                        new Grid.Axis("kx", phase.x().taps(), -phase.x().positionStep() * filters),
                        new Grid.Axis("filter", groupFilters(), 1)));
        return new Product(
                new Grid(List.of(
                        new Grid.Axis("y", phase.y().pixels(), row),
                        new Grid.Axis("x", phase.x().pixels(), filters))),
                new Grid(List.of(
                        new Grid.Axis("y", phase.y().pixels(), window.strideY() * window.width() * window.channels()),
                        new Grid.Axis("x", phase.x().pixels(), window.strideX() * window.channels()))),
                depth,
                groupChannels());
    }

    private static void emit(
            Code code, Scope scope, Product product, String role, Product.Operands o, Strategy strategy) {
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
}
