// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes {@code RowTiles.java}, the micro-kernels of one row times a matrix: accumulators must be local variables, as {@link TileWriter}
 * explains. A row uses each weight once, so what counts is how the weights are read: the wider a tile, the longer the pieces of
 * memory, and without a table of offsets C2 checks the row's bounds before the loop.
 */
public final class RowTileWriter {

    static final String FILE = "RowTiles.java";

    /** Vectors of a tile; more than eight only where there are 32 registers. */
    private static final List<Integer> TILES = List.of(16, 8, 4, 2, 1);

    private static final String PARAMETERS = "int depth, float[] a, int aOffset, float[] b, int bOffset, int bStride, "
            + "float[] start,\n            int startOffset, float[] c, int cOffset";

    private RowTileWriter() {}

    /** Writes the file into the folder that is the first argument. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0], FILE), source());
    }

    static String source() {
        return """
                // SPDX-License-Identifier: Apache-2.0
                // Written by RowTileWriter, in the tests of this module. Change that, run it, and do not edit this.
                package io.github.annotron.runtime.kernel.vector;

                import jdk.incubator.vector.FloatVector;
                import jdk.incubator.vector.VectorSpecies;

                /** Micro-kernels of one row times a matrix on the machine's longest vectors. */
                final class RowTiles {

                    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

                    private static final int L = VectorProduct.LANES;

                    private RowTiles() {}

                    /** Computes whole vectors of columns; returns the first column that is left. */
                    static int product(
                            int columns, %s) {
                        int j = 0;
                %s        return j;
                    }
                %s}
                """.formatted(PARAMETERS, all(RowTileWriter::calls), all(RowTileWriter::tile));
    }

    private static String all(IntFunction<String> text) {
        return TILES.stream().map(text::apply).collect(Collectors.joining());
    }

    private static String calls(int vectors) {
        String registers = vectors > 8 ? "VectorProduct.MANY_REGISTERS && " : "";
        return """
                        for (; %1$sj <= columns - %2$s; j += %2$s) {
                            tile%3$d(depth, a, aOffset, b, bOffset + j, bStride, start, startOffset + j, c, cOffset + j);
                        }
                """.formatted(registers, times(vectors), vectors);
    }

    private static String tile(int vectors) {
        return """

                    static void tile%d(
                            %s) {
                %s%s        for (int p = 0, o = bOffset; p < depth; p++, o += bStride) {
                            FloatVector x = FloatVector.broadcast(S, a[aOffset + p]);
                %s        }
                %s    }
                """.formatted(
                        vectors,
                        PARAMETERS,
                        vectors > 4 ? "" : SIZE,
                        each(vectors, "        FloatVector s%d = FloatVector.fromArray(S, start, startOffset%s);\n"),
                        each(vectors, "            s%1$d = x.fma(FloatVector.fromArray(S, b, o%2$s), s%1$d);\n"),
                        each(vectors, "        s%d.intoArray(c, cOffset%s);\n"));
    }

    /** Keeps a small method from being inlined. */
    private static final String SIZE = """
                    switch (L) { // for its size: see VectorActivations
                        case %s -> {}
                        default -> {}
                    }
            """.formatted(
            IntStream.rangeClosed(0, 20).mapToObj(i -> Integer.toString(4 * i)).collect(Collectors.joining(", ")));

    private static String each(int vectors, String format) {
        return IntStream.range(0, vectors)
                .mapToObj(v -> format.formatted(v, v == 0 ? "" : " + " + times(v)))
                .collect(Collectors.joining());
    }

    private static String times(int vectors) {
        return vectors == 1 ? "L" : vectors + " * L";
    }
}
