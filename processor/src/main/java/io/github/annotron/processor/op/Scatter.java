// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.code.Scope;
import io.github.annotron.processor.graph.Strategy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The code of {@link WindowProducts#scatter}: a product for each phase. */
record Scatter(WindowProducts products, Phases phases) {

    /** So many calls of kernels, of some 80 bytecodes, are well below the 8000 that HotSpot compiles. */
    private static final int MANY_CALLS = 36;

    /** So many unrolled loops, of some 1000 bytecodes, are. */
    private static final int MANY_LOOPS = 5;

    /** With fewer summands for a tap, reading and writing the sums takes too long. */
    private static final int DEEP = 32;

    /** So many times the work are as long as that. */
    private static final double MORE = 1.15;

    static Scatter of(WindowProducts products) {
        return new Scatter(products, Phases.of(products.window(), products.filters()));
    }

    private Window2D window() {
        return products.window();
    }

    private int filters() {
        return products.filters();
    }

    /**
     * Emits the transposition of the kernel, phase by phase, {@code part} of {@code parts} of it.
     *
     * @param transposed an array of the kernel's size
     */
    void transpose(Code code, String kernel, String transposed) {
        String first = "first";
        String last = "last";
        if (areApart()) {
            first = Shares.begin(products.groupChannels());
            last = Shares.end(products.groupChannels());
        } else {
            Shares.declare(code, products.groupChannels());
        }
        long block = (long) products.groupFilters() * products.groupChannels();
        int tap = products.groupChannels() * filters();
        for (Phases.Phase phase : phases.all()) {
            if (phase.taps() == 0) {
                continue;
            }
            if (areApart()) {
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
            products.beginGroups(code);
            code.line(
                    "$T.transpose($L, $L, $L,\n$L, $L, $L,\n$L, $L, $L)",
                    RuntimeNames.KERNELS,
                    first,
                    last,
                    products.groupFilters(),
                    kernel,
                    products.group(
                            Index.of((long) firstTap(phase) * tap)
                                    .plus("ky", !rows ? 0 : (long) phase.y().tapStep() * window().kernelWidth() * tap)
                                    .plus("kx", !columns ? 0 : (long) phase.x().tapStep() * tap),
                            products.groupFilters()),
                    filters(),
                    transposed,
                    products.group(
                            weights(phase)
                                    .plus("ky", !rows ? 0 : phase.x().taps() * block)
                                    .plus("kx", !columns ? 0 : block),
                            phase.taps() * block),
                    products.groupChannels());
            products.endGroups(code);
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
        return Index.of((long) phase.tapsBefore() * products.groupChannels() * filters());
    }

    /**
     * Emits, for the samples {@code from} to {@code to}, what the windows of all positions leave at each pixel.
     *
     * @param positions the array of images of positions
     * @param transposed what {@link #transpose} has made of the kernel, or the kernel
     * @param role the start of the names of tables
     */
    void emit(Code code, Scope scope, String positions, String transposed, WindowProducts.Sums sums, String role) {
        if (!sums.hasBias() && sums.floor().equals(Product.NO_FLOOR) && isFasterByTap()) {
            emitByTap(code, scope, positions, transposed, sums, role);
            return;
        }
        Border border = phases.border();
        if (sums.start() == null && phases.leavePixels()) {
            code.comment("no tap of the kernel reaches some of the pixels");
            clear(code, sums.target());
        }
        boolean apart = areApart();
        boolean bordered = border.exists();
        String source = bordered ? scope.workspace("Border", border.size()) : positions;
        Samples samples = samples();
        int size = bordered ? border.size() : products.positionShape().size();
        // Where possible each worker keeps to the places of its first samples, which stay in its cache.
        boolean inOnePlace = bordered && !apart;
        Index base = Index.times(inOnePlace ? "from" : "n", size);
        if (bordered && apart) {
            code.loop("n", "from", "to");
            border.copyInside(code, "n", positions, source, base);
            code.end();
        }
        if (!apart) {
            samples.begin(code, "from", "to");
        }
        if (inOnePlace) {
            samples.each(code, "to", sample -> {
                Index place = Index.times(samples.again("from", sample), size);
                border.copyInside(code, sample, positions, source, place);
            });
        }
        int count = phases.all().size();
        for (int i = 0; i < count; i++) {
            Phases.Phase phase = phases.all().get(i);
            if (phase.taps() == 0 && !sums.hasBias()) {
                continue;
            }
            if (apart) {
                samples.begin(code.separate(), "from", "to");
            }
            boolean block =
                    count > 1 && !apart && products.groups() == 1 && products.scatterStrategy() == Strategy.LOOPS;
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
            products.beginGroups(code);
            Product product = product(phase);
            Product.Operands operands = operands(phase, source, base, transposed, sums);
            String named = count == 1 ? role : role + "Phase" + i;
            products.emit(
                    code,
                    scope,
                    product,
                    named,
                    operands,
                    products.scatterStrategy(),
                    kernelRows(phase),
                    new WindowProducts.Together(
                            division(phase), samples, size, window().input().size()));
            products.endGroups(code);
            if (block || apart) {
                code.end();
            }
        }
        if (!apart) {
            code.end();
        }
    }

    /** How many samples the products of all phases take at once: as many as that which needs most. */
    private Samples samples() {
        return phases.all().stream()
                .filter(phase -> phase.taps() > 0)
                .map(phase -> products.samples(products.scatterStrategy(), division(phase)))
                .max(Comparator.comparingInt(Samples::together))
                .orElse(Samples.ONE);
    }

    /**
     * Whether it is faster to add up a product for each tap, in place of one for each pixel: that multiplies with no zeros of the border,
     * but reads and writes the sums for each tap.
     */
    private boolean isFasterByTap() {
        Window2D window = window();
        if (window.isPadded()
                || phases.all().size() > 1
                || products.isByChannel()
                || products.scatterStrategy() == Strategy.LOOPS
                || products.groupFilters() < DEEP) {
            return false;
        }
        Phases.Phase phase = phases.all().get(0);
        Band.Division division = division(phase);
        long work = division.bands().stream()
                .mapToLong(band -> (long) division.rows(band) * division.summands(band))
                .sum();
        long needed = (long) window.neededHeight() * window.neededWidth() * phase.taps() * products.groupFilters();
        return work >= MORE * needed;
    }

    private void emitByTap(
            Code code, Scope scope, String positions, String transposed, WindowProducts.Sums sums, String role) {
        Window2D window = window();
        int imageSize = window.input().size();
        if (sums.start() == null) {
            clear(code, sums.target());
        }
        boolean several = window.kernelHeight() > 1;
        boolean across = window.kernelWidth() > 1;
        int rows = window.neededHeight() * window.neededWidth();
        Samples samples = Samples.of(rows, WindowProducts.MANY_ROWS);
        samples.begin(code, "from", "to");
        if (several) {
            code.loop("ky", 0, window.kernelHeight());
        }
        if (across) {
            code.loop("kx", 0, window.kernelWidth());
        }
        products.beginGroups(code);
        int block = products.groupFilters() * products.groupChannels();
        Product product = new Product(
                samples.grid(
                        products.positionsInOutput(), products.positionShape().size()),
                samples.grid(products.positionsInImage(window.neededWidth()), imageSize),
                Grid.line("filter", products.groupFilters(), 1),
                products.channelColumns());
        Index pixels = products.group(
                Index.times("n", imageSize)
                        .plus("ky", several ? products.rowDilation() : 0)
                        .plus("kx", across ? products.columnDilation() : 0),
                products.groupChannels());
        Product.Operands operands = new Product.Operands(
                positions,
                products.group(Index.times("n", products.positionShape().size()), products.groupFilters()),
                transposed,
                products.group(
                        Index.of(0)
                                .plus("ky", several ? window.kernelWidth() * block : 0)
                                .plus("kx", across ? block : 0),
                        (long) window.kernelHeight() * window.kernelWidth() * block),
                products.groupChannels(),
                1,
                sums.target(),
                pixels,
                sums.target(),
                pixels,
                Product.NO_FLOOR);
        product.callDense(
                code,
                operands,
                samples.rows(rows),
                "0",
                samples.count(rows, "to"),
                scope.table(role + "Positions", product.rows()),
                scope.table(role + "Pixels", product.targetRows()));
        products.endGroups(code);
        if (across) {
            code.end();
        }
        if (several) {
            code.end();
        }
        code.end();
    }

    /** Sets the images of the samples to zeros. */
    private void clear(Code code, String images) {
        int size = window().input().size();
        code.line("$T.fill($L, $L, $L, 0f)", Arrays.class, images, Index.times("from", size), Index.times("to", size));
    }

    /** Whether the products of the phases have loops over samples of their own, so that a method can be cut between. */
    private boolean areApart() {
        if (products.scatterStrategy() == Strategy.LOOPS) {
            return phases.all().size() > MANY_LOOPS;
        }
        return phases.all().stream()
                        .mapToInt(phase -> division(phase).bands().size())
                        .sum()
                > MANY_CALLS;
    }

    private Product.Operands operands(
            Phases.Phase phase, String source, Index base, String transposed, WindowProducts.Sums sums) {
        Index c = products.group(
                Index.times("n", window().input().size())
                        .plus((long) (phase.y().firstPixel() * window().width()
                                        + phase.x().firstPixel())
                                * window().channels()),
                products.groupChannels());
        Border border = phases.border();
        int first = (phase.y().firstPosition() + border.top()) * border.row()
                + (phase.x().firstPosition() + border.left()) * filters();
        return new Product.Operands(
                source,
                products.group(phase.taps() == 0 ? base : base.plus(first), products.groupFilters()),
                transposed,
                products.isByChannel()
                        ? Index.of((long) firstTap(phase) * filters())
                        : products.group(
                                weights(phase),
                                (long) phase.taps() * products.groupFilters() * products.groupChannels()),
                products.groupChannels(),
                1,
                sums.start(),
                sums.hasBias() ? products.group(Index.of(0), products.groupChannels()) : c,
                sums.target(),
                c,
                sums.floor());
    }

    private Product product(Phases.Phase phase) {
        int row = phases.border().row();
        Grid depth = phase.taps() == 0
                ? Grid.line("tap", 0, 1)
                : new Grid(List.of(
                        new Grid.Axis("ky", phase.y().taps(), -phase.y().positionStep() * row),
                        new Grid.Axis("kx", phase.x().taps(), -phase.x().positionStep() * filters()),
                        new Grid.Axis("filter", products.groupFilters(), 1)));
        return new Product(
                new Grid(List.of(
                        new Grid.Axis("y", phase.y().pixels(), row),
                        new Grid.Axis("x", phase.x().pixels(), filters()))),
                new Grid(List.of(
                        new Grid.Axis(
                                "y", phase.y().pixels(), window().strideY() * window().width() * window().channels()),
                        new Grid.Axis("x", phase.x().pixels(), window().strideX() * window().channels()))),
                depth,
                products.channelColumns());
    }

    /** The pixels of a phase by the taps that meet them with a position: down the image, or across if there is but one row. */
    private Band.Division division(Phases.Phase phase) {
        boolean isLine = products.isLine();
        int summands = (isLine ? 1 : phase.x().taps()) * products.groupFilters();
        return isLine
                ? new Band.Division(
                        phase.x().line(window().neededWidth()).bands(1),
                        products.axis(),
                        1,
                        filters(),
                        window().strideX() * window().channels(),
                        summands,
                        -phase.x().positionStep() * filters())
                : new Band.Division(
                        phase.y().line(window().neededHeight()).bands(phase.x().pixels()),
                        products.axis(),
                        phase.x().pixels(),
                        phases.border().row(),
                        window().strideY() * window().width() * window().channels(),
                        summands,
                        -phase.y().positionStep() * phases.border().row());
    }

    private int firstTap(Phases.Phase phase) {
        return phase.taps() == 0
                ? 0
                : phase.y().firstTap() * window().kernelWidth() + phase.x().firstTap();
    }

    /** The rows of the kernel that belong to the taps of a phase, from its first one on. */
    private Grid kernelRows(Phases.Phase phase) {
        return phase.taps() == 0
                ? Grid.line("tap", 0, 1)
                : new Grid(List.of(
                        new Grid.Axis("ky", phase.y().taps(), phase.y().tapStep() * window().kernelWidth() * filters()),
                        new Grid.Axis("kx", phase.x().taps(), phase.x().tapStep() * filters())));
    }
}
