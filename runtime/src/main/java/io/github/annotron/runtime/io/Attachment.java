// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import io.github.annotron.runtime.Parameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * What a file has besides the parameters of a model: a description in the header, under {@code annotron.} and its name, and
 * tensors, whose names begin with its name and a slash. No parameter has a slash in its name.
 *
 * @param name for example {@code preprocessing}
 * @param description a text of its own form
 * @param tensors 32-bit floats; their names here are without the attachment's
 */
public record Attachment(String name, String description, List<NamedTensor> tensors) {

    static final String METADATA_PREFIX = "annotron.";

    public Attachment {
        if (name.isEmpty() || name.contains("/")) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" cannot be an attachment's name: it is empty or has a slash");
        }
        tensors = List.copyOf(tensors);
    }

    String metadataKey() {
        return METADATA_PREFIX + name;
    }

    /** The tensors under their names in the file. */
    List<Parameter> stored() {
        return tensors.stream()
                .map(tensor -> new Parameter(
                        name + "/" + tensor.name(),
                        tensor.shape(),
                        FMatrixRMaj.wrap(1, tensor.values().length, tensor.values())))
                .toList();
    }

    /** The attachment to which a tensor of a file belongs, if it belongs to one; else an empty name. */
    static String nameOf(String tensor) {
        return tensor.substring(0, Math.max(0, tensor.indexOf('/')));
    }

    /** The attachment that metadata of this key describe; an empty name if they do not describe one. */
    static String nameOfMetadata(String key) {
        return key.startsWith(METADATA_PREFIX) ? key.substring(METADATA_PREFIX.length()) : "";
    }

    /** A tensor of a file under its name here. */
    static NamedTensor unstored(NamedTensor stored) {
        return new NamedTensor(
                stored.name().substring(stored.name().indexOf('/') + 1), stored.shape(), stored.values());
    }
}
