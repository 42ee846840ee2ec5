// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.RuntimeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The offset tables of a class, equal ones only once. */
final class Tables {
    private final Names names;
    private final @Nullable Tables outer;

    /** How an outer table is reached. */
    private final String path;

    private final Map<List<Grid.Axis>, String> grids = new LinkedHashMap<>();
    private final Map<Integer, Multiples> multiples = new LinkedHashMap<>();
    private final Map<Series, String> series = new LinkedHashMap<>();

    private record Series(int rows, int step, int sampleStep) {}

    private static final class Multiples {
        int fixed;
        int perSample;
    }

    /**
     * Makes an empty set.
     *
     * @param names of the class
     * @param outer tables that code which uses these can use too, such as those of the forward class in the backward class
     * @param path how it reaches them: {@code "forward."}
     */
    Tables(Names names, @Nullable Tables outer, String path) {
        this.names = names;
        this.outer = outer;
        this.path = path;
    }

    private Optional<String> grid(List<Grid.Axis> key) {
        return grids.containsKey(key)
                ? Optional.of(grids.get(key))
                : outer == null ? Optional.empty() : outer.grid(key).map(path::concat);
    }

    private Optional<String> series(Series key) {
        return series.containsKey(key)
                ? Optional.of(series.get(key))
                : outer == null ? Optional.empty() : outer.series(key).map(path::concat);
    }

    private Optional<String> multiplesThere(int step, int fixed, int perSample) {
        Multiples there = multiples.get(step);
        if (there != null && fixed <= there.fixed && perSample <= there.perSample) {
            return Optional.of(name(step));
        }
        return outer == null
                ? Optional.empty()
                : outer.multiplesThere(step, fixed, perSample).map(path::concat);
    }

    /** The table of a grid. */
    String grid(String name, Grid grid) {
        Grid merged = grid.merged();
        if (merged.axes().size() == 1) {
            return multiples(merged.axes().get(0).step(), merged.count(), 0);
        }
        List<Grid.Axis> key = merged.axes().stream()
                .map(axis -> new Grid.Axis("", axis.extent(), axis.step()))
                .toList();
        return grid(key).orElseGet(() -> grids.computeIfAbsent(key, ignored -> names.of(owned(key), name)));
    }

    /** The table of the multiples of a number, for as many rows as a full batch has. */
    String rows(int rowsPerSample, int step) {
        return multiples(step, 0, rowsPerSample);
    }

    /** The table of the rows of all samples of a full batch, where samples are further apart than their rows. */
    String rows(int rowsPerSample, int step, int sampleStep) {
        if (sampleStep == rowsPerSample * step) {
            return rows(rowsPerSample, step);
        }
        Series key = new Series(rowsPerSample, step, sampleStep);
        return series(key)
                .orElseGet(() -> series.computeIfAbsent(
                        key,
                        ignored -> names.of(owned(key), "rows" + rowsPerSample + "Of" + step + "In" + sampleStep)));
    }

    private String multiples(int step, int fixed, int perSample) {
        if (outer != null) {
            Optional<String> there = outer.multiplesThere(step, fixed, perSample);
            if (there.isPresent()) {
                return path + there.get();
            }
        }
        Multiples own = multiples.computeIfAbsent(step, ignored -> new Multiples());
        own.fixed = Math.max(own.fixed, fixed);
        own.perSample = Math.max(own.perSample, perSample);
        return name(step);
    }

    private String name(int step) {
        String text = step < 0 ? "Minus" + -step : Integer.toString(step);
        return names.of(owned("multiples of " + step), "multiplesOf" + text);
    }

    /** A key of this set only: a set within the same class has a table of its own where the outer one is too short. */
    private List<Object> owned(Object key) {
        return List.of(this, key);
    }

    /** The names of all tables. */
    List<String> fields() {
        List<String> fields = new ArrayList<>(grids.values());
        multiples.keySet().forEach(step -> fields.add(name(step)));
        fields.addAll(series.values());
        return fields;
    }

    /** Statements that fill all tables. */
    List<CodeBlock> assignments() {
        List<CodeBlock> assignments = new ArrayList<>();
        grids.forEach((axes, name) -> assignments.add(CodeBlock.of(
                "$L = $T.grid(new int[] {$L}, new int[] {$L})",
                name,
                RuntimeNames.OFFSETS,
                String.join(
                        ", ",
                        axes.stream()
                                .map(axis -> Integer.toString(axis.extent()))
                                .toList()),
                String.join(
                        ", ",
                        axes.stream().map(axis -> Integer.toString(axis.step())).toList()))));
        multiples.forEach((step, count) -> assignments.add(
                CodeBlock.of("$L = $T.multiples($L, $L)", name(step), RuntimeNames.OFFSETS, count(count), step)));
        series.forEach((rows, name) -> assignments.add(CodeBlock.of(
                "$L = $T.grid(new int[] {capacity, $L}, new int[] {$L, $L})",
                name,
                RuntimeNames.OFFSETS,
                rows.rows(),
                rows.sampleStep(),
                rows.step())));
        return assignments;
    }

    /** How many offsets all tables have together. */
    ArrayLength length() {
        ArrayLength length = ArrayLength.NONE;
        for (List<Grid.Axis> axes : grids.keySet()) {
            length = length.plus(ArrayLength.fixed(new Grid(axes).count()));
        }
        for (Multiples count : multiples.values()) {
            length = length.plus(
                    count.fixed == 0
                            ? ArrayLength.perSample(count.perSample)
                            : count.perSample == 0
                                    ? ArrayLength.fixed(count.fixed)
                                    : ArrayLength.of(CodeBlock.of("$L", count(count))));
        }
        for (Series rows : series.keySet()) {
            length = length.plus(ArrayLength.perSample(rows.rows()));
        }
        return length;
    }

    private static String count(Multiples count) {
        if (count.perSample == 0) {
            return Integer.toString(count.fixed);
        }
        String all = count.perSample == 1 ? "capacity" : "capacity * " + count.perSample;
        return count.fixed == 0 ? all : "Math.max(" + count.fixed + ", " + all + ")";
    }
}
