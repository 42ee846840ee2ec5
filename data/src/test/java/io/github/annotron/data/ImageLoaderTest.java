// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLoaderTest {

    @TempDir
    Path folder;

    private static BufferedImage plain(int type, int width, int height, int argb) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, argb);
            }
        }
        return image;
    }

    private static BufferedImage grey(int width, int... values) {
        BufferedImage image = new BufferedImage(width, values.length / width, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, width, values.length / width, 0, values);
        return image;
    }

    private Path write(String place, BufferedImage image, String format) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
        return file;
    }

    private static int[] bytes(float[] values) {
        int[] bytes = new int[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = Math.round(values[i] * 255);
            assertThat(values[i]).isEqualTo(bytes[i] / 255f);
        }
        return bytes;
    }

    @Test
    void readsAFolderOfEachClass() throws IOException {
        write("pets/dog/b.png", plain(BufferedImage.TYPE_INT_RGB, 4, 4, 0xFF0000), "png");
        write("pets/dog/a.gif", plain(BufferedImage.TYPE_INT_RGB, 2, 2, 0x00FF00), "gif");
        write("pets/cat/x.jpg", plain(BufferedImage.TYPE_INT_RGB, 8, 8, 0x0000FF), "jpg");
        Files.writeString(folder.resolve("pets/cat/.hidden"), "no picture");
        Files.writeString(folder.resolve("pets/readme.txt"), "not in a class");

        ImageFolder pets = ImageLoader.colour(2, 2).folder(folder.resolve("pets"));

        assertThat(pets.classes()).containsExactly("cat", "dog");
        assertThat(pets.labels()).containsExactly(0, 1, 1);
        assertThat(pets.files().stream().map(file -> file.getFileName().toString()))
                .containsExactly("x.jpg", "a.gif", "b.png");
        float[] picture = new float[12];
        pets.dataset().inputs().get(0).read(2, picture, 0);
        assertThat(picture).containsExactly(1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0);
        pets.dataset().inputs().get(0).read(0, picture, 0);
        assertThat(picture[2]).as("JPEG is not exact").isCloseTo(1, within(0.02f));
        assertThat(ImageLoader.colour(2, 2).file(folder.resolve("pets/dog/a.gif")))
                .containsExactly(0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0);
    }

    @Test
    void keepsGreyValues() throws IOException {
        Path file = write("grey.png", grey(3, 0, 51, 127, 200, 254, 255), "png");
        assertThat(bytes(ImageLoader.grey(2, 3).file(file))).containsExactly(0, 51, 127, 200, 254, 255);
        assertThat(bytes(ImageLoader.colour(2, 3).file(file))).startsWith(0, 0, 0, 51, 51, 51);
        BufferedImage wide = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        wide.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {65535, 257 * 100});
        assertThat(bytes(ImageLoader.grey(1, 2).image(wide))).containsExactly(255, 100);
    }

    @Test
    void weighsColours() {
        BufferedImage image = plain(BufferedImage.TYPE_INT_RGB, 1, 1, 0x64C832); // 100, 200, 50
        assertThat(bytes(ImageLoader.grey(1, 1).image(image))).containsExactly(153);
    }

    @Test
    void putsTransparentPicturesOnWhite() {
        assertThat(bytes(ImageLoader.colour(1, 1).image(plain(BufferedImage.TYPE_INT_ARGB, 1, 1, 0x00123456))))
                .containsExactly(255, 255, 255);
        assertThat(bytes(ImageLoader.colour(1, 1).image(plain(BufferedImage.TYPE_INT_ARGB, 1, 1, 0x33FF0000))))
                .containsExactly(255, 204, 204);
    }

    @Test
    void shrinksByATriangleFilter() {
        // The new pixels' middles are at 1 and 3, the triangles reach to 2 on each side.
        assertThat(bytes(ImageLoader.grey(1, 2).image(grey(4, 0, 100, 200, 240))))
                .containsExactly((int) Math.round((0.75 * 0 + 0.75 * 100 + 0.25 * 200) / 1.75), (int)
                        Math.round((0.25 * 100 + 0.75 * 200 + 0.75 * 240) / 1.75));
        assertThat(bytes(ImageLoader.grey(2, 1).image(grey(1, 0, 100, 200, 240))))
                .containsExactly(71, 203);
    }

    @Test
    void growsBetweenTheNearestPixels() {
        assertThat(bytes(ImageLoader.grey(1, 4).image(grey(2, 0, 100)))).containsExactly(0, 25, 75, 100);
        assertThat(bytes(ImageLoader.grey(1, 3).image(grey(1, 7)))).containsExactly(7, 7, 7);
        assertThat(bytes(ImageLoader.grey(3, 5).image(grey(2, 9, 9, 9, 9)))).containsOnly(9);
    }

    @Test
    void namesFilesThatAreNoPictures() throws IOException {
        Path good = write("set/a/good.png", grey(40, new int[1600]), "png");
        write("set/b/good.png", grey(1, 1), "png");
        byte[] whole = Files.readAllBytes(good);
        Path cut = Files.write(folder.resolve("set/a/cut.png"), Arrays.copyOf(whole, whole.length / 2));
        Path text = Files.writeString(folder.resolve("set/a/text.png"), "hello");
        ImageLoader loader = ImageLoader.grey(2, 2);

        assertThatIOException()
                .isThrownBy(() -> loader.folder(folder.resolve("set")))
                .withMessageStartingWith(cut + " is not a readable picture: ")
                .withMessageEndingWith("; and 1 more files in " + folder.resolve("set/a"));
        ImageFolder read = loader.lenient().folder(folder.resolve("set"));
        assertThat(read.labels()).containsExactly(0, 1);
        assertThat(read.skipped()).hasSize(2);
        assertThat(read.skipped().get(1))
                .startsWith(text + " is not a readable picture: it is of no format that can be read here (")
                .contains("png");
        assertThatIOException().isThrownBy(() -> loader.file(folder.resolve("none.png")));
    }

    @Test
    void refusesFoldersWithoutPictures() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatIOException()
                .isThrownBy(() -> ImageLoader.grey(2, 2).folder(empty))
                .withMessage(empty + ": expected a folder for each class, found none");
        Path none = Files.createDirectories(empty.resolve("none"));
        assertThatIOException()
                .isThrownBy(() -> ImageLoader.grey(2, 2).folder(empty))
                .withMessage(none + ": expected pictures, found none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageLoader.grey(0, 2))
                .withMessage("a picture must have at least 1x1 pixels, not 0x2");
    }
}
