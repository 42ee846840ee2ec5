// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * Colour images of 32 by 32 pixels in the binary version of CIFAR-10 and CIFAR-100 (A. Krizhevsky, "Learning multiple layers of
 * features from tiny images", 2009): records of one label, or of a coarse and a fine one, and of 1024 red, 1024 green and 1024 blue
 * values. Files may be packed by gzip.
 *
 * @param pixels image after image, of the shape {@code {32, 32, 3}}; unsigned
 * @param labels a class for each image
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares files
public record Cifar(byte[] pixels, int[] labels) {

    /** The width and the height of an image. */
    public static final int SIDE = 32;

    /** The colours. */
    public static final int CHANNELS = 3;

    private static final int PLANE = SIDE * SIDE;
    private static final int SIZE = PLANE * CHANNELS;

    /**
     * Reads files of CIFAR-10, one after the other.
     *
     * @throws IOException if one cannot be read or is not such a file; the message names it and says what was expected
     */
    public static Cifar ten(Path... files) throws IOException {
        return read(1, 0, 10, files);
    }

    /** Likewise for CIFAR-100, with its 100 classes. */
    public static Cifar hundred(Path... files) throws IOException {
        return read(2, 1, 100, files);
    }

    /** Likewise for CIFAR-100, with its 20 coarse classes. */
    public static Cifar hundredCoarse(Path... files) throws IOException {
        return read(2, 0, 20, files);
    }

    private static Cifar read(int labelBytes, int label, int classes, Path... files) throws IOException {
        int record = labelBytes + SIZE;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : files) {
            byte[] content = content(file);
            if (content.length == 0 || content.length % record != 0) {
                throw new IOException(
                        file + ": expected records of " + record + " bytes, found " + content.length + " bytes");
            }
            for (int i = 0; i < content.length; i += record) {
                if ((content[i + label] & 0xFF) >= classes) {
                    throw new IOException(file + ": expected a label below " + classes + ", found "
                            + (content[i + label] & 0xFF) + " in image " + i / record);
                }
            }
            all.write(content);
        }
        return of(all.toByteArray(), labelBytes, label);
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = DataFiles.open(file)) {
            return in.readAllBytes();
        } catch (FileSystemException e) {
            throw e; // names the file
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Cifar of(byte[] records, int labelBytes, int label) {
        int record = labelBytes + SIZE;
        int[] labels = new int[records.length / record];
        byte[] pixels = new byte[labels.length * SIZE];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = records[i * record + label] & 0xFF;
            int planes = i * record + labelBytes;
            for (int j = 0; j < SIZE; j++) {
                pixels[i * SIZE + j] = records[planes + j % CHANNELS * PLANE + j / CHANNELS];
            }
        }
        return new Cifar(pixels, labels);
    }

    /** The images as numbers from 0 to 1. */
    public Rows images() {
        return Rows.scaled(pixels, SIZE);
    }

    /** The images with their labels. */
    public Dataset dataset() {
        return Dataset.of(images(), labels);
    }
}
