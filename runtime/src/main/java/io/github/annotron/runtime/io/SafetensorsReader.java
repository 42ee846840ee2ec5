// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.transform.Preprocessing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** See {@link Safetensors#read}. It has neither streams nor lambdas, which cost a program that starts up tens of milliseconds. */
final class SafetensorsReader {

    static final String METADATA = "__metadata__";

    private static final int CHUNK_FLOATS = 1 << 14;

    private SafetensorsReader() {}

    static void read(Path file, List<Parameter> parameters, Set<String> attachments) throws IOException {
        Map<String, Parameter> wanted = new HashMap<>();
        for (Parameter parameter : parameters) {
            if (wanted.put(parameter.name(), parameter) != null) {
                throw new IllegalArgumentException("there are two parameters named " + parameter.name());
            }
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = SafetensorsHeader.read(file, channel);
            List<SafetensorsHeader.Tensor> tensors = new ArrayList<>();
            for (SafetensorsHeader.Tensor tensor : header.tensors()) {
                if (!attachments.contains(Attachment.nameOf(tensor.name()))) {
                    tensors.add(tensor);
                }
            }
            check(file, tensors, lost(header, attachments), parameters, wanted);
            // Everything is read before anything is changed, so that a read error leaves the model as it was.
            Map<String, float[]> values = new HashMap<>();
            ByteBuffer chunk = ByteBuffer.allocateDirect(4 * CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
            for (SafetensorsHeader.Tensor tensor : tensors) {
                int size = Objects.requireNonNull(wanted.get(tensor.name())).size();
                values.put(tensor.name(), read(file, channel, header.dataStart() + tensor.begin(), size, chunk));
            }
            for (Parameter parameter : parameters) {
                float[] read = Objects.requireNonNull(values.get(parameter.name()));
                System.arraycopy(read, 0, parameter.matrix().data, 0, parameter.size());
            }
        }
    }

    static Optional<Attachment> attachment(Path file, String name) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = SafetensorsHeader.read(file, channel);
            String description = header.metadata().get(Attachment.METADATA_PREFIX + name);
            if (description == null) {
                return Optional.empty();
            }
            List<NamedTensor> tensors = new ArrayList<>();
            for (SafetensorsHeader.Tensor tensor : header.tensors()) {
                if (Attachment.nameOf(tensor.name()).equals(name)) {
                    tensors.add(Attachment.unstored(read(file, channel, header.dataStart(), tensor)));
                }
            }
            return Optional.of(new Attachment(name, description, tensors));
        }
    }

    static TensorFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = SafetensorsHeader.read(file, channel);
            List<NamedTensor> tensors = new ArrayList<>();
            for (SafetensorsHeader.Tensor tensor : header.tensors()) {
                tensors.add(read(file, channel, header.dataStart(), tensor));
            }
            return new TensorFile(header.metadata(), tensors);
        }
    }

    private static NamedTensor read(Path file, FileChannel channel, long dataStart, SafetensorsHeader.Tensor tensor)
            throws IOException {
        String name = tensor.name();
        TensorDecoder decoder = TensorDecoder.of(tensor.type())
                .orElseThrow(() -> new IOException(file + ": tensor " + name + " is of type " + tensor.type()
                        + ", which cannot be read. Save it as F32."));
        long length = tensor.end() - tensor.begin();
        if (length > Integer.MAX_VALUE) {
            throw new IOException(file + ": tensor " + name + " has " + length + " bytes, and at most "
                    + Integer.MAX_VALUE + " can be read");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        SafetensorsHeader.fill(file, channel, bytes, dataStart + tensor.begin());
        bytes.flip();
        List<Integer> shape = new ArrayList<>();
        int size = 1;
        for (long extent : tensor.shape()) {
            // Beside an extent of 0 another may be any number; no array is needed then.
            int inside = (int) Math.min(extent, Integer.MAX_VALUE);
            shape.add(inside);
            size *= inside;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = decoder.read(bytes);
        }
        return new NamedTensor(name, shape, values);
    }

    /** The attachments of a file that a reader does not know of. */
    private static List<String> lost(SafetensorsHeader header, Set<String> attachments) {
        List<String> lost = new ArrayList<>();
        for (Map.Entry<String, String> entry : header.metadata().entrySet()) {
            String name = Attachment.nameOfMetadata(entry.getKey());
            if (!name.isEmpty() && !attachments.contains(name)) {
                lost.add(name + ": " + entry.getValue()
                        + (name.equals(Preprocessing.ATTACHMENT) ? ", see Preprocessing.restore" : ""));
            }
        }
        return lost;
    }

    /** Refuses a file with other tensors or with attachments, naming all that are wrong in one way. */
    private static void check(
            Path file,
            List<SafetensorsHeader.Tensor> tensors,
            List<String> lost,
            List<Parameter> parameters,
            Map<String, Parameter> wanted)
            throws IOException {
        Map<String, SafetensorsHeader.Tensor> found = new HashMap<>();
        for (SafetensorsHeader.Tensor tensor : tensors) {
            found.put(tensor.name(), tensor);
        }
        List<String> missing = new ArrayList<>();
        List<String> shapes = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (Parameter parameter : parameters) {
            SafetensorsHeader.Tensor tensor = found.get(parameter.name());
            if (tensor == null) {
                missing.add(parameter.name() + " " + parameter.shape());
            } else if (!tensor.sameShape(parameter.shape())) {
                shapes.add(parameter.name() + ": expected " + parameter.shape() + ", found " + tensor.shape());
            } else if (!tensor.type().equals("F32")) {
                types.add(parameter.name() + ": expected F32, found " + tensor.type());
            }
        }
        List<String> extra = new ArrayList<>();
        for (SafetensorsHeader.Tensor tensor : tensors) {
            if (!wanted.containsKey(tensor.name())) {
                extra.add(tensor.name() + " " + tensor.shape());
            }
        }
        List<String> problems = new ArrayList<>();
        report(problems, "it has what is not read here", lost);
        report(problems, "tensors are missing", missing);
        report(problems, "tensors are not the model's", extra);
        report(problems, "shapes differ", shapes);
        report(problems, "types differ", types);
        if (!problems.isEmpty()) {
            throw new IOException(file + " does not fit the model: " + String.join("; ", problems));
        }
    }

    private static void report(List<String> problems, String kind, List<String> tensors) {
        if (!tensors.isEmpty()) {
            problems.add(kind + " (" + String.join("; ", tensors) + ")");
        }
    }

    private static float[] read(Path file, FileChannel channel, long position, int size, ByteBuffer chunk)
            throws IOException {
        float[] values = new float[size];
        long at = position;
        for (int from = 0; from < size; from += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, size - from);
            chunk.clear().limit(4 * count);
            SafetensorsHeader.fill(file, channel, chunk, at);
            chunk.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values, from, count);
            at += 4L * count;
        }
        return values;
    }
}
