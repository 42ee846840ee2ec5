// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Layers of one block that follow each other.
 *
 * @param path the block's
 * @param first the first row
 * @param last the last row
 * @param depth how many frames are around it
 */
record Frame(String path, int first, int last, int depth) {

    private record Open(String path, int first) {}

    /** The frames of layers by their names, outer ones first. A block that others interrupt has several. */
    static List<Frame> of(List<String> names) {
        List<Frame> found = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        for (int row = 0; row <= names.size(); row++) {
            List<String> blocks = row < names.size() ? blocks(names.get(row)) : List.of();
            while (!open.isEmpty() && !hasAt(blocks, open.size() - 1, open.peek().path)) {
                Open done = open.pop();
                found.add(new Frame(done.path, done.first, row - 1, 0));
            }
            for (int depth = open.size(); depth < blocks.size(); depth++) {
                open.push(new Open(blocks.get(depth), row));
            }
        }
        found.sort((a, b) -> a.first != b.first
                ? Integer.compare(a.first, b.first)
                : a.last != b.last
                        ? Integer.compare(b.last, a.last)
                        : Integer.compare(a.path.length(), b.path.length()));
        return nested(found);
    }

    /** The blocks around a layer, the outermost first: {@code body} and {@code body.0} of {@code body.0.conv1}. */
    private static List<String> blocks(String name) {
        List<String> blocks = new ArrayList<>();
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            blocks.add(name.substring(0, dot));
        }
        return blocks;
    }

    private static boolean hasAt(List<String> blocks, int depth, String path) {
        return depth < blocks.size() && blocks.get(depth).equals(path);
    }

    /** Where a block has nothing but another one, one frame is enough for both. */
    private static List<Frame> nested(List<Frame> sorted) {
        List<Frame> frames = new ArrayList<>();
        Deque<Frame> around = new ArrayDeque<>();
        for (int i = 0; i < sorted.size(); i++) {
            Frame frame = sorted.get(i);
            boolean isFilledByNext = i + 1 < sorted.size()
                    && sorted.get(i + 1).first == frame.first
                    && sorted.get(i + 1).last == frame.last;
            if (!isFilledByNext) {
                while (!around.isEmpty() && around.peek().last < frame.first) {
                    around.pop();
                }
                Frame placed = new Frame(frame.path, frame.first, frame.last, around.size());
                around.push(placed);
                frames.add(placed);
            }
        }
        return frames;
    }
}
