// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.Scope;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Strategy;
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
 *   <li>{@link KernelGradient}: the first product with both tables exchanged.
 * </ul>
 *
 * <p>A convolution gathers, and its gradient scatters; a transposed convolution scatters, and its gradient gathers.
 *
 * <p>Where each group is one channel and one filter, as in depthwise convolutions, the products are of the kind that treats each
 * channel by itself: they read the kernel as it is, and are split between threads by channels.
 *
 * @param window the geometry; its input is the image
 * @param groups channels and filters fall into so many independent groups
 * @param filters channels of the image of positions
 */
record WindowProducts(Window2D window, int groups, int filters) {

    /** From so many summands on, loops are slow. */
    private static final int LONG = 64;

    /** Below so many channels, loops over groups are as good as products by channel. */
    private static final int FEW = 8;

    /** From so many summands, or rows of a kernel, on it is worth a call or a copy to leave zeros out. */
    static final int MANY_TAPS = 64;

    /**
     * From so many rows on a product is as fast as can be in scalar code, whose loops then run along columns (the runtime's {@code
     * ScalarProduct}). The vectors' tiles are content with 48.
     */
    static final int MANY_ROWS = 256;

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

    /** Whether each channel is a group of its own, and there are not too few for vectors of them. */
    boolean isByChannel() {
        return groups == filters && groups == window.channels() && groups >= FEW;
    }

    int groupFilters() {
        return filters / groups;
    }

    /** Columns of a product over positions. */
    private int filterColumns() {
        return isByChannel() ? filters : groupFilters();
    }

    /** Columns of a product over pixels. */
    int channelColumns() {
        return isByChannel() ? window.channels() : groupChannels();
    }

    int groupChannels() {
        return window.channels() / groups;
    }

    /** Summands of one position's sum, which are the rows of the kernel. */
    int taps() {
        return window.kernelHeight() * window.kernelWidth() * groupChannels();
    }

    private int positions() {
        return window.outputHeight() * window.outputWidth();
    }

    /** The shape of the image of positions. */
    Shape positionShape() {
        return window.positions(filters);
    }

    /** For comments: {@code 3x3 kernel, stride 2x2, 4 groups}. */
    String description() {
        boolean depthwise = groups == window.channels() && groups == filters;
        String grouping = groups == 1 ? "" : depthwise ? ", depthwise" : ", " + groups + " groups";
        return window.text("kernel") + window.details() + grouping;
    }

    long multiplyAdds() {
        return (long) positions() * taps() * filters;
    }

    /** The same without taps in the border, and positions that nothing reads. */
    long neededMultiplyAdds() {
        return down().meetings() * across().meetings() * groupChannels() * filters;
    }

    /** How a product over positions is compiled. */
    Strategy gatherStrategy() {
        return strategy(taps(), filterColumns());
    }

    /** How a product over pixels is compiled. */
    Strategy scatterStrategy() {
        long all = (long) window.kernelHeight() * window.kernelWidth() * groupFilters();
        return strategy(all / ((long) window.strideY() * window.strideX()), channelColumns());
    }

    private static Strategy strategy(long depth, int columns) {
        // Many rows: never a straight line. With long sums the kernel is twice as fast as loops however few columns
        // there are.
        return depth >= LONG ? Strategy.MICRO_KERNEL : Product.choose(Integer.MAX_VALUE, 1, columns);
    }

    /** Whether positions and taps lie in one row. */
    boolean isLine() {
        return window.height() == 1 && window.kernelHeight() == 1;
    }

    /** Positions and taps down the image, or across if there is but one row. */
    Band.Line line() {
        return isLine() ? across() : down();
    }

    private Band.Line down() {
        return new Band.Line(
                window.neededHeight(),
                window.kernelHeight(),
                -window.top(),
                window.strideY(),
                window.dilationY(),
                window.height());
    }

    private Band.Line across() {
        return new Band.Line(
                window.neededWidth(),
                window.kernelWidth(),
                -window.left(),
                window.strideX(),
                window.dilationX(),
                window.width());
    }

