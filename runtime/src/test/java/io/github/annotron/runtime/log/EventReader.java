// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reader of event files, written from the descriptions of the formats and from nothing else of this project: {@code TFRecord} and its
 * CRCs, protocol buffers' wire format, and the fields of {@code Event}, {@code Summary} and {@code HistogramProto}.
 */
final class EventReader {

    private EventReader() {}

    /** The fields of a message by their numbers, each occurrence in order: Long, Double, Float or ByteBuffer. */
    static Map<Integer, List<Object>> message(ByteBuffer bytes) {
        Map<Integer, List<Object>> fields = new LinkedHashMap<>();
        ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long key = varint(in);
            Object value = switch ((int) (key & 7)) {
                case 0 -> varint(in);
                case 1 -> in.getDouble();
                case 2 -> {
                    int length = Math.toIntExact(varint(in));
                    ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
                    in.position(in.position() + length);
                    yield part;
                }
                case 5 -> in.getFloat();
                default -> throw new AssertionError("wire type of key " + key);
            };
            fields.computeIfAbsent((int) (key >>> 3), number -> new ArrayList<>())
                    .add(value);
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    static String text(Object value) {
        return StandardCharsets.UTF_8.decode(((ByteBuffer) value).slice()).toString();
    }

    static List<Double> doubles(Object packed) {
        ByteBuffer in = ((ByteBuffer) packed).slice().order(ByteOrder.LITTLE_ENDIAN);
        List<Double> values = new ArrayList<>();
        while (in.hasRemaining()) {
            values.add(in.getDouble());
        }
        return values;
    }

    /** All events of a file, whose CRCs are checked. */
    static List<Map<Integer, List<Object>>> events(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Map<Integer, List<Object>>> events = new ArrayList<>();
        while (in.hasRemaining()) {
            int start = in.position();
            int length = Math.toIntExact(in.getLong());
            assertThat(in.getInt()).isEqualTo(masked(in.slice(start, 8)));
            ByteBuffer data = in.slice(in.position(), length);
            in.position(in.position() + length);
            assertThat(in.getInt()).isEqualTo(masked(data));
            events.add(message(data));
        }
        return events;
    }

    /** CRC-32C (Castagnoli) bit by bit, with TensorFlow's mask. */
    private static int masked(ByteBuffer bytes) {
        int crc = -1;
        for (int i = 0; i < bytes.limit(); i++) {
            crc ^= bytes.get(i) & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ 0x82F63B78 : crc >>> 1;
            }
        }
        crc = ~crc;
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }
}
