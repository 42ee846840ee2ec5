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
import java.util.List;
import java.util.Set;

/** See {@link Safetensors#write}. */
final class SafetensorsWriter {

    private static final int CHUNK_FLOATS = 1 << 14;

    private SafetensorsWriter() {}

    static void write(Path file, String network, List<Parameter> parameters, List<Attachment> attachments)
            throws IOException {
        List<Parameter> tensors = new ArrayList<>(parameters);
        attachments.forEach(attachment -> tensors.addAll(attachment.stored()));
        byte[] header = header(network, tensors, attachments).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, channel -> {
            ByteBuffer start = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
            writeAll(channel, start.putLong(header.length).put(header).flip());
            ByteBuffer chunk = ByteBuffer.allocateDirect(4 * CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
            for (Parameter parameter : tensors) {
                write(channel, parameter, chunk);
            }
        });
    }

    private static String header(String network, List<Parameter> parameters, List<Attachment> attachments) {
        StringBuilder json = new StringBuilder("{\"__metadata__\":{\"format\":\"annotron\",\"network\":")
                .append(Json.quote(network));
        Set<String> names = new HashSet<>();
        for (Attachment attachment : attachments) {
            if (!names.add(attachment.metadataKey())) {
                throw new IllegalArgumentException("a file cannot hold two attachments named " + attachment.name());
            }
            json.append(',')
                    .append(Json.quote(attachment.metadataKey()))
                    .append(':')
                    .append(Json.quote(attachment.description()));
        }
        json.append('}');
        long offset = 0;
        for (Parameter parameter : parameters) {
            String name = parameter.name();
            if (name.equals(SafetensorsReader.METADATA) || !names.add(name)) {
                throw new IllegalArgumentException(
                        "a file cannot hold " + (names.contains(name) ? "two tensors" : "a tensor") + " named " + name);
            }
            long end = offset + 4L * parameter.size();
            json.append(',')
                    .append(Json.quote(name))
                    .append(":{\"dtype\":\"F32\",\"shape\":")
                    .append(parameter.shape().toString().replace(" ", ""))
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

    private static void write(FileChannel channel, Parameter parameter, ByteBuffer chunk) throws IOException {
        float[] values = parameter.matrix().data;
        for (int from = 0; from < parameter.size(); from += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, parameter.size() - from);
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
