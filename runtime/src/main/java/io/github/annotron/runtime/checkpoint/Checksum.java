// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.checkpoint;

import io.github.annotron.runtime.io.NamedTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/** A CRC-32C over names, texts, shapes and numbers: what disks and crashes do to a file changes it. */
final class Checksum {

    static final String NAME = "checksum";

    private static final int CHUNK_FLOATS = 1 << 12;

    private Checksum() {}

    /** Eight hexadecimal digits; a text of the name {@link #NAME} is left out. */
    static String of(Map<String, String> texts, List<NamedTensor> tensors) {
        CRC32C sum = new CRC32C();
        texts.forEach((name, text) -> {
            if (!name.equals(NAME)) {
                update(sum, name);
                update(sum, text);
            }
        });
        ByteBuffer chunk = ByteBuffer.allocate(4 * CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);
        for (NamedTensor tensor : tensors) {
            update(sum, tensor.toString());
            float[] values = tensor.values();
            for (int from = 0; from < values.length; from += CHUNK_FLOATS) {
                int count = Math.min(CHUNK_FLOATS, values.length - from);
                chunk.clear().asFloatBuffer().put(values, from, count);
                sum.update(chunk.limit(4 * count));
            }
        }
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private static void update(CRC32C sum, String text) {
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        // So that "ab", "c" and "a", "bc" differ.
        sum.update(0);
    }
}