    /** How many positions there are for a step of the {@link #line}, of which so many columns are taken. */
    int positionsEach(int columns) {
        return isLine() ? 1 : columns;
    }

    /** How many taps there are for a step of the other loop of the {@link #line}. */
    int tapsEach() {
        return (isLine() ? 1 : window.kernelWidth()) * groupChannels();
    }

    /** Elements of an image with its border from a step of positions to the next. */
    int step() {
        return isLine() ? columnStep() : rowStep();
    }

    /** The axis of the steps in a grid of positions or pixels. */
    int axis() {
        return isLine() ? 1 : 0;
    }

    String positionName() {
        return isLine() ? "column" : "row";
    }

    String tapName() {
        return isLine() ? "tap" : "row of taps";
    }

    /** Elements of an image with its border from a row of positions to the next. */
    private int rowStep() {
        return window.strideY() * window.paddedWidth() * window.channels();
    }

    private int columnStep() {
        return window.strideX() * window.channels();
    }

    /** The same from a row of taps to the next. */
    int rowDilation() {
        return window.dilationY() * window.paddedWidth() * window.channels();
    }

    int columnDilation() {
        return window.dilationX() * window.channels();
    }

    /** The positions in so many columns of the rows that are read. */
    Grid positionsInImage(int columns) {
        return new Grid(List.of(
                new Grid.Axis("y", window.neededHeight(), rowStep()), new Grid.Axis("x", columns, columnStep())));
    }

    Grid positionsInOutput() {
        return new Grid(List.of(
                new Grid.Axis("y", window.neededHeight(), window.outputWidth() * filters),
                new Grid.Axis("x", window.neededWidth(), filters)));
    }

    Grid tapsInImage() {
        return new Grid(List.of(
                        new Grid.Axis("ky", window.kernelHeight(), rowDilation()),
                        new Grid.Axis("kx", window.kernelWidth(), columnDilation()),
                        new Grid.Axis("channel", groupChannels(), 1)))
                .merged();
    }

