// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import io.github.annotron.runtime.data.Idx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a folder with the four files of MNIST, packed or not. Others of the same form, such as one's own digits, do too.
 *
 * @param training the pictures to learn from
 * @param test those to be examined on
 * @param genuine whether the files have the checksums of MNIST
 */
record MnistFolder(DigitImages training, DigitImages test, boolean genuine) {

    /**
     * Reads the files.
     *
     * @throws IOException if one is missing or broken; the message names it
     */
    static MnistFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + (Files.exists(folder) ? " is not a folder" : " does not exist"));
        }
        boolean genuine = true;
        for (MnistFile file : MnistFile.ALL) {
            genuine &= file.matches(find(folder, file));
        }
        return new MnistFolder(
                images(find(folder, MnistFile.TRAINING_IMAGES), find(folder, MnistFile.TRAINING_LABELS)),
                images(find(folder, MnistFile.TEST_IMAGES), find(folder, MnistFile.TEST_LABELS)),
                genuine);
    }

    private static Path find(Path folder, MnistFile file) throws IOException {
        Path packed = folder.resolve(file.name());
        if (Files.isRegularFile(packed)) {
            return packed;
        }
        String plainName = file.name().replace(".gz", "");
        Path plain = folder.resolve(plainName);
        if (Files.isRegularFile(plain)) {
            return plain;
        }
        throw new IOException(folder + " has no file " + file.name() + " (nor " + plainName + ")");
    }

    private static DigitImages images(Path imageFile, Path labelFile) throws IOException {
        Idx images = Idx.read(imageFile);
        if (images.dimensions().size() != 3
                || !images.dimensions().subList(1, 3).equals(List.of(DigitImages.SIDE, DigitImages.SIDE))) {
            throw new IOException(
                    imageFile + ": expected pictures of 28 by 28 pixels, found dimensions " + images.dimensions());
        }
        int[] labels = Idx.labels(labelFile);
        int count = images.dimensions().get(0);
        if (labels.length != count) {
            throw new IOException(labelFile + ": expected " + count + " labels, as " + imageFile
                    + " has pictures, found " + labels.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] > 9) {
                throw new IOException(labelFile + ": expected digits, label " + i + " is " + labels[i]);
            }
        }
        return new DigitImages(images.bytes(), labels);
    }
}
