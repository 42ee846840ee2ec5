// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A message in the wire format of Protocol Buffers, as far as ONNX files need it. */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    /** One field: a number, which is also the bits of a float, or bytes. */
    private record Field(int number, long value, ByteBuffer bytes) {}

    private final List<Field> fields = new ArrayList<>();

    Protobuf(byte[] message) {
        this(ByteBuffer.wrap(message));
    }

    private Protobuf(ByteBuffer message) {
        ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            int number = tag >>> 3;
            switch (tag & 7) {
                case VARINT -> fields.add(new Field(number, varint(in), null));
                case FIXED_64 -> fields.add(new Field(number, in.getLong(), null));
                case FIXED_32 -> fields.add(new Field(number, in.getInt(), null));
                case LENGTH -> {
                    int length = (int) varint(in);
                    fields.add(new Field(number, 0, in.slice(in.position(), length)));
                    in.position(in.position() + length);
                }
                default -> throw new IllegalArgumentException("wire type " + (tag & 7) + " of field " + number);
            }
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    boolean has(int number) {
        return fields.stream().anyMatch(field -> field.number == number);
    }

    /** The number of a field that occurs at most once; 0 if it is left out, as the format has it. */
    long number(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .mapToLong(Field::value)
                .findFirst()
                .orElse(0);
    }

    float real(int number) {
        return Float.intBitsToFloat((int) number(number));
    }

    String text(int number) {
        return texts(number).stream().findFirst().orElse("");
    }

    List<String> texts(int number) {
        return all(number).stream()
                .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString())
                .toList();
    }

    List<Protobuf> messages(int number) {
        return all(number).stream().map(Protobuf::new).toList();
    }

    /** The bytes of a field, which little-endian numbers can be read from. */
    ByteBuffer bytes(int number) {
        return all(number).get(0).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whole numbers, one a field or all in one. */
    List<Long> numbers(int number) {
        List<Long> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.number == number && field.bytes == null) {
                values.add(field.value);
            } else if (field.number == number) {
                ByteBuffer in = field.bytes.duplicate();
                while (in.hasRemaining()) {
                    values.add(varint(in));
                }
            }
        }
        return values;
    }

    /** Floats, one a field or all in one. */
    List<Float> reals(int number) {
        List<Float> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.number == number && field.bytes == null) {
                values.add(Float.intBitsToFloat((int) field.value));
            } else if (field.number == number) {
                ByteBuffer in = field.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
                while (in.hasRemaining()) {
                    values.add(in.getFloat());
                }
            }
        }
        return values;
    }

    private List<ByteBuffer> all(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .map(field -> field.bytes.duplicate())
                .toList();
    }
}
