// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a safetensors file says of its tensors, checked against the size of the file: the tensors fill it from end to end,
 * without holes and overlaps, as the format demands.
 *
 * @param dataStart where the tensors' bytes start in the file
 * @param tensors in the order of their bytes
 * @param metadata what it says besides, by key
 */
record SafetensorsHeader(long dataStart, List<Tensor> tensors, Map<String, String> metadata) {

    // The limit of the reference implementation.
    private static final long MAX_LENGTH = 100_000_000;

    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("BOOL", 8),
            Map.entry("U8", 8),
            Map.entry("I8", 8),
            Map.entry("F8_E5M2", 8),
            Map.entry("F8_E4M3", 8),
            Map.entry("I16", 16),
            Map.entry("U16", 16),
            Map.entry("F16", 16),
            Map.entry("BF16", 16),
            Map.entry("I32", 32),
            Map.entry("U32", 32),
            Map.entry("F32", 32),
            Map.entry("F64", 64),
            Map.entry("I64", 64),
            Map.entry("U64", 64));

    /**
     * One tensor.
     *
     * @param name its name
     * @param type its dtype, such as {@code F32}
     * @param shape its extents
     * @param begin where its bytes start, counted from the start of the data
     * @param end where they end
     */
    record Tensor(String name, String type, List<Long> shape, long begin, long end) implements Comparable<Tensor> {

        boolean sameShape(List<Integer> other) {
            boolean same = shape.size() == other.size();
            for (int i = 0; same && i < shape.size(); i++) {
                same = shape.get(i) == (long) other.get(i);
            }
            return same;
        }

        /** By place; of tensors that start at one place only the last may have bytes. */
        @Override
        public int compareTo(Tensor other) {
            return begin == other.begin ? Long.compare(end, other.end) : Long.compare(begin, other.begin);
        }
    }

    static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
        long fileSize = channel.size();
        if (fileSize < 8) {
            throw new IOException(
                    file + ": expected a safetensors file, which has at least 8 bytes, found " + fileSize);
        }
        ByteBuffer start = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        fill(file, channel, start, 0);
        long length = start.getLong(0);
        if (length < 2 || length > fileSize - 8 || length > MAX_LENGTH) {
            throw new IOException(
                    file + ": expected a safetensors file, whose first 8 bytes hold the length of the header,"
                            + " here at most " + Math.min(fileSize - 8, MAX_LENGTH) + ", found "
                            + Long.toUnsignedString(length));
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        fill(file, channel, bytes, 8);
        long dataStart = 8 + length;
        List<Tensor> tensors = new ArrayList<>();
        Map<String, String> metadata = Map.of();
        for (Map.Entry<String, Object> entry : parse(file, bytes.flip()).entrySet()) {
            if (entry.getKey().equals(SafetensorsReader.METADATA)) {
                metadata = metadata(file, entry.getValue());
            } else {
                tensors.add(tensor(file, entry.getKey(), entry.getValue()));
            }
        }
        Collections.sort(tensors);
        checkPlaces(file, tensors, fileSize - dataStart);
        return new SafetensorsHeader(dataStart, tensors, metadata);
    }

    /** Fills a buffer from its position to its limit. */
    static void fill(Path file, FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                throw new IOException(file + ": the file was cut off at byte " + at + " while it was read");
            }
            at += count;
        }
    }

    private static Map<String, Object> parse(Path file, ByteBuffer bytes) throws IOException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return object(file, "the header", Json.parse(text));
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": the header is not UTF-8", e);
        } catch (Json.SyntaxException e) {
            throw new IOException(file + ": the header is not JSON: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> metadata(Path file, Object value) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry :
                object(file, SafetensorsReader.METADATA, value).entrySet()) {
            if (!(entry.getValue() instanceof String text)) {
                throw new IOException(file + ": expected a string as metadata " + entry.getKey() + ", found "
                        + shorten(entry.getValue()));
            }
            metadata.put(entry.getKey(), text);
        }
        return metadata;
    }

    private static Tensor tensor(Path file, String name, Object value) throws IOException {
        Map<String, Object> members = object(file, "tensor " + name, value);
        if (!members.keySet().equals(Set.of("dtype", "shape", "data_offsets"))) {
            throw new IOException(file + ": tensor " + shorten(name)
                    + ": expected dtype, shape and data_offsets, found " + shorten(members.keySet()));
        }
        if (!(members.get("dtype") instanceof String type)) {
            throw new IOException(file + ": tensor " + shorten(name) + ": expected a string as dtype, found "
                    + shorten(members.get("dtype")));
        }
        List<Long> shape = numbers(file, name, "shape", members.get("shape"));
        List<Long> offsets = numbers(file, name, "data_offsets", members.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw new IOException(file + ": tensor " + shorten(name)
                    + ": expected a start and an end as data_offsets, found " + shorten(offsets));
        }
        Tensor tensor = new Tensor(name, type, shape, offsets.get(0), offsets.get(1));
        checkSize(file, tensor);
        return tensor;
    }

    private static void checkSize(Path file, Tensor tensor) throws IOException {
        Integer bits = BITS.get(tensor.type);
        if (bits == null) {
            throw new IOException(
                    file + ": tensor " + shorten(tensor.name) + ": expected dtype F32, found " + shorten(tensor.type));
        }
        long bytes = bits / 8;
        for (long extent : tensor.shape) {
            // No file is as long as a product that overflows.
            bytes = extent != 0 && bytes > Long.MAX_VALUE / extent ? Long.MAX_VALUE : bytes * extent;
        }
        if (bytes != tensor.end - tensor.begin) {
            throw new IOException(file + ": tensor " + shorten(tensor.name) + ": expected data_offsets " + bytes
                    + " bytes apart for " + tensor.type + " " + shorten(tensor.shape) + ", found [" + tensor.begin
                    + ", " + tensor.end + "]");
        }
    }

    private static void checkPlaces(Path file, List<Tensor> tensors, long dataSize) throws IOException {
        long end = 0;
        for (Tensor tensor : tensors) {
            if (tensor.begin != end) {
                throw new IOException(file + ": tensor " + shorten(tensor.name) + ": expected its bytes to start at "
                        + end + ", where the one before it ends, found " + tensor.begin);
            }
            end = tensor.end;
        }
        if (end != dataSize) {
            throw new IOException(file + ": expected " + end + " bytes of tensors, found " + dataSize
                    + (dataSize < end ? ": the file is cut off" : ": there are bytes behind the last one"));
        }
    }

    @SuppressWarnings("unchecked") // Json makes no other maps
    private static Map<String, Object> object(Path file, String what, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IOException(file + ": expected a JSON object as " + shorten(what) + ", found " + shorten(value));
    }

    private static List<Long> numbers(Path file, String name, String key, @Nullable Object value) throws IOException {
        List<Long> numbers = new ArrayList<>();
        if (value instanceof List<?> elements) {
            for (Object element : elements) {
                if (element instanceof Long number && number >= 0) {
                    numbers.add(number);
                }
            }
            if (numbers.size() == elements.size()) {
                return List.copyOf(numbers);
            }
        }
        throw new IOException(file + ": tensor " + shorten(name) + ": expected whole numbers as " + key + ", found "
                + shorten(value));
    }

    /** Keeps what a broken file puts into a message readable. */
    private static String shorten(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }
}
