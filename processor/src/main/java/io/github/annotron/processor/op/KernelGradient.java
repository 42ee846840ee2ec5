// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.Multiplication;
import java.util.Arrays;

/** The code of the gradient at the kernel of {@link WindowProducts}: a product whose rows are the taps, and whose summands the positions. */
record KernelGradient(WindowProducts products) {

    /** From so many summands on, reading and writing the sums takes little of the time of a kernel's gradient. */
    private static final int LONG_SUM = 192;

    /** How many channels a thread takes at least. */
    private static final int SHARE = 16;

    private Window2D window() {
        return products.window();
    }

    /**
     * Emits the gradient at the kernel, {@code part} of {@code parts} of it.
     *
     * @param image the array of images with their {@link WindowProducts#padding}
     * @param positions the array of images of positions, or what {@link #pack} has made of it
     */
    void emit(Code code, BackwardScope scope, String image, String positions, BackwardScope.Target gradient) {
        if (products.isByChannel()) {
            channelGradient(code, scope, image, positions, gradient);
            return;
        }
        String dw = gradient.array();
        boolean packed = packs();
        // Else those that are not read have zeros for gradients, so that all columns of a row lie in one piece.
        int columns = packed || products.isLine() ? window().neededWidth() : window().outputWidth();
        int perSample = packed ? packedSize() : products.positionShape().size();
        Band.Division division = division(columns);
        int count = window().neededHeight() * columns;
        boolean connected =
                count * products.filters() == perSample && division.bands().size() == 1;
        Samples samples = connected ? Samples.of(count, LONG_SUM) : Samples.ONE;
        Grid summands = samples.grid(
                products.positionsInImage(columns), products.padding().size());
        Product product = new Product(products.tapsInImage(), products.kernelRows(), summands, products.groupFilters());
        Shares.declare(code, products.taps());
        if (!gradient.accumulate()) {
            code.line(
                    "$T.fill($L, first * $L, last * $L, 0f)", Arrays.class, dw, products.filters(), products.filters());
        }
        samples.begin(code, "0", "samples");
        products.beginGroups(code);
        Product.Operands operands = new Product.Operands(
                image,
                products.group(Index.times("n", products.padding().size()), products.groupChannels()),
                positions,
                products.group(Index.times("n", perSample), products.groupFilters()),
                products.filters(),
                1,
                dw,
                products.group(Index.of(0), products.groupFilters()),
                dw,
                products.group(Index.of(0), products.groupFilters()),
                Product.NO_FLOOR);
        for (Band band : division.bands()) {
            int begin = band.first() * division.rowsEach();
            int end = begin + division.rows(band);
            int depth = division.summands(band);
            division.comment(code, band, products.tapName(), products.positionName());
            product.callKernel(
                    code,
                    division.operands(operands, band),
                    Multiplication.Rows.shared(division.rows(band)),
                    samples.most(depth),
                    begin == 0 ? "first" : "Math.max(first, " + begin + ")",
                    end == products.taps() ? "last" : "Math.min(last, " + end + ")",
                    samples.count(depth, "samples"),
                    scope.table("Taps", product.rows()),
                    scope.table("Positions", product.depth()),
                    scope.table("", product.targetRows()));
        }
        products.endGroups(code);
        code.end();
    }

    /** The taps of a kernel by the positions where they lie inside of the image, of which so many columns are taken. */
    private Band.Division division(int columns) {
        Band.Line taps = products.line().exchanged();
        // A few zeros are faster than several products of few summands.
        boolean few = window().neededHeight() * columns < LONG_SUM / 2;
        return new Band.Division(
                few ? taps.whole() : taps.bands(products.tapsEach()),
                0,
                products.tapsEach(),
                0,
                0,
                products.positionsEach(columns),
                products.step());
    }

    /**
     * Whether {@link #emit} wants the positions that are read without the others between them, as {@link #pack}
     * leaves them.
     */
    boolean packs() {
        return window().isCut()
                && !products.isByChannel()
                && products.taps() >= WindowProducts.MANY_TAPS
                && division(window().outputWidth()).bands().size() == 1;
    }

    /** The positions that are read, within all of them. */
    private Border read() {
        return new Border(
                window().neededHeight(),
                window().neededWidth(),
                products.filters(),
                0,
                0,
                window().outputHeight(),
                window().outputWidth());
    }

    /** The elements of the positions that are read. */
    int packedSize() {
        return window().neededHeight() * window().neededWidth() * products.filters();
    }

    /** Emits the copying of the positions that are read, for the samples {@code from} to {@code to}. */
    void pack(Code code, String positions, String packed) {
        code.loop("n", "from", "to");
        read().copyOut(code, positions, packed);
        code.end();
    }

    private void channelGradient(
            Code code, BackwardScope scope, String image, String positions, BackwardScope.Target gradient) {
        String dw = gradient.array();
        int shares = (products.filters() + SHARE - 1) / SHARE;
        String first = SHARE + " * " + Shares.begin(shares);
        String last = SHARE + " * " + Shares.end(shares);
        boolean even = products.filters() % SHARE == 0;
        code.line("int first = $L", even ? first : "Math.min(" + products.filters() + ", " + first + ")");
        code.line("int last = $L", even ? last : "Math.min(" + products.filters() + ", " + last + ")");
        if (!gradient.accumulate()) {
            Index tap = Index.times("tap", products.filters());
            code.loop("tap", 0, products.taps());
            code.line("$T.fill($L, $L, $L, 0f)", Arrays.class, dw, tap.plus("first", 1), tap.plus("last", 1));
            code.end();
        }
        Product product = new Product(
                products.tapsInImage(),
                products.kernelRows(),
                products.positionsInImage(window().neededWidth()),
                products.filters());
        Index part = Index.times("first", 1);
        Product.Operands operands = new Product.Operands(
                image,
                Index.times("n", products.padding().size()).plus("first", 1),
                positions,
                Index.times("n", products.positionShape().size()).plus("first", 1),
                products.filters(),
                1,
                dw,
                part,
                dw,
                part,
                Product.NO_FLOOR);
        code.loop("n", 0, "samples");
        product.callByChannel(
                code,
                operands,
                "last - first",
                scope.table("Taps", product.rows()),
                scope.table("Positions", product.depth()),
                scope.table("", products.positionsInOutput()),
                scope.table("", product.targetRows()));
        code.end();
    }
}
