// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.annotron.examples.common.TestData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourceTest {

    private static final Download NO_MIRROR = new Download(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(1));

    @TempDir
    Path folder;

    private final StringWriter log = new StringWriter();

    private ImageSource source(Path cache) {
        return new ImageSource(MnistLike.MNIST, cache, NO_MIRROR, new PrintWriter(log));
    }

    @Test
    void readsAFolder() throws IOException {
        MnistFixture.write(folder, 120, 30);
        ImageData data = source(folder.resolve("cache")).find(folder, false, 0);

        assertThat(data.training().size()).isEqualTo(110);
        assertThat(data.validation().size()).isEqualTo(10);
        assertThat(data.test().count()).isEqualTo(30);
        assertThat(data.test().pixels()).isEqualTo(DrawnDigits.draw(30, 2).pixels());
        assertThat(data.test().labels()).isEqualTo(DrawnDigits.draw(30, 2).labels());
        assertThat(log.toString()).contains("not the original MNIST", folder.toString(), "110 to learn from");
    }

    @Test
    void readsUnpackedFiles() throws IOException {
        MnistFixture.write(folder, 24, 6);
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), MnistFixture.labels(1, 2, 3, 4, 5, 6));

        assertThat(source(folder).find(folder, false, 0).test().labels()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void takesFewerWhenAsked() throws IOException {
        MnistFixture.write(folder, 120, 30);
        ImageData data = source(folder).find(folder, false, 60);

        assertThat(data.training().size() + data.validation().size()).isEqualTo(60);
        assertThat(data.test().count()).isEqualTo(10);
    }

    @Test
    void refusesAFolderThatIsNone() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatIOException()
                .isThrownBy(() -> source(folder).find(folder.resolve("none"), false, 0))
                .withMessage(folder.resolve("none") + " does not exist");
        assertThatIOException()
                .isThrownBy(() -> source(folder).find(file, false, 0))
                .withMessage(file + " is not a folder");
    }

    @Test
    void namesAMissingFile() throws IOException {
        MnistFixture.write(folder, 24, 6);
        Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));

        assertThatIOException()
                .isThrownBy(() -> source(folder).find(folder, false, 0))
                .withMessage(folder + " has no file train-labels-idx1-ubyte.gz (nor train-labels-idx1-ubyte)");
    }

    @Test
    void namesABrokenFile() throws IOException {
        MnistFixture.write(folder, 24, 6);
        Path images = folder.resolve("train-images-idx3-ubyte.gz");
        byte[] content = Files.readAllBytes(images);

        Files.write(images, Arrays.copyOf(content, content.length / 2));
        assertRefused(images, "");
        Files.write(images, new byte[] {1, 2, 3, 4, 5});
        assertRefused(images, "expected an IDX file");
        Files.write(images, MnistFixture.idx(new byte[24 * 27 * 28], 24, 27, 28));
        assertRefused(images, "expected pictures of 28 by 28 pixels");
        content[content.length / 2] ^= 1;
        Files.write(images, content);
        assertRefused(images, "");
    }

    @Test
    void namesWrongLabels() throws IOException {
        MnistFixture.write(folder, 24, 6);
        Path labels = folder.resolve("t10k-labels-idx1-ubyte.gz");

        Files.write(labels, MnistFixture.gzip(MnistFixture.labels(1, 2, 3)));
        assertRefused(labels, "expected 6 labels");
        Files.write(labels, MnistFixture.labels(0, 1, 2, 3, 4, 10));
        assertRefused(labels, "label 5 is 10");
    }

    private void assertRefused(Path file, String message) {
        assertThatIOException()
                .isThrownBy(() -> source(folder).find(folder, false, 0))
                .withMessageContaining(file.toString())
                .withMessageContaining(message);
    }

    @Test
    void drawsWhenThereIsNothingElse() throws IOException {
        ImageData data = source(folder.resolve("cache")).find(null, false, 60);

        assertThat(data.training().size()).isEqualTo(55);
        assertThat(data.test().count()).isEqualTo(10);
        assertThat(log.toString())
                .contains(
                        "MNIST is not in " + folder.resolve("cache"),
                        "could not be downloaded: there is no mirror to ask",
                        "digits drawn by this program, not MNIST");
    }

    @Test
    void drawsWhenTheCacheCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(source(file.resolve("cache")).find(null, false, 60).source()).contains("drawn");
        assertThat(log.toString()).contains("could not be downloaded");
    }

    @Test
    void drawsWhenAsked() throws IOException {
        MnistFixture.write(folder, 24, 6);
        ImageData data = source(folder).find(null, true, 60);

        assertThat(data.source()).contains("drawn");
        assertThat(log.toString()).doesNotContain("download");
        assertThat(data.test().pixels())
                .as("no test picture is one to learn from")
                .isNotEqualTo(DrawnDigits.draw(10, 1).pixels());
    }

    @Test
    void readsTheCache() throws IOException {
        ImageData data = source(TestData.find("mnist")).find(null, false, 600);

        assertThat(data.source()).startsWith("MNIST from ");
        assertThat(data.training().size()).isEqualTo(550);
        assertThat(log.toString()).doesNotContain("download");
    }

    @Test
    void knowsACollectionByItsChecksums() throws IOException {
        ImageData data = source(folder).find(TestData.find("fashion-mnist"), false, 600);

        assertThat(data.source()).startsWith("Fashion-MNIST from ");
        assertThat(data.kind().classes()).hasSize(10).startsWith("T-shirt", "trousers");
        assertThat(data.test().labels())
                .as("an ankle boot, a pullover, two pairs of trousers")
                .startsWith(9, 2, 1, 1);
    }

    @Test
    void doesNotTrustACacheWithWrongChecksums() throws IOException {
        MnistFixture.write(folder, 24, 6);

        assertThat(source(folder).find(null, false, 60).source()).contains("drawn");
    }

    @Test
    void hasTheCacheWhereTheUserWantsIt() {
        Path home = folder.resolve("home");
        Path usual = home.resolve(".cache/annotron");

        assertThat(ImageSource.cacheFolder(Map.of(), home.toString())).isEqualTo(usual);
        assertThat(ImageSource.cacheFolder(Map.of("XDG_CACHE_HOME", ""), home.toString()))
                .isEqualTo(usual);
        assertThat(ImageSource.cacheFolder(Map.of("XDG_CACHE_HOME", "relative"), home.toString()))
                .isEqualTo(usual);
        assertThat(ImageSource.cacheFolder(Map.of("XDG_CACHE_HOME", folder.toString()), home.toString()))
                .isEqualTo(folder.resolve("annotron"));
    }
}