    /** The rows of the kernel. */
    Grid kernelRows() {
        return Grid.line("tap", taps(), filters);
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
     * Emits, for the samples {@code from} to {@code to}, the sums over the window at each position.
     *
     * @param unpadded the array of images
     * @param image where they are to be copied into their {@link #padding}; the same array if there is none
     * @param role the start of the names of tables
     */
    void gather(Code code, Scope scope, String unpadded, String image, String kernel, Sums sums, String role) {
        int rowsEach = positionsEach(window.neededWidth());
        Band.Division division = new Band.Division(
                taps() < MANY_TAPS ? line().whole() : line().bands(rowsEach),
                axis(),
                rowsEach,
                step(),
                isLine() ? filters : window.outputWidth() * filters,
                tapsEach(),
                isLine() ? columnDilation() : rowDilation());
        Product product = new Product(
                positionsInImage(window.neededWidth()), positionsInOutput(), tapsInImage(), filterColumns());
        Together together = new Together(
                division,
                samples(gatherStrategy(), division),
                padding().size(),
                positionShape().size());
        together.samples.begin(code, "from", "to");
        if (padding().exists()) {
            together.samples.each(code, "to", sample -> copyInside(code, sample, unpadded, image));
        }
        gather(code, scope, image, product, kernel, sums, role, gatherStrategy(), together);
        code.end();
    }

    /**
     * What a product over samples is divided into, and put together from.
     *
     * @param sampleInA the distance of samples in A
     * @param sampleInC the same in C
     */
    record Together(Band.Division division, Samples samples, int sampleInA, int sampleInC) {

        /** One product of each sample. */
        static Together none(Product product) {
            return new Together(Band.Division.none(product), Samples.ONE, 0, 0);
        }

        Grid rows(Product product, Band band) {
            return samples.grid(division.grid(product.rows(), band), sampleInA);
        }

        Grid targetRows(Product product, Band band) {
            return samples.grid(division.grid(product.targetRows(), band), sampleInC);
        }
    }

    /** How many samples a product takes at once. */
    Samples samples(Strategy strategy, Band.Division division) {
        return strategy != Strategy.MICRO_KERNEL || isByChannel()
                ? Samples.ONE
                : Samples.of(division.fewestRows(), MANY_ROWS);
    }

    /** Emits the copying of the image of a sample into its {@link #padding}. */
    void copyInside(Code code, String sample, String unpadded, String image) {
        Border padding = padding();
        padding.copyInside(code, sample, unpadded, image, Index.times(sample, padding.size()));
    }

    /** For sample {@code n}, emits the same of bounds, with a third row behind the images of upper bounds and the parts of a kernel. */
    void gatherBounds(Code code, Scope scope, String image, String kernel, Sums sums) {
        Grid summands = Bounds.summands(tapsInImage(), padding().size());
        Product product =
                new Product(positionsInImage(window.neededWidth()), positionsInOutput(), summands, filterColumns());
        gather(code, scope, image, product, kernel, sums, "", Strategy.MICRO_KERNEL, Together.none(product));
    }

    private void gather(
            Code code,
            Scope scope,
            String image,
            Product product,
            String kernel,
            Sums sums,
            String role,
            Strategy strategy,
            Together together) {
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
        emit(
                code,
                scope,
                product,
                role,
                operands,
                strategy,
                Grid.line("tap", product.depth().count(), filters),
                together);
        endGroups(code);
    }

    /** Emits what {@link #scatter} wants to be made of the kernel, {@code part} of {@code parts} of it. */
    void transpose(Code code, String kernel, String transposed) {
        if (!readsKernel()) {
            Scatter.of(this).transpose(code, kernel, transposed);
        }
    }

    /**
     * Emits, for the samples {@code from} to {@code to}, what the windows of all positions leave at each pixel.
     *
     * @param positions the array of images of positions
     * @param transposed what {@link #transpose} has made of the kernel, or the kernel itself if it {@link #readsKernel}
     * @param role the start of the names of tables
     */
    void scatter(Code code, Scope scope, String positions, String transposed, Sums sums, String role) {
        Scatter.of(this).emit(code, scope, positions, transposed, sums, role);
    }

    /** Whether {@link #scatter} reads the kernel as it is. */
    boolean readsKernel() {
        return isByChannel();
    }

    void emit(
            Code code,
            Scope scope,
            Product product,
            String role,
            Product.Operands o,
            Strategy strategy,
            Grid kernelRows,
            Together together) {
        if (strategy == Strategy.LOOPS) {
            product.loops(code, o);
            return;
        }
        String depth = scope.table(role + "Taps", product.depth());
        if (isByChannel()) {
            product.callByChannel(
                    code,
                    o,
                    Integer.toString(product.columns()),
                    scope.table(role + "Positions", product.rows()),
                    depth,
                    scope.table(role + "Weights", kernelRows),
                    scope.table(role + "Targets", product.targetRows()));
            return;
        }
        Band.Division division = together.division;
        for (Band band : division.bands()) {
            division.comment(code, band, positionName(), tapName());
            product.callKernel(
                    code,
                    division.operands(o, band),
                    together.samples.rows(division.rows(band)),
                    ArrayLength.fixed(division.summands(band)),
                    "0",
                    together.samples.count(division.rows(band), "to"),
                    Integer.toString(division.summands(band)),
                    scope.table(role + "Positions" + suffix(division, band), together.rows(product, band)),
                    depth,
                    scope.table(role + "Targets" + suffix(division, band), together.targetRows(product, band)));
        }
    }

    /** What the names of a band's tables end with. */
    private String suffix(Band.Division division, Band band) {
        String step = isLine() ? "Column" : "Row";
        return division.bands().size() == 1 ? "" : band.count() == 1 ? "Of" + step : "Of" + band.count() + step + "s";
    }

    void beginGroups(Code code) {
        if (isGrouped()) {
            code.loop("group", 0, groups);
        }
    }

    void endGroups(Code code) {
        if (isGrouped()) {
            code.end();
        }
    }

    Index group(Index base, long step) {
        return isGrouped() ? base.plus("group", step) : base;
    }

    /** Whether there is a product for each group. */
    private boolean isGrouped() {
        return groups > 1 && !isByChannel();
    }
}
