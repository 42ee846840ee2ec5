// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.examples.common.Cli;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds pictures: a collection in a given folder, in the cache, or by download; else it draws digits.
 *
 * @param wanted the collection to look for
 * @param cache the folder that keeps its downloaded files
 * @param download how files are fetched
 * @param log where it says what it does
 */
record ImageSource(MnistLike wanted, Path cache, Download download, PrintWriter log) {

    static final int DRAWN_TRAINING = 24_000;
    static final int DRAWN_TEST = 4_000;
    private static final long DRAWN_TRAINING_SEED = 1;
    private static final long DRAWN_TEST_SEED = 2;

    /** Looks where the user's environment says. */
    static ImageSource standard(MnistLike wanted, PrintWriter log) {
        return new ImageSource(
                wanted,
                cacheFolder(System.getenv(), System.getProperty("user.home")).resolve(wanted.folder()),
                Download.from(wanted.mirrors()),
                log);
    }

    /** The cache folder of the XDG base directory specification, which ignores relative paths. */
    static Path cacheFolder(Map<String, String> environment, String home) {
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = Path.of(caches).isAbsolute() ? Path.of(caches) : Path.of(home, ".cache");
        return base.resolve("annotron");
    }

    /**
     * Finds pictures.
     *
     * @param folder where the user has them; null to look elsewhere
     * @param drawn whether to draw them in any case
     * @param limit at most so many to learn from, and a sixth as many for the test; 0 for all
     * @throws IOException if a folder was given and lacks a file or has a broken one; the message names it
     */
    ImageData find(@Nullable Path folder, boolean drawn, int limit) throws IOException {
        if (drawn) {
            return drawn(limit);
        }
        if (folder != null) {
            return read(folder, limit);
        }
        if (!cached()) {
            log.println(wanted.title() + " is not in " + cache + ": trying to download it (" + wanted.megabytes()
                    + " MB) ...");
            log.flush();
            try {
                download.fetch(wanted.files(), cache);
            } catch (IOException e) {
                log.println(wanted.title() + " could not be downloaded: " + Cli.reason(e) + ".");
                return drawn(limit);
            }
        }
        return read(cache, limit);
    }

    private boolean cached() {
        try {
            return MnistFolder.holds(cache, wanted);
        } catch (IOException e) {
            log.println("The cache cannot be read: " + Cli.reason(e) + ".");
            return false;
        }
    }

    private ImageData read(Path folder, int limit) throws IOException {
        MnistFolder files = MnistFolder.read(folder);
        MnistLike known = files.collection();
        String kind = known == null
                ? "pictures (not the original " + wanted.title() + ", by their checksums)"
                : known.title();
        return data(kind + " from " + folder, known == null ? wanted : known, files.training(), files.test(), limit);
    }

    private ImageData drawn(int limit) {
        int training = limit == 0 ? DRAWN_TRAINING : limit;
        int test = limit == 0 ? DRAWN_TEST : sixth(limit);
        return data(
                "digits drawn by this program, not " + wanted.title() + ": results cannot be compared with those on "
                        + wanted.title(),
                MnistLike.MNIST,
                DrawnDigits.draw(training, DRAWN_TRAINING_SEED),
                DrawnDigits.draw(test, DRAWN_TEST_SEED),
                limit);
    }

    private ImageData data(String source, MnistLike kind, GreyImages training, GreyImages test, int limit) {
        ImageData data = limit == 0
                ? ImageData.of(source, kind, training, test)
                : ImageData.of(source, kind, training.first(limit), test.first(sixth(limit)));
        log.println("Data: " + source + ".");
        log.println(String.format(
                Locale.ROOT,
                "      %,d to learn from, %,d to watch the learning on, %,d for the test",
                data.training().size(),
                data.validation().size(),
                data.test().count()));
        log.flush();
        return data;
    }

    private static int sixth(int limit) {
        return Math.max(1, limit / 6);
    }
}
