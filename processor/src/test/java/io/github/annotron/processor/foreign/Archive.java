// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Zip files. */
final class Archive {

    private Archive() {}

    /** The contents of all files by path, in alphabetical order. */
    static Map<String, byte[]> read(Path zip) throws IOException {
        return read(Files.readAllBytes(zip));
    }

    static Map<String, byte[]> read(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }
}
