// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import java.nio.file.Path;
import java.util.List;

/**
 * The pictures of a folder.
 *
 * @param classes the names of the classes, in alphabetical order
 * @param files the file of each picture
 * @param pixels picture after picture, of the shape {@code {height, width, channels}}; unsigned
 * @param labels the class of each picture
 * @param skipped what was wrong with the files that a lenient loader has skipped, naming them
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares folders
public record ImageFolder(List<String> classes, List<Path> files, byte[] pixels, int[] labels, List<String> skipped) {

    public ImageFolder {
        classes = List.copyOf(classes);
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }

    /** The pictures with their classes, as numbers from 0 to 1. */
    public Dataset dataset() {
        return Dataset.of(Rows.scaled(pixels, pixels.length / labels.length), labels);
    }
}
