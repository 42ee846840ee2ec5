// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file holds.
 *
 * @param metadata the texts of its header, in its order
 * @param tensors in the order of their bytes
 */
public record TensorFile(Map<String, String> metadata, List<NamedTensor> tensors) {

    public TensorFile {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = List.copyOf(tensors);
    }
}
