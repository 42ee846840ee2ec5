// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The least time that work can take on one core (Williams, Waterman and Patterson, "Roofline: an insightful visual performance model for
 * multicore architectures", 2009): as long as its multiply-adds take at their peak, or as long as its bytes take from the level of the
 * memory that they fit into, if that is longer.
 */
final class Roofline {
    /** Where the system does not say: a cache of 1 MiB, and one of 32 MiB. */
    private static final long[] SIZES = {1 << 20, 32 << 20};

    private static final String[] NAMES = {"L2", "L3", "memory"};

    private final List<Double> peaks = new ArrayList<>();
    private final List<Level> levels;

    private record Level(String name, long size, Triad triad, List<Double> rates) {}

    Roofline() {
        long l2 = size(2);
        long l3 = size(3);
        // Half of a cache, and much more than the last one; a quarter of that, which others may use too.
        levels = List.of(
                new Level(NAMES[0], l2, new Triad(l2 / 2), new ArrayList<>()),
                new Level(NAMES[1], l3, new Triad(l3 / 4), new ArrayList<>()),
                new Level(NAMES[2], Long.MAX_VALUE, new Triad(4 * l3), new ArrayList<>()));
    }

    private static long size(int level) {
        for (int index : IntStream.range(0, 8).toArray()) {
            Path folder = Path.of("/sys/devices/system/cpu/cpu0/cache/index" + index);
            try {
                if (Files.readString(folder.resolve("level")).trim().equals(Integer.toString(level))) {
                    String text = Files.readString(folder.resolve("size")).trim();
                    return 1024 * Long.parseLong(text.replace("K", ""));
                }
            } catch (IOException | NumberFormatException e) {
                break;
            }
        }
        return SIZES[level - 2];
    }

    /** Measures the machine once more. */
    void measure() {
        peaks.add(Peak.measure());
        levels.forEach(level -> level.rates.add(level.triad.measure()));
    }

    /** The peak of multiply-adds in GFLOP/s, two operations each. */
    double peak() {
        return median(peaks);
    }

    private static double median(List<Double> values) {
        return ProcessorTime.medianOfSecondHalf(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Level level(long bytes) {
        return levels.stream().filter(level -> bytes <= level.size).findFirst().orElseThrow();
    }

    /** The least time of a batch in milliseconds. */
    double milliseconds(Cost cost, int batch) {
        long bytes = cost.bytes(batch);
        return 1e-6 * Math.max(cost.operations(batch) / peak(), bytes / median(level(bytes).rates));
    }

    /** What decides it. */
    String limit(Cost cost, int batch) {
        long bytes = cost.bytes(batch);
        Level level = level(bytes);
        return cost.operations(batch) / peak() > bytes / median(level.rates) ? "multiply-adds" : level.name;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%.1f GFLOP/s", peak()));
        levels.forEach(
                level -> text.append(String.format(Locale.ROOT, ", %s %.1f GB/s", level.name, median(level.rates))));
        return text.toString();
    }
}
