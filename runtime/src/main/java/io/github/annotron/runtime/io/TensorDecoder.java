// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads one number of a safetensors type as a float: the nearest one, where the type has more digits. */
interface TensorDecoder {

    float read(ByteBuffer bytes);

    /** The decoder of a type, if it is one whose numbers are floats or whole. */
    static Optional<TensorDecoder> of(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "F32" -> ByteBuffer::getFloat;
                    case "F64" -> bytes -> (float) bytes.getDouble();
                    case "F16" -> bytes -> half(bytes.getShort());
                    case "BF16" -> bytes -> Float.intBitsToFloat(bytes.getShort() << 16);
                    case "I64" -> ByteBuffer::getLong;
                    case "I32" -> ByteBuffer::getInt;
                    case "I16" -> ByteBuffer::getShort;
                    case "I8" -> ByteBuffer::get;
                    case "U32" -> bytes -> bytes.getInt() & 0xFFFF_FFFFL;
                    case "U16" -> bytes -> bytes.getShort() & 0xFFFF;
                    case "U8", "BOOL" -> bytes -> bytes.get() & 0xFF;
                    default -> null;
                });
    }

    /** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. Java has this from version 20 on. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        float size;
        if (exponent == 0) {
            size = fraction * 0x1p-24f;
        } else if (exponent == 0x1F) {
            size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            size = Float.intBitsToFloat(((exponent + 127 - 15) << 23) | (fraction << 13));
        }
        return bits < 0 ? -size : size;
    }
}
