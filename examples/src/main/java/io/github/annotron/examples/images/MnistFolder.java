// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.examples.images.MnistLike.Names;
import io.github.annotron.runtime.data.Idx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a folder with the four files of MNIST, packed or not. Others of the same form, such as one's own digits, do too.
 *
 * @param training the pictures to learn from
 * @param test those to be examined on
 * @param collection the one whose checksums the files have; null if they are others
 */
record MnistFolder(
        GreyImages training, GreyImages test, @Nullable MnistLike collection) {

    /**
     * Reads the files.
     *
     * @throws IOException if one is missing or broken; the message names it
     */
    static MnistFolder read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + (Files.exists(folder) ? " is not a folder" : " does not exist"));
        }
        GreyImages training = images(find(folder, Names.TRAINING_IMAGES), find(folder, Names.TRAINING_LABELS));
        GreyImages test = images(find(folder, Names.TEST_IMAGES), find(folder, Names.TEST_LABELS));
        for (MnistLike collection : MnistLike.ALL) {
            if (holds(folder, collection)) {
                return new MnistFolder(training, test, collection);
            }
        }
        return new MnistFolder(training, test, null);
    }

    /** Whether all files of a collection are in a folder, with the right checksums. */
    static boolean holds(Path folder, MnistLike collection) throws IOException {
        for (MnistFile file : collection.files()) {
            if (!file.matches(folder.resolve(file.name()))) {
                return false;
            }
        }
        return true;
    }

    private static Path find(Path folder, String name) throws IOException {
        Path packed = folder.resolve(name);
        if (Files.isRegularFile(packed)) {
            return packed;
        }
        String plainName = name.replace(".gz", "");
        Path plain = folder.resolve(plainName);
        if (Files.isRegularFile(plain)) {
            return plain;
        }
        throw new IOException(folder + " has no file " + name + " (nor " + plainName + ")");
    }

    private static GreyImages images(Path imageFile, Path labelFile) throws IOException {
        Idx images = Idx.read(imageFile);
        if (images.dimensions().size() != 3
                || !images.dimensions().subList(1, 3).equals(List.of(GreyImages.SIDE, GreyImages.SIDE))) {
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
                throw new IOException(labelFile + ": expected classes from 0 to 9, label " + i + " is " + labels[i]);
            }
        }
        return new GreyImages(images.bytes(), labels);
    }
}
