// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.examples.speech.Recordings.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the Free Spoken Digit Dataset (Zohar Jackson and contributors): WAV files {@code digit_speaker_number.wav}, in a folder or a zip
 * file.
 */
final class SpokenDigits {

    private static final Pattern NAME = Pattern.compile("([0-9])_([A-Za-z]+)_([0-9]{1,6})\\.wav");

    private SpokenDigits() {}

    /**
     * Reads all recordings of a folder or of a zip file, folders within it included; other files are passed over.
     *
     * @throws IOException if one cannot be read, or if there are none; the message names it
     */
    static Recordings read(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return new Recordings(place.toString(), files(place, place));
        }
        try (FileSystem zip = FileSystems.newFileSystem(place)) {
            return new Recordings(place.toString(), files(place, zip.getPath("/")));
        } catch (ProviderNotFoundException e) {
            throw new IOException(place + " is neither a folder nor a zip file", e);
        }
    }

    private static List<Recording> files(Path place, Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(root)) {
            files = found.filter(path -> path.toString().endsWith(".wav"))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        }
        List<Recording> all = new ArrayList<>();
        for (Path file : files) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (!name.matches()) {
                continue;
            }
            try (InputStream in = Files.newInputStream(file)) {
                all.add(new Recording(
                        Integer.parseInt(name.group(1)),
                        name.group(2),
                        Integer.parseInt(name.group(3)),
                        Sounds.LOADER.read(in, place + ": " + file)));
            }
        }
        if (all.isEmpty()) {
            throw new IOException(place + ": expected recordings named like 7_jackson_32.wav, found none");
        }
        return all;
    }
}
