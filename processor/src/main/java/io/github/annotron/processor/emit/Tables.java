// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.RuntimeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The offset tables of a class, equal ones only once. */
final class Tables {
    private final Names names;
    private final @Nullable Tables outer;
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
     * @param outer the tables of the forward class, which the backward class can use too
     */
    Tables(Names names, @Nullable Tables outer) {
        this.names = names;
        this.outer = outer;
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
        if (outer != null && outer.grids.containsKey(key)) {
            return "forward." + outer.grids.get(key);
        }
        return grids.computeIfAbsent(key, ignored -> names.of(key, name));
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
        if (outer != null && outer.series.containsKey(key)) {
            return "forward." + outer.series.get(key);
        }
        return series.computeIfAbsent(
                key, ignored -> names.of(key, "rows" + rowsPerSample + "Of" + step + "In" + sampleStep));
    }

    private String multiples(int step, int fixed, int perSample) {
        if (outer != null) {
            Multiples there = outer.multiples.get(step);
            if (there != null && fixed <= there.fixed && perSample <= there.perSample) {
                return "forward." + outer.name(step);
            }
        }
        Multiples own = multiples.computeIfAbsent(step, ignored -> new Multiples());
        own.fixed = Math.max(own.fixed, fixed);
        own.perSample = Math.max(own.perSample, perSample);
        return name(step);
    }

    private String name(int step) {
        String text = step < 0 ? "Minus" + -step : Integer.toString(step);
        return names.of("multiples of " + step, "multiplesOf" + text);
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

    private static String count(Multiples count) {
        if (count.perSample == 0) {
            return Integer.toString(count.fixed);
        }
        String all = count.perSample == 1 ? "capacity" : "capacity * " + count.perSample;
        return count.fixed == 0 ? all : "Math.max(" + count.fixed + ", " + all + ")";
    }
}
