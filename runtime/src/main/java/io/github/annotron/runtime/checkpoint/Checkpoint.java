// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.checkpoint;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.io.NamedTensor;
import io.github.annotron.runtime.io.Safetensors;
import io.github.annotron.runtime.io.TensorFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What training was at the end of some step: a safetensors file with the model's parameters under their names, all arrays
 * that the optimiser and the listeners remember, and numbers and texts in its metadata, with a checksum over all of it. Any
 * tool that reads safetensors reads the parameters.
 */
public final class Checkpoint {

    static final String FORMAT = "annotron checkpoint 1";

    private final Path file;
    private final Map<String, NamedTensor> tensors;
    private final StateReader state;

    private Checkpoint(Path file, TensorFile content) {
        this.file = file;
        tensors = new LinkedHashMap<>();
        Map<String, float[]> arrays = new LinkedHashMap<>();
        for (NamedTensor tensor : content.tensors()) {
            tensors.put(tensor.name(), tensor);
            arrays.put(tensor.name(), tensor.values());
        }
        state = new StateReader(file.toString(), content.metadata(), arrays);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, or is cut off or damaged: its checksum is another one
     * @throws CheckpointException if it is whole but no checkpoint
     */
    public static Checkpoint read(Path file) throws IOException {
        TensorFile content = Safetensors.open(file);
        String format = content.metadata().get("format");
        if (!FORMAT.equals(format)) {
            throw new CheckpointException(file + ": expected a file of the format \"" + FORMAT + "\", found "
                    + (format == null ? "none" : "\"" + format + "\""));
        }
        String expected = content.metadata().get(Checksum.NAME);
        String found = Checksum.of(content.metadata(), content.tensors());
        if (!found.equals(expected)) {
            throw new IOException(
                    file + ": expected the checksum " + expected + ", found " + found + ": the file is damaged");
        }
        return new Checkpoint(file, content);
    }

    static void write(Path file, StateWriter state) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.putAll(state.texts());
        metadata.put(Checksum.NAME, Checksum.of(metadata, state.tensors()));
        Safetensors.write(file, metadata, state.tensors());
    }

    /** The file that was read. */
    public Path file() {
        return file;
    }

    /** All that it holds besides the parameters. */
    public StateReader state() {
        return state;
    }

    /**
     * Replaces a model's parameters by those of the checkpoint, as after {@link Model#restore}.
     *
     * @throws CheckpointException if one is not there or has another shape, naming all of those; the model is as it was
     */
    public void restore(Model model) {
        List<String> problems = new ArrayList<>();
        for (Parameter parameter : model.parameters()) {
            NamedTensor tensor = tensors.get(parameter.name());
            if (tensor == null || !tensor.shape().equals(parameter.shape())) {
                problems.add(parameter.name() + ": expected " + parameter.shape() + ", found "
                        + (tensor == null ? "none" : tensor.shape()));
            }
        }
        if (!problems.isEmpty()) {
            throw new CheckpointException(file + " does not fit " + model.name() + ": " + String.join("; ", problems));
        }
        for (Parameter parameter : model.parameters()) {
            state.read(parameter.name(), parameter.matrix().data);
        }
        model.revision().advance();
    }
}
