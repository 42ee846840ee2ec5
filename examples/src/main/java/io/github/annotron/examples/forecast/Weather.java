// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.forecast;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The weather hour by hour, without gaps.
 *
 * @param hours for each hour {@link #FEATURES} numbers: dew point, temperature (degrees Celsius), pressure, the logarithm of the
 *     wind's way, whether it comes from the north-west, the north-east or the south-east, then the time of the day as a
 *     sine and a cosine
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Weather(float[][] hours) {

    static final int FEATURES = 9;

    /** The first features, which are measured; the rest follow from the clock. */
    static final int MEASURED = 7;

    static final int TEMPERATURE = 1;

    private static final List<String> COLUMNS = List.of("hour", "DEWP", "TEMP", "PRES", "cbwd", "Iws");

    /**
     * Reads a CSV file as the UCI's of Beijing, with the columns hour, DEWP, TEMP, PRES, cbwd (NW, NE, SE or cv) and
     * Iws, an hour in each line; it may be packed with gzip.
     *
     * @throws IOException if it cannot be read; the message names the line and what was expected
     */
    static Weather read(Path file) throws IOException {
        List<float[]> hours = new ArrayList<>();
        try (Reader text = open(file);
                CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord line : reader) {
                String at = file + ", line " + line.getStartingLineNumber() + ": ";
                if (!line.getHeader().containsAll(COLUMNS)) {
                    throw new IOException(at + "expected the columns " + COLUMNS + ", found " + line.getHeader());
                }
                hours.add(hour(line, at));
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IOException(file + " is not a readable CSV file: " + e.getMessage(), e);
        }
        return new Weather(hours.toArray(float[][]::new));
    }

    private static Reader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        boolean packed = file.toString().endsWith(".gz");
        return new InputStreamReader(packed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }

    private static float[] hour(NamedCsvRecord line, String at) throws IOException {
        try {
            return hour(
                    number(line, "DEWP"),
                    number(line, "TEMP"),
                    number(line, "PRES"),
                    number(line, "Iws"),
                    line.getField("cbwd"),
                    Integer.parseInt(line.getField("hour").strip()));
        } catch (NumberFormatException e) {
            throw new IOException(at + "expected a number: " + e.getMessage(), e);
        }
    }

    private static float number(NamedCsvRecord line, String column) {
        return Float.parseFloat(line.getField(column).strip());
    }

    /**
     * The features of an hour.
     *
     * @param wind its way in all hours since it has turned last, in metres a second; at least 0
     * @param direction where it comes from: NW, NE, SE, or anything else if from nowhere
     * @param hour of the day
     */
    static float[] hour(float dewPoint, float temperature, float pressure, float wind, String direction, int hour) {
        double time = 2 * Math.PI * hour / 24;
        return new float[] {
            dewPoint,
            temperature,
            pressure,
            (float) Math.log1p(wind),
            direction.equals("NW") ? 1 : 0,
            direction.equals("NE") ? 1 : 0,
            direction.equals("SE") ? 1 : 0,
            (float) Math.sin(time),
            (float) Math.cos(time)
        };
    }

    /** A part of it. */
    Weather part(int from, int to) {
        return new Weather(Arrays.copyOfRange(hours, from, to));
    }
}
