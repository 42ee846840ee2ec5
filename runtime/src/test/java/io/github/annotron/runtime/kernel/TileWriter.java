// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes {@code Tiles.java} and {@code ChannelTiles.java}, the micro-kernels of the vector products.
 *
 * <p>They are written out because the accumulators must be local variables: in an array, or across two nested loops, HotSpot
 * would keep them as objects. A tile is R rows by V vectors of C with one flat loop over the depth. Measured on Zen 4, 24 to 28
 * accumulators of 32 registers are best. Where each column has an A of its own, nearly every multiply-add loads a vector: there
 * many vectors share what it costs to begin a tile with few terms, and many rows what it costs to load B in one with many.
 */
public final class TileWriter {

    /**
     * A kind of tile.
     *
     * @param vectors its columns
     * @param rows its rows, descending; few numbers, since HotSpot takes about a second to compile a large tile
     * @param mostOfFew the most rows on 16 registers
     */
    private record Tile(int vectors, List<Integer> rows, int mostOfFew) {
        int most() {
            return rows.get(0);
        }
    }

    private static final List<Tile> TILES = List.of(
            new Tile(8, List.of(2, 1), 1),
            new Tile(4, List.of(6, 4, 2, 1), 2),
            new Tile(2, List.of(12, 6, 4, 2, 1), 6),
            new Tile(1, List.of(8, 4, 2, 1), 8));

    private static final List<Tile> CHANNEL_TILES =
            List.of(new Tile(4, List.of(6, 1), 1), new Tile(2, List.of(9, 6, 1), 6), new Tile(1, List.of(9, 4, 1), 9));

    /** The kinds of product. */
    enum Form {
        /** {@code Kernels.product}. */
        MATRIX("Tiles", "product", TILES, "int fromTerm, int toTerm", "int bStride"),
        /** {@code Kernels.channelProduct}, where A is a vector too. */
        CHANNELS("ChannelTiles", "product of each channel by itself", CHANNEL_TILES, "int depth", "int[] bDepth");

        private final String type;
        private final String noun;
        private final List<Tile> tiles;
        private final String parameters;

        /**
         * A kind.
         *
         * @param terms the parameters that say which terms are summed
         * @param step that which says where the rows of B are
         */
        Form(String type, String noun, List<Tile> tiles, String terms, String step) {
            this.type = type;
            this.noun = noun;
            this.tiles = tiles;
            parameters = terms + ", float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset, " + step
                    + ", float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows";
        }

        String file() {
            return type + ".java";
        }
    }

