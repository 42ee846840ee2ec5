// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.log;

import io.github.annotron.runtime.report.Histogram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A file of events as TensorBoard reads it: records of TensorFlow's {@code TFRecord} format, each a protocol buffer {@code Event}
 * (tensorflow/core/util/event.proto, tensorflow/core/framework/summary.proto).
 *
 * <pre>{@code
 * record:  length (8 bytes), masked CRC of the length (4), the event, masked CRC of the event (4); little-endian
 * Event:   1 wall_time: double, 2 step: int64, 3 file_version: string, 5 summary: Summary, 7 session_log: SessionLog
 * Summary: 1 value: repeated Value
 * Value:   1 tag: string, 2 simple_value: float, 5 histo: HistogramProto
 * }</pre>
 */
final class EventFile {

    private static final int BUCKETS = 30;
    private static final int SESSION_START = 1;

    private final Path file;

    private EventFile(Path file) {
        this.file = file;
    }

    /** What a summary says under a name, encoded. */
    record Value(Protobuf message) {}

    /**
     * Makes a file of a new name.
     *
     * @param step what older files of the folder have of this step and later ones is to be forgotten
     */
    static EventFile create(Path folder, long step) throws IOException {
        Files.createDirectories(folder);
        String name =
                String.format(Locale.ROOT, "events.out.tfevents.%010d.annotron", System.currentTimeMillis() / 1000);
        for (int i = 0; ; i++) {
            // TensorBoard reads a folder's files in the order of their names.
            Path file = folder.resolve(String.format(Locale.ROOT, "%s.%06d", name, i));
            try {
                Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            EventFile created = new EventFile(file);
            created.append(event(0).text(3, "brain.Event:2"));
            created.append(event(step).message(7, new Protobuf().whole(1, SESSION_START)));
            return created;
        }
    }

    /** Appends what there is to say of a step. */
    void write(long step, List<Value> values) throws IOException {
        Protobuf summary = new Protobuf();
        values.forEach(value -> summary.message(1, value.message));
        append(event(step).message(5, summary));
    }

    static Value scalar(String tag, double value) {
        return new Value(new Protobuf().text(1, tag).real(2, (float) value));
    }

    /** The numbers in buckets of equal widths. */
    static Value histogram(String tag, float[] values) {
        Histogram spread = Histogram.of(values, BUCKETS);
        double[] counts = new double[BUCKETS];
        double[] limits = new double[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] = spread.counts()[i];
            limits[i] = spread.limit(i);
        }
        Protobuf histogram = new Protobuf()
                .real(1, spread.lowest())
                .real(2, spread.highest())
                .real(3, (double) spread.count())
                .real(4, spread.sum())
                .real(5, spread.squares())
                .reals(6, limits)
                .reals(7, counts);
        return new Value(new Protobuf().text(1, tag).message(5, histogram));
    }

    private static Protobuf event(long step) {
        return new Protobuf().real(1, System.currentTimeMillis() / 1000.0).whole(2, step);
    }

    private void append(Protobuf event) throws IOException {
        byte[] bytes = event.bytes();
        byte[] length = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .array();
        ByteBuffer record = ByteBuffer.allocate(16 + bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        record.put(length).putInt(maskedCrc(length)).put(bytes).putInt(maskedCrc(bytes));
        Files.write(file, record.array(), StandardOpenOption.APPEND);
    }

    /** Masked, for a CRC over what contains a CRC is a poor one. */
    private static int maskedCrc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int value = (int) crc.getValue();
        return Integer.rotateRight(value, 15) + 0xa282ead8;
    }

    /** A message in protocol buffers' wire format: fields one after another, each a key and a value. */
    static final class Protobuf {

        private static final int VARINT = 0;
        private static final int FIXED64 = 1;
        private static final int DELIMITED = 2;
        private static final int FIXED32 = 5;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Protobuf whole(int field, long value) {
            varint((long) field << 3 | VARINT);
            varint(value);
            return this;
        }

        Protobuf real(int field, double value) {
            varint((long) field << 3 | FIXED64);
            fixed(8, Double.doubleToRawLongBits(value));
            return this;
        }

        Protobuf real(int field, float value) {
            varint((long) field << 3 | FIXED32);
            fixed(4, Float.floatToRawIntBits(value));
            return this;
        }

        Protobuf reals(int field, double[] values) {
            varint((long) field << 3 | DELIMITED);
            varint(8L * values.length);
            for (double value : values) {
                fixed(8, Double.doubleToRawLongBits(value));
            }
            return this;
        }

        Protobuf text(int field, String value) {
            return delimited(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Protobuf message(int field, Protobuf value) {
            return delimited(field, value.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private Protobuf delimited(int field, byte[] value) {
            varint((long) field << 3 | DELIMITED);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                out.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        private void fixed(int count, long bits) {
            for (int i = 0; i < count; i++) {
                out.write((int) (bits >>> (8 * i)));
            }
        }
    }
}
