// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that is known by its checksum.
 *
 * @param name its name
 * @param size its size in bytes
 * @param sha256 the checksum of its content, in hexadecimal
 */
public record MnistFile(String name, int size, String sha256) {

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
