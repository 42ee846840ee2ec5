// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import io.github.annotron.examples.common.Cli;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds digits: MNIST in a given folder, in the cache, or by download; else it draws its own.
 *
 * @param cache the folder that keeps downloaded files
 * @param download how files are fetched
 * @param log where it says what it does
 */
record DigitSource(Path cache, Download download, PrintWriter log) {

    static final int DRAWN_TRAINING = 24_000;
    static final int DRAWN_TEST = 4_000;
    private static final long DRAWN_TRAINING_SEED = 1;
    private static final long DRAWN_TEST_SEED = 2;

    /** Looks where the user's environment says. */
    static DigitSource standard(PrintWriter log) {
        return new DigitSource(cacheFolder(System.getenv(), System.getProperty("user.home")), Download.MNIST, log);
    }

    /** The cache folder of the XDG base directory specification, which ignores relative paths. */
    static Path cacheFolder(Map<String, String> environment, String home) {
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = Path.of(caches).isAbsolute() ? Path.of(caches) : Path.of(home, ".cache");
        return base.resolve("annotron").resolve("mnist");
    }

    /**
     * Finds digits.
     *
     * @param folder where the user has them; null to look elsewhere
     * @param drawn whether to draw them in any case
     * @param limit at most so many to learn from, and a sixth as many for the test; 0 for all
     * @throws IOException if a folder was given and lacks a file or has a broken one; the message names it
     */
    DigitData find(@Nullable Path folder, boolean drawn, int limit) throws IOException {
        if (drawn) {
            return drawn(limit);
        }
        if (folder != null) {
            return read(folder, limit);
        }
        if (!cached()) {
            log.println("MNIST is not in " + cache + ": trying to download it (12 MB) ...");
            log.flush();
            try {
                download.fetch(MnistFile.ALL, cache);
            } catch (IOException e) {
                log.println("MNIST could not be downloaded: " + Cli.reason(e) + ".");
                return drawn(limit);
            }
        }
        return read(cache, limit);
    }

    private boolean cached() {
        try {
            for (MnistFile file : MnistFile.ALL) {
                if (!file.matches(cache.resolve(file.name()))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            log.println("The cache cannot be read: " + Cli.reason(e) + ".");
            return false;
        }
    }

    private DigitData read(Path folder, int limit) throws IOException {
        MnistFolder files = MnistFolder.read(folder);
        String kind = files.genuine() ? "MNIST" : "pictures (not the original MNIST, by their checksums)";
        return data(kind + " from " + folder, files.training(), files.test(), limit);
    }

    private DigitData drawn(int limit) {
        int training = limit == 0 ? DRAWN_TRAINING : limit;
        int test = limit == 0 ? DRAWN_TEST : sixth(limit);
        return data(
                "digits drawn by this program, not MNIST: results cannot be compared with those on MNIST",
                DrawnDigits.draw(training, DRAWN_TRAINING_SEED),
                DrawnDigits.draw(test, DRAWN_TEST_SEED),
                limit);
    }

    private DigitData data(String source, DigitImages training, DigitImages test, int limit) {
        DigitData data = limit == 0
                ? DigitData.of(source, training, test)
                : DigitData.of(source, training.first(limit), test.first(sixth(limit)));
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
