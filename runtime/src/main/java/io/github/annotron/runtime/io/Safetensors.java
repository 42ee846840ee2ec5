// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import io.github.annotron.runtime.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files of parameters in the safetensors format of Hugging Face: 8 bytes with the length of the header (little-endian),
 * the header in JSON with type, shape and place of each tensor, and the tensors, little-endian and row-major. Those of a
 * model are always 32-bit floats. Any tool that reads safetensors reads them.
 */
public final class Safetensors {

    private Safetensors() {}

    /**
     * Writes parameters. The same parameters give the same bytes. The file is written beside the target, synced, and
     * renamed over it, so that the target is either what it was or the whole new file.
     *
     * @param file the target
     * @param network the network's name, which goes into the header
     * @param parameters in the order in which the file will have them
     * @throws IOException if the file cannot be written; the target is then as it was
     * @throws IllegalArgumentException if two parameters have one name
     */
    public static void write(Path file, String network, List<Parameter> parameters) throws IOException {
        write(file, network, parameters, List.of());
    }

    /**
     * Writes tensors and texts, likewise.
     *
     * @param file the target
     * @param metadata texts by their names, in the order in which the header will have them
     * @param tensors in the order in which the file will have them
     * @throws IOException if the file cannot be written; the target is then as it was
     * @throws IllegalArgumentException if two tensors have one name
     */
    public static void write(Path file, Map<String, String> metadata, List<NamedTensor> tensors) throws IOException {
        SafetensorsWriter.write(file, metadata, tensors);
    }

    /**
     * Writes parameters and what belongs to them.
     *
     * @param file the target
     * @param network the network's name, which goes into the header
     * @param parameters in the order in which the file will have them
     * @param attachments come behind them
     * @throws IOException if the file cannot be written; the target is then as it was
     * @throws IllegalArgumentException if two parameters or two attachments have one name
     */
    public static void write(Path file, String network, List<Parameter> parameters, List<Attachment> attachments)
            throws IOException {
        SafetensorsWriter.write(file, network, parameters, attachments);
    }

    /**
     * Reads parameters: the file has exactly these tensors, of exactly these shapes, and no {@link Attachment}.
     *
     * @param file what to read
     * @param parameters receive the file's numbers by name; in any order
     * @throws IOException if the file cannot be read, is not such a file, or has other tensors; the message names the file,
     *     the tensors, and what was expected and found. The parameters are then as they were
     */
    public static void read(Path file, List<Parameter> parameters) throws IOException {
        read(file, parameters, Set.of());
    }

    /**
     * Reads parameters of a file that may have attachments of these names, which {@link #attachment} reads.
     *
     * @param file what to read
     * @param parameters receive the file's numbers by name; in any order
     * @param attachments whose tensors are passed over
     * @throws IOException if the file cannot be read, is not such a file, or has other tensors or attachments; the message names
     *     the file, the tensors, and what was expected and found. The parameters are then as they were
     */
    public static void read(Path file, List<Parameter> parameters, Set<String> attachments) throws IOException {
        SafetensorsReader.read(file, parameters, attachments);
    }

    /**
     * Reads an attachment.
     *
     * @param file what to read
     * @param name that of the attachment
     * @return nothing if the file has no attachment of this name
     * @throws IOException if the file cannot be read or is not such a file
     */
    public static Optional<Attachment> attachment(Path file, String name) throws IOException {
        return SafetensorsReader.attachment(file, name);
    }

    /**
     * Reads all tensors of a file, whatever program wrote it. Numbers of other types than {@code F32} become the nearest
     * floats.
     *
     * @param file what to read
     * @return in the order of their bytes
     * @throws IOException if the file cannot be read, is not such a file, or has a tensor of another type: 8-bit floats or
     *     unsigned 64-bit numbers. The message names the file and the tensor
     */
    public static List<NamedTensor> read(Path file) throws IOException {
        return open(file).tensors();
    }

    /**
     * Reads all tensors of a file, likewise, and its texts.
     *
     * @throws IOException as for {@link #read(Path)}
     */
    public static TensorFile open(Path file) throws IOException {
        return SafetensorsReader.read(file);
    }
}
