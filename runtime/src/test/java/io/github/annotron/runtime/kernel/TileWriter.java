// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the micro-kernels of the vector product, {@code Tiles16.java} and so on, one class for each number of lanes.
 *
 * <p>They are written out because the accumulators must be local variables: in an array, or across two nested loops, HotSpot
 * would keep them as objects. A tile is R rows by V vectors of C with one flat loop over the depth. Measured on Zen 4, 24 to 28
 * accumulators of 32 registers are best.
 */
public final class TileWriter {

    /** Vectors of a tile, and the most rows that go with them on 32 and on 16 registers; 0 is never. */
    private static final int[][] TILES = {{8, 3, 1}, {4, 6, 2}, {2, 12, 6}, {1, 14, 12}};

    private static final String[][] PARAMETERS = {
        {"int", "depth"},
        {"float[]", "a"},
        {"int", "aOffset"},
        {"int[]", "aRows"},
        {"int[]", "aDepth"},
        {"float[]", "b"},
        {"int", "bOffset"},
        {"int", "bStride"},
        {"float[]", "start"},
        {"int", "startOffset"},
        {"int", "startStep"},
        {"float[]", "c"},
        {"int", "cOffset"},
        {"int[]", "cRows"},
        {"float", "floor"}
    };

    private final int lanes;
    private final StringBuilder text = new StringBuilder();

    private TileWriter(int lanes) {
        this.lanes = lanes;
    }

    /** Writes all files into the folder that is the first argument. */
    public static void main(String[] arguments) throws IOException {
        for (int lanes = 2; lanes <= 16; lanes *= 2) {
            Files.writeString(Path.of(arguments[0], fileName(lanes)), source(lanes));
        }
    }

    static String fileName(int lanes) {
        return "Tiles" + lanes + ".java";
    }

    static String source(int lanes) {
        TileWriter writer = new TileWriter(lanes);
        writer.writeClass();
        return writer.text.toString();
    }

    /** Vectors of two lanes only ever take the last two or three columns. */
    private boolean has(int vectors) {
        return lanes > 2 || vectors == 1;
    }

    private void writeClass() {
        line(0, "// SPDX-License-Identifier: Apache-2.0");
        line(0, "// Written by TileWriter, in the tests of this module. Change that, run it, and do not edit this.");
        line(0, "package io.github.annotron.runtime.kernel.vector;");
        line(0, "");
        line(0, "import jdk.incubator.vector.FloatVector;");
        line(0, "import jdk.incubator.vector.VectorSpecies;");
        line(0, "");
        line(0, "/** Micro-kernels of the product for vectors of " + lanes + " floats. */");
        line(0, "final class Tiles" + lanes + " {");
        line(0, "");
        line(1, "private static final VectorSpecies<Float> S = FloatVector.SPECIES_" + 32 * lanes + ";");
        line(0, "");
        line(1, "private Tiles" + lanes + "() {}");
        writeProduct();
        for (int[] tile : TILES) {
            if (has(tile[0])) {
                writePanel(tile[0], tile[1], tile[2]);
            }
        }
        for (int[] tile : TILES) {
            for (int rows = 1; rows <= tile[1] && has(tile[0]); rows++) {
                writeTile(rows, tile[0]);
            }
        }
        line(0, "}");
    }

    private void writeProduct() {
        line(0, "");
        line(
                1,
                "/** Computes whole vectors of columns from the given one on; returns the first column that is left. */");
        list(1, "static int product(", "int fromColumn, int columns, int fromRow, int toRow, " + declared(), ") {");
        line(2, "int rows = toRow - fromRow;");
        line(2, "int j = fromColumn;");
        for (int[] tile : TILES) {
            int vectors = tile[0];
            if (has(vectors)) {
                String worth = worth(tile);
                String loop = "j <= columns - " + vectors * lanes + "; j += " + vectors * lanes + ") {";
                line(2, "for (; " + worth + loop);
                String passed = passed("bOffset + j", "startOffset + j", "cOffset + j");
                list(3, "panel" + vectors + "(", "fromRow, toRow, " + passed, ");");
                line(2, "}");
            }
        }
        line(2, "return j;");
        line(1, "}");
    }

