// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import io.github.annotron.runtime.Parameter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** See {@link Safetensors#write}. */
final class SafetensorsWriter {

    private static final int CHUNK_FLOATS = 1 << 14;

    private SafetensorsWriter() {}

    static void write(Path file, String network, List<Parameter> parameters, List<Attachment> attachments)
            throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "annotron");
        metadata.put("network", network);
        List<Parameter> tensors = new ArrayList<>(parameters);
        for (Attachment attachment : attachments) {
            if (metadata.put(attachment.metadataKey(), attachment.description()) != null) {
                throw new IllegalArgumentException("a file cannot hold two attachments named " + attachment.name());
            }
            tensors.addAll(attachment.stored());
        }
        write(file, metadata, tensors.stream().map(NamedTensor::of).toList());
    }

    static void write(Path file, Map<String, String> metadata, List<NamedTensor> tensors) throws IOException {
        byte[] header = header(metadata, tensors).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, channel -> {
            ByteBuffer start = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
            writeAll(channel, start.putLong(header.length).put(header).flip());
            ByteBuffer chunk = ByteBuffer.allocateDirect(4 * CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
            for (NamedTensor tensor : tensors) {
                write(channel, tensor.values(), chunk);
            }
        });
    }

    private static String header(Map<String, String> metadata, List<NamedTensor> tensors) {
        StringBuilder json = new StringBuilder("{\"__metadata__\":")
                .append(metadata.entrySet().stream()
                        .map(entry -> Json.quote(entry.getKey()) + ":" + Json.quote(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}")));
        Set<String> names = new HashSet<>();
        long offset = 0;
        for (NamedTensor tensor : tensors) {
            String name = tensor.name();
            if (name.equals(SafetensorsReader.METADATA) || !names.add(name)) {
                throw new IllegalArgumentException(
                        "a file cannot hold " + (names.contains(name) ? "two tensors" : "a tensor") + " named " + name);
            }
            long end = offset + 4L * tensor.values().length;
            json.append(',')
                    .append(Json.quote(name))
                    .append(":{\"dtype\":\"F32\",\"shape\":")
                    .append(tensor.shape().toString().replace(" ", ""))
                    .append(",\"data_offsets\":[")
                    .append(offset)
                    .append(',')
                    .append(end)
                    .append("]}");
            offset = end;
        }
        json.append('}');
        // Spaces, so that the floats start at a multiple of 8 and can be mapped into memory.
        int length = json.toString().getBytes(StandardCharsets.UTF_8).length;
        return json.append(" ".repeat(-length & 7)).toString();
    }

    private static void write(FileChannel channel, float[] values, ByteBuffer chunk) throws IOException {
        for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, values.length - from);
            chunk.clear().asFloatBuffer().put(values, from, count);
            writeAll(channel, chunk.limit(4 * count));
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
