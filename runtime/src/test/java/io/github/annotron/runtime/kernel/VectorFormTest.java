// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Which form runs, and whether its written-out part is current. That both forms agree is proved by the other tests of this
 * package: they compare the scalar form with the one that runs, so run them with the Vector API in the boot layer too.
 */
class VectorFormTest {

    @Test
    void runsWhereTheVectorApiIs() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assumeTrue(present, "no --add-modules jdk.incubator.vector: the scalar kernels are tested alone");
        assumeTrue(!"scalar".equals(System.getProperty("annotron.kernels")), "the scalar kernels were asked for");
        assertThat(Kernels.vectorized()).isTrue();
        assertThat(Kernels.description()).startsWith("Vector API, ");
    }

    @Test
    void scalarFormSaysSo() {
        assumeTrue(!Kernels.vectorized(), "the vector kernels run");
        assertThat(Kernels.description()).isEqualTo("scalar");
    }

    @Test
    void tilesAreAsTheirWriterWritesThem() throws Exception {
        Path folder = Path.of("src/main/java/io/github/annotron/runtime/kernel/vector");
        assumeTrue(Files.isDirectory(folder), "not run in the folder of the module");
        for (TileWriter.Form form : TileWriter.Form.values()) {
            assertThat(Files.readString(folder.resolve(form.file())))
                    .as("%s differs from what TileWriter writes: run TileWriter with %s", form.file(), folder)
                    .isEqualTo(TileWriter.source(form));
        }
        assertThat(Files.readString(folder.resolve(RowTileWriter.FILE)))
                .as("%s differs from what RowTileWriter writes: run it with %s", RowTileWriter.FILE, folder)
                .isEqualTo(RowTileWriter.source());
    }
}