    /**
     * When a width is worth it: the widest that keeps the most accumulators serves any number of rows, four vectors on 32
     * registers and two on 16; wider ones serve what few rows they have registers for.
     */
    private static String worth(int[] tile) {
        switch (tile[0]) {
            case 8:
                return "rows <= (VectorProduct.MANY_REGISTERS ? " + tile[1] + " : " + tile[2] + ") && ";
            case 4:
                return "(VectorProduct.MANY_REGISTERS || rows <= " + tile[2] + ") && ";
            default:
                return "";
        }
    }

    /** Cuts the rows into tiles whose numbers of rows differ by one at most. */
    private void writePanel(int vectors, int most, int mostOfFew) {
        line(0, "");
        list(1, "private static void panel" + vectors + "(", "int fromRow, int toRow, " + declared(), ") {");
        line(2, "int most = VectorProduct.MANY_REGISTERS ? " + most + " : " + mostOfFew + ";");
        line(2, "int row = fromRow;");
        line(2, "for (int tiles = (toRow - fromRow + most - 1) / most; tiles > 0; tiles--) {");
        line(3, "int rows = (toRow - row) / tiles;");
        line(3, "switch (rows) {");
        for (int rows = 1; rows <= most; rows++) {
            String label = rows == most ? "default" : "case " + rows;
            String passed = "row, " + passed("bOffset", "startOffset", "cOffset");
            list(4, label + " -> tile" + rows + "x" + vectors + "(", passed, ");");
        }
        line(3, "}");
        line(3, "row += rows;");
        line(2, "}");
        line(1, "}");
    }

    private void writeTile(int rows, int vectors) {
        line(0, "");
        list(1, "private static void tile" + rows + "x" + vectors + "(", "int row, " + declared(), ") {");
        for (int r = 0; r < rows; r++) {
            line(2, "int a" + r + " = aOffset + aRows[row" + plus(r) + "];");
        }
        for (int r = 0; r < rows; r++) {
            line(2, "int c" + r + " = cRows[row" + plus(r) + "];");
        }
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                load(2, sum(r, v), "start", "startOffset + startStep * c" + r + plus(v * lanes));
            }
        }
        line(2, "for (int p = 0; p < depth; p++) {");
        line(3, "int q = aDepth[p];");
        line(3, "int o = bOffset + p * bStride;");
        if (vectors <= rows) { // the fewer of both stay in registers for a step, the others pass through one
            for (int v = 0; v < vectors; v++) {
                load(3, "b" + v, "b", "o" + plus(v * lanes));
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
                line(3, (v == 0 ? "FloatVector " : "") + "y = FloatVector.fromArray(S, b, o" + plus(v * lanes) + ");");
                for (int r = 0; r < rows; r++) {
                    line(3, sum(r, v) + " = x" + r + ".fma(y, " + sum(r, v) + ");");
                }
            }
        }
        line(2, "}");
        for (int r = 0; r < rows; r++) {
            for (int v = 0; v < vectors; v++) {
                line(2, sum(r, v) + ".max(floor).intoArray(c, cOffset + c" + r + plus(v * lanes) + ");");
            }
        }
        line(1, "}");
    }

    private static String sum(int row, int vector) {
        return "s" + row + "_" + vector;
    }

    private static String plus(int offset) {
        return offset == 0 ? "" : " + " + offset;
    }

    private void load(int depth, String name, String array, String index) {
        line(depth, "FloatVector " + name + " = FloatVector.fromArray(S, " + array + ", " + index + ");");
    }

    private static String declared() {
        StringBuilder list = new StringBuilder();
        for (String[] parameter : PARAMETERS) {
            list.append(list.isEmpty() ? "" : ", ")
                    .append(parameter[0])
                    .append(' ')
                    .append(parameter[1]);
        }
        return list.toString();
    }

    private static String passed(String bOffset, String startOffset, String cOffset) {
        StringBuilder list = new StringBuilder();
        for (String[] parameter : PARAMETERS) {
            String name = parameter[1];
            list.append(list.isEmpty() ? "" : ", ");
            list.append(
                    switch (name) {
                        case "bOffset" -> bOffset;
                        case "startOffset" -> startOffset;
                        case "cOffset" -> cOffset;
                        default -> name;
                    });
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
