// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Files that may be packed by gzip, which is recognised by their first two bytes, whatever their names are. */
public final class DataFiles {

    // Deflate cannot make a byte out of less than 1/1032 byte, so no gzip file holds more than that.
    private static final long LARGEST_GZIP_RATIO = 1032;

    private DataFiles() {}

    /**
     * Opens a file, unpacked.
     *
     * @throws IOException if it cannot be read, or starts like a gzip file and is none
     */
    public static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            return gzip ? new BufferedInputStream(new GZIPInputStream(raw)) : raw;
        } catch (IOException e) {
            try (raw) {
                throw e;
            }
        }
    }

    /** Whether a file is packed. */
    static boolean isPacked(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file)) {
            return raw.read() == 0x1F && raw.read() == 0x8B;
        }
    }

    /** How many bytes a file can hold at most, unpacked. */
    static long largestContent(Path file) throws IOException {
        return Files.size(file) * (isPacked(file) ? LARGEST_GZIP_RATIO : 1);
    }
}
