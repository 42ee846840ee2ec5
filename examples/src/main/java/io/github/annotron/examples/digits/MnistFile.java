// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A file that is known by its checksum.
 *
 * @param name its name
 * @param size its size in bytes
 * @param sha256 the checksum of its content, in hexadecimal
 */
record MnistFile(String name, int size, String sha256) {

    static final MnistFile TEST_LABELS = new MnistFile(
            "t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");
    static final MnistFile TEST_IMAGES = new MnistFile(
            "t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");
    static final MnistFile TRAINING_LABELS = new MnistFile(
            "train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");
    static final MnistFile TRAINING_IMAGES = new MnistFile(
            "train-images-idx3-ubyte.gz",
            9_912_422,
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");

    /** All four, the smallest first: so a download fails early if it fails. */
    static final List<MnistFile> ALL = List.of(TEST_LABELS, TRAINING_LABELS, TEST_IMAGES, TRAINING_IMAGES);

    /** Whether this is the file's content. */
    boolean matches(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).equals(sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a file exists and has this content. */
    boolean matches(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == size && matches(Files.readAllBytes(file));
    }
}