    private static final String LABELS = IntStream.rangeClosed(0, 20)
            .map(i -> 4 * i)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));

    private final Form form;
    private final StringBuilder text = new StringBuilder();

    private TileWriter(Form form) {
        this.form = form;
    }

    /** Writes the files into the folder that is the first argument. */
    public static void main(String[] arguments) throws IOException {
        for (Form form : Form.values()) {
            Files.writeString(Path.of(arguments[0], form.file()), source(form));
        }
    }

    static String source(Form form) {
        TileWriter writer = new TileWriter(form);
        writer.writeClass();
        return writer.text.toString();
    }

    private void writeClass() {
        line(0, "// SPDX-License-Identifier: Apache-2.0");
        line(0, "// Written by TileWriter, in the tests of this module. Change that, run it, and do not edit this.");
        line(0, "package io.github.annotron.runtime.kernel.vector;");
        line(0, "");
        line(0, "import jdk.incubator.vector.FloatVector;");
        line(0, "import jdk.incubator.vector.VectorSpecies;");
        line(0, "");
        line(0, "/** Micro-kernels of the " + form.noun + " on the machine's longest vectors. */");
        line(0, "final class " + form.type + " {");
        line(0, "");
        line(1, "private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;");
        line(0, "");
        line(1, "private static final int L = VectorProduct.LANES;");
        line(0, "");
        line(1, "private " + form.type + "() {}");
        writeProduct();
        form.tiles.forEach(this::writePanel);
        for (Tile tile : form.tiles) {
            tile.rows().forEach(rows -> writeTile(rows, tile.vectors()));
        }
        writeRaise();
        line(0, "}");
    }

    private void writeProduct() {
        line(0, "");
        line(1, "/** Computes whole vectors of columns; returns the first column that is left. */");
        list(1, "static int product(", "int columns, int fromRow, int toRow, " + form.parameters, ", float floor) {");
        line(2, "int rows = toRow - fromRow;");
        line(2, "int j = 0;");
        for (Tile tile : form.tiles) {
            String width = times(tile.vectors());
            line(2, "for (; " + worth(tile) + "j <= columns - " + width + "; j += " + width + ") {");
            String passed = passed(" + j");
            list(3, "panel" + tile.vectors() + "(", "fromRow, toRow, " + passed, ", floor);");
            line(2, "}");
        }
        line(2, "return j;");
        line(1, "}");
    }

    /**
     * When a width is worth it: the widest that keeps the most accumulators serves any number of rows, four vectors on 32
     * registers and two on 16; wider ones serve what few rows they have registers for. Of products of channels, four serve those
     * with few terms.
     */
    private String worth(Tile tile) {
        if (form == Form.CHANNELS) {
            return tile.vectors() == 4 ? "VectorProduct.MANY_REGISTERS && depth < rows && " : "";
        }
        switch (tile.vectors()) {
            case 8:
                return "rows <= (VectorProduct.MANY_REGISTERS ? " + tile.most() + " : " + tile.mostOfFew() + ") && ";
            case 4:
                return "(VectorProduct.MANY_REGISTERS || rows <= " + tile.mostOfFew() + ") && ";
            default:
                return "";
        }
    }

    /** Cuts the rows into tiles, as large as possible. */
    private void writePanel(Tile tile) {
        line(0, "");
        list(
                1,
                "static void panel" + tile.vectors() + "(",
                "int fromRow, int toRow, " + form.parameters,
                ", float floor) {");
        line(2, "int row = fromRow;");
        for (int rows : tile.rows()) {
            String registers = rows > tile.mostOfFew() ? "VectorProduct.MANY_REGISTERS && " : "";
            line(2, "for (; " + registers + "row <= toRow - " + rows + "; row += " + rows + ") {");
            String passed = "row, " + passed("");
            list(3, "tile" + rows + "x" + tile.vectors() + "(", passed, ");");
            line(3, "if (floor > Float.NEGATIVE_INFINITY) {");
            line(4, "raise(row, " + rows + ", " + times(tile.vectors()) + ", c, cOffset, cRows, floor);");
            line(3, "}");
            line(2, "}");
        }
        line(1, "}");
    }

    private void writeTile(int rows, int vectors) {
        line(0, "");
        list(1, "private static void tile" + rows + "x" + vectors + "(", "int row, " + form.parameters, ") {");
        if (rows * vectors <= 4) {
            writeSize();
        }
        for (int r = 0; r < rows; r++) {
            line(2, "int a" + r + " = aOffset + aRows[row" + plus(r) + "];");
        }
        for (int r = 0; r < rows; r++) {
            line(2, "int c" + r + " = cRows[row" + plus(r) + "];");
        }
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                load(2, sum(r, v), "start", "startOffset + startStep * c" + r + vector(v));
            }
        }
        line(2, "for (int p = " + (form == Form.MATRIX ? "fromTerm; p < toTerm" : "0; p < depth") + "; p++) {");
        line(3, "int q = aDepth[p];");
        if (form == Form.MATRIX) {
            writeMatrixStep(rows, vectors);
        } else {
            writeChannelStep(rows, vectors);
        }
        line(2, "}");
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                line(2, sum(r, v) + ".intoArray(c, cOffset + c" + r + vector(v) + ");");
            }
        }
        line(1, "}");
    }

    private void writeMatrixStep(int rows, int vectors) {
        line(3, "int o = bOffset + p * bStride;");
        if (vectors <= rows) { // the fewer of both stay in registers for a step, the others pass through one
            for (int v = 0; v < vectors; v++) {
                load(3, "b" + v, "b", "o" + vector(v));
            }
            for (int r = 0; r < rows; r++) {
                line(3, (r == 0 ? "FloatVector " : "") + "x = FloatVector.broadcast(S, a[a" + r + " + q]);");
                for (int v = 0; v < vectors; v++) {
                    line(3, sum(r, v) + " = x.fma(b" + v + ", " + sum(r, v) + ");");
                }
            }
        } else {
            for (int r = 0; r < rows; r++) {
                line(3, "FloatVector x" + r + " = FloatVector.broadcast(S, a[a" + r + " + q]);");
            }
            for (int v = 0; v < vectors; v++) {
                line(3, (v == 0 ? "FloatVector " : "") + "y = FloatVector.fromArray(S, b, o" + vector(v) + ");");
                for (int r = 0; r < rows; r++) {
                    line(3, sum(r, v) + " = x" + r + ".fma(y, " + sum(r, v) + ");");
                }
            }
        }
    }

    private void writeChannelStep(int rows, int vectors) {
        line(3, "int o = bOffset + bDepth[p];");
        for (int v = 0; v < vectors; v++) {
            load(3, "b" + v, "b", "o" + vector(v));
        }
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                String x = "FloatVector.fromArray(S, a, a" + r + " + q" + vector(v) + ")";
                line(3, sum(r, v) + " = " + x + ".fma(b" + v + ", " + sum(r, v) + ");");
            }
        }
    }

    /**
     * Raises what a tile has written to the floor. In the tile itself, C2 of JDK 17 at times stops inlining before the maximum,
     * as it has inlined so much already, and makes objects of all sums (a network with few terms in a product then runs at a
     * quarter of its speed). The tile is still in the nearest cache.
     */
    private void writeRaise() {
        line(0, "");
        list(
                1,
                "private static void raise(",
                "int row, int rows, int columns, float[] c, int cOffset, int[] cRows, float floor",
                ") {");
        writeSize();
        line(2, "FloatVector least = FloatVector.broadcast(S, floor);");
        line(2, "for (int r = row; r < row + rows; r++) {");
        line(3, "int o = cOffset + cRows[r];");
        line(3, "for (int j = 0; j < columns; j += L) {");
        line(4, "least.max(FloatVector.fromArray(S, c, o + j)).intoArray(c, o + j);");
        line(3, "}");
        line(2, "}");
        line(1, "}");
    }

    /** Keeps a small method from being inlined: see VectorActivations. */
    private void writeSize() {
        line(2, "switch (L) { // for its size: see VectorActivations");
        line(3, "case " + LABELS + " -> {}");
        line(3, "default -> {}");
        line(2, "}");
    }

    private static String sum(int row, int vector) {
        return "s" + row + "_" + vector;
    }

    /** The offset of a vector, to be added. */
    private static String vector(int index) {
        return index == 0 ? "" : " + " + times(index);
    }

    private static String times(int vectors) {
        return vectors == 1 ? "L" : vectors + " * L";
    }

    private static String plus(int offset) {
        return offset == 0 ? "" : " + " + offset;
    }

    private void load(int depth, String name, String array, String index) {
        line(depth, "FloatVector " + name + " = FloatVector.fromArray(S, " + array + ", " + index + ");");
    }

    /** The names of the parameters, those of offsets with something added. */
    private String passed(String more) {
        StringBuilder list = new StringBuilder();
        for (String parameter : form.parameters.split(", ")) {
            String name = parameter.substring(parameter.indexOf(' ') + 1);
            boolean moves = name.endsWith("Offset") && (form == Form.CHANNELS || !name.equals("aOffset"));
            list.append(list.isEmpty() ? "" : ", ").append(name).append(moves ? more : "");
        }
        return list.toString();
    }

    /** A call or declaration that ends in a list, which goes on in lines of their own. */
    private void list(int depth, String head, String list, String tail) {
        line(depth, head);
        String rest = list;
        while (rest.length() > 104 - 4 * depth) {
            int end = rest.lastIndexOf(", ", 104 - 4 * depth) + 1;
            line(depth + 2, rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        line(depth + 2, rest + tail);
    }

    private void line(int depth, String content) {
        text.append(content.isEmpty() ? "" : "    ".repeat(depth))
                .append(content)
                .append('\n');
    }
}
