// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A file in the IDX format, in which MNIST and its relatives come: two zero bytes, the type of the values, the number of
 * dimensions, their extents as 32-bit big-endian numbers, and the values, the last dimension fastest (Y. LeCun, C. Cortes
 * and C. Burges, "The MNIST database of handwritten digits"). Values are unsigned bytes; a gzip file is recognised by its
 * first two bytes, whatever its name is.
 *
 * @param dimensions the extents, for example {@code 60000, 28, 28}
 * @param bytes the values, each an unsigned byte
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares files; a list of bytes would take 16 times the memory
public record Idx(List<Integer> dimensions, byte[] bytes) {

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int CHUNK = 1 << 20;

    public Idx {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * Reads images.
     *
     * @param file an IDX file of at least two dimensions, the first of which counts the images
     * @return a row an image, its pixels from 0 to 1 in the file's order
     * @throws IOException if the file cannot be read or is not such a file; the message says what was expected
     */
    public static Rows images(Path file) throws IOException {
        Idx idx = read(file);
        if (idx.dimensions.size() < 2) {
            throw new IOException(
                    file + ": expected images, which have at least 2 dimensions, found " + idx.dimensions);
        }
        int width = 1;
        for (int extent : idx.dimensions.subList(1, idx.dimensions.size())) {
            width *= extent;
        }
        return Rows.scaled(idx.bytes, width);
    }

    /**
     * Reads class labels.
     *
     * @param file an IDX file of one dimension
     * @return a number from 0 to 255 for each sample
     * @throws IOException if the file cannot be read or is not such a file; the message says what was expected
     */
    public static int[] labels(Path file) throws IOException {
        Idx idx = read(file);
        if (idx.dimensions.size() != 1) {
            throw new IOException(file + ": expected labels, which have 1 dimension, found " + idx.dimensions);
        }
        int[] labels = new int[idx.bytes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = idx.bytes[i] & 0xFF;
        }
        return labels;
    }

    /**
     * Reads a file of unsigned bytes with any number of dimensions. It takes no more memory than the file can fill,
     * whatever its header claims.
     *
     * @throws IOException if the file cannot be read or is not such a file; the message says what was expected
     */
    public static Idx read(Path file) throws IOException {
        try (InputStream in = DataFiles.open(file)) {
            return read(file, in, DataFiles.largestContent(file), DataFiles.isPacked(file));
        } catch (FormatException | FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Idx read(Path file, InputStream in, long largest, boolean gzip) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
            throw new FormatException(
                    file,
                    "expected an IDX file, which starts with two zero bytes, found "
                            + (magic.length == 0 ? "an empty file" : "bytes " + hex(magic)));
        }
        if (magic[2] != UNSIGNED_BYTE) {
            throw new FormatException(file, "expected values of type 0x08 (unsigned byte), found " + type(magic[2]));
        }
        int rank = magic[3] & 0xFF;
        if (rank == 0) {
            throw new FormatException(file, "expected at least 1 dimension, found 0");
        }
        List<Integer> dimensions = new ArrayList<>();
        long size = 1;
        for (int i = 0; i < rank; i++) {
            byte[] bytes = in.readNBytes(4);
            if (bytes.length < 4) {
                throw new FormatException(file, "expected " + rank + " dimensions, the file ends in number " + i);
            }
            int extent = ByteBuffer.wrap(bytes).getInt();
            dimensions.add(extent);
            if (extent <= 0) {
                throw new FormatException(
                        file, "expected extents from 1 to 2147483647, found " + Integer.toUnsignedString(extent));
            }
            // Too many are enough: going on would overflow.
            size = size > Integer.MAX_VALUE ? size : size * extent;
        }
        if (size > largest || size > Integer.MAX_VALUE - 8) {
            String count = dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
            throw new FormatException(
                    file,
                    "the header asks for " + count + " values, more than "
                            + (gzip ? "a gzip file of this size can hold" : "the file has"));
        }
        return new Idx(dimensions, values(file, in, (int) size));
    }

    private static byte[] values(Path file, InputStream in, int size) throws IOException {
        byte[] values = new byte[Math.min(size, CHUNK)];
        int filled = 0;
        while (filled < size) {
            if (filled == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(size, 2L * values.length));
            }
            int count = in.read(values, filled, values.length - filled);
            if (count < 0) {
                throw new FormatException(file, "expected " + size + " values, the file ends after " + filled);
            }
            filled += count;
        }
        if (in.read() >= 0) {
            throw new FormatException(file, "expected the end of the file after " + size + " values, found more bytes");
        }
        return values;
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte value : bytes) {
            text.append(text.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%02x", value & 0xFF));
        }
        return text.toString();
    }

    private static String type(byte code) {
        String name = switch (code) {
            case 0x09 -> " (signed byte)";
            case 0x0B -> " (16-bit integer)";
            case 0x0C -> " (32-bit integer)";
            case 0x0D -> " (float)";
            case 0x0E -> " (double)";
            default -> ", which IDX does not have";
        };
        return String.format(Locale.ROOT, "0x%02x", code & 0xFF) + name;
    }

    /** A message that names the file already. */
    private static final class FormatException extends IOException {

        FormatException(Path file, String message) {
            super(file + ": " + message);
        }
    }
}
