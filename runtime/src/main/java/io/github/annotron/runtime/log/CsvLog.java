// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.log;

import io.github.annotron.runtime.io.AtomicFile;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.TrainingException;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the figures of each epoch into a table of comma-separated values (RFC 4180), a line an epoch, with a heading: {@code epoch}
 * and what {@link Epoch#figures()} names. A figure that is not a number is an empty cell. The file is complete after each epoch.
 *
 * <p>Another call of {@code fit} on the same trainer appends its epochs. So does training that goes on from a checkpoint: lines of
 * epochs behind the checkpoint, which are done again, are taken out. A trainer that is new replaces the file.
 */
public final class CsvLog implements TrainingListener {

    private static final String END = "\r\n";

    private final Path file;
    private String heading = "";

    private CsvLog(Path file) {
        this.file = file;
    }

    /** Writes to a file, whose folder is made if it is not there. */
    public static CsvLog to(Path file) {
        return new CsvLog(file);
    }

    @Override
    public void fitStarted(TrainingProgress progress) {
        List<Epoch> history = progress.history();
        try {
            List<String> lines = before(progress.epochsDone() - history.size());
            heading = lines.isEmpty() ? "" : lines.get(0);
            for (Epoch epoch : history) {
                checkHeading(epoch);
                if (lines.isEmpty()) {
                    lines.add(heading);
                }
                lines.add(line(epoch));
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            AtomicFile.write(file, lines.stream().map(line -> line + END).collect(Collectors.joining()));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void epochDone(Epoch epoch, TrainingProgress progress) {
        String text = heading.isEmpty() ? heading(epoch.figures().keySet()) + END : "";
        checkHeading(epoch);
        try {
            Files.writeString(file, text + line(epoch) + END, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The heading and the lines of the epochs up to a number; nothing if there are none. */
    private List<String> before(int lastEpoch) throws IOException {
        List<String> lines = new ArrayList<>();
        if (lastEpoch == 0 || !Files.exists(file)) {
            return lines;
        }
        String text = Files.readString(file);
        // A line without an end was cut off.
        int end = text.lastIndexOf(END);
        for (String line : end < 0 ? new String[0] : text.substring(0, end).split(END)) {
            if (lines.isEmpty() || number(line) <= lastEpoch) {
                lines.add(line);
            }
        }
        return lines;
    }

    private int number(String line) throws IOException {
        try {
            return Integer.parseInt(line.split(",", 2)[0]);
        } catch (NumberFormatException e) {
            throw new IOException("expected the number of an epoch, found \"" + line + "\"", e);
        }
    }

    private void checkHeading(Epoch epoch) {
        String wanted = heading(epoch.figures().keySet());
        if (heading.isEmpty()) {
            heading = wanted;
        } else if (!heading.equals(wanted)) {
            throw new TrainingException(
                    file + ": expected the columns " + wanted + ", found " + heading + ". Use another file.");
        }
    }

    private static String heading(Set<String> names) {
        return "epoch," + names.stream().map(CsvLog::quote).collect(Collectors.joining(","));
    }

    private static String line(Epoch epoch) {
        return epoch.number() + ","
                + epoch.figures().values().stream()
                        .map(value -> value.isNaN() ? "" : value.toString())
                        .collect(Collectors.joining(","));
    }

    private static String quote(String name) {
        return name.matches("[^\",\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private TrainingException failure(IOException e) {
        return new TrainingException(file + ": the table of the epochs cannot be written: " + e, e);
    }
}
