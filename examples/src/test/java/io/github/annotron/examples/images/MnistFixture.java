// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.examples.images.MnistLike.Names;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes files in the form of MNIST. */
final class MnistFixture {

    private MnistFixture() {}

    /** Writes the four files with drawn digits. */
    static void write(Path folder, int training, int test) throws IOException {
        GreyImages first = DrawnDigits.draw(training, 1);
        GreyImages second = DrawnDigits.draw(test, 2);
        Files.write(folder.resolve(Names.TRAINING_IMAGES), gzip(images(first)));
        Files.write(folder.resolve(Names.TRAINING_LABELS), gzip(labels(first.labels())));
        Files.write(folder.resolve(Names.TEST_IMAGES), gzip(images(second)));
        Files.write(folder.resolve(Names.TEST_LABELS), gzip(labels(second.labels())));
    }

    static byte[] images(GreyImages images) throws IOException {
        return idx(images.pixels(), images.count(), GreyImages.SIDE, GreyImages.SIDE);
    }

    static byte[] labels(int... labels) throws IOException {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return idx(bytes, labels.length);
    }

    static byte[] idx(byte[] values, int... dimensions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x800 | dimensions.length);
        for (int dimension : dimensions) {
            out.writeInt(dimension);
        }
        out.write(values);
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
