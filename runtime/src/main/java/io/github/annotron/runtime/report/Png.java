// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pictures in the format PNG (ISO/IEC 15948:2004): 8 bits a sample, grey or true colour, not interlaced. The JDK's own writer is
 * in {@code java.desktop}, which the runtime does without.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int GREY = 0;
    private static final int TRUE_COLOUR = 2;

    private Png() {}

    static byte[] encode(Bitmap picture) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        number(header, picture.width());
        number(header, picture.height());
        // Bits a sample, kind of colour, deflate, adaptive filters, no interlacing.
        header.writeBytes(new byte[] {8, (byte) (picture.channels() == 1 ? GREY : TRUE_COLOUR), 0, 0, 0});
        chunk(file, "IHDR", header.toByteArray());
        chunk(file, "IDAT", deflated(rows(picture)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** The rows, each behind the number of its filter: 0, for the samples as they are. */
    private static byte[] rows(Bitmap picture) {
        int width = picture.width() * picture.channels();
        byte[] rows = new byte[(1 + width) * picture.height()];
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.samples(), y * width, rows, y * (1 + width) + 1, width);
        }
        return rows;
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                result.write(buffer, 0, deflater.deflate(buffer));
            }
            return result.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        number(file, data.length);
        file.writeBytes(name);
        file.writeBytes(data);
        number(file, (int) checksum.getValue());
    }

    private static void number(ByteArrayOutputStream out, int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
    }
}
