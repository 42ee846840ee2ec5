// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import java.util.ArrayList;
import java.util.List;

/**
 * Moves the pixels of a picture. However many moves there are, each pixel is computed once, between the four old ones around its
 * place (bilinear); moves by whole pixels only copy.
 */
record Geometry(int height, int width, int channels, Border border, float fill, List<Move> moves)
        implements Augmentation {

    /** One random move. */
    interface Move {
        void draw(Draws draws, Placement placement);
    }

    Geometry {
        moves = List.copyOf(moves);
    }

    Geometry and(Move move) {
        List<Move> more = new ArrayList<>(moves);
        more.add(move);
        return new Geometry(height, width, channels, border, fill, more);
    }

    @Override
    public void apply(float[] values, int offset, int size, Draws draws, float[] scratch) {
        Placement p = draws.placement();
        for (int i = 0; i < moves.size(); i++) {
            moves.get(i).draw(draws, p);
        }
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        // Counted from the corner; of whole moves this is exact.
        double startX = middleX - p.xx * middleX - p.xy * middleY + p.x;
        double startY = middleY - p.yx * middleX - p.yy * middleY + p.y;
        boolean straight = Math.abs(p.xx) == 1 && p.xy == 0 && p.yx == 0 && Math.abs(p.yy) == 1;
        if (straight && startX == Math.rint(startX) && startY == Math.rint(startY)) {
            if (p.xx == 1 && p.yy == 1 && startX == 0 && startY == 0) {
                return;
            }
            System.arraycopy(values, offset, scratch, 0, size);
            copy(scratch, values, offset, (int) p.xx, (int) startX, (int) p.yy, (int) startY);
        } else {
            System.arraycopy(values, offset, scratch, 0, size);
            interpolate(scratch, values, offset, p, startX, startY);
        }
    }

    private void copy(float[] from, float[] to, int offset, int stepX, int startX, int stepY, int startY) {
        int at = offset;
        for (int y = 0; y < height; y++) {
            int row = border.index(startY + stepY * y, height);
            for (int x = 0; x < width; x++) {
                int column = border.index(startX + stepX * x, width);
                int source = (row * width + column) * channels;
                boolean outside = row < 0 || column < 0;
                for (int c = 0; c < channels; c++) {
                    to[at++] = outside ? fill : from[source + c];
                }
            }
        }
    }

    private void interpolate(float[] from, float[] to, int offset, Placement p, double startX, double startY) {
        int at = offset;
        for (int y = 0; y < height; y++) {
            double rowX = startX + p.xy * y;
            double rowY = startY + p.yy * y;
            for (int x = 0; x < width; x++) {
                double sourceX = rowX + p.xx * x;
                double sourceY = rowY + p.yx * x;
                int left = (int) Math.floor(sourceX);
                int top = (int) Math.floor(sourceY);
                float right = (float) (sourceX - left);
                float down = (float) (sourceY - top);
                if (left >= 0 && left < width - 1 && top >= 0 && top < height - 1) {
                    int source = (top * width + left) * channels;
                    int below = source + width * channels;
                    for (int c = 0; c < channels; c++) {
                        to[at++] = between(
                                from[source + c],
                                from[source + channels + c],
                                from[below + c],
                                from[below + channels + c],
                                right,
                                down);
                    }
                } else {
                    for (int c = 0; c < channels; c++) {
                        to[at++] = between(
                                pixel(from, top, left, c),
                                pixel(from, top, left + 1, c),
                                pixel(from, top + 1, left, c),
                                pixel(from, top + 1, left + 1, c),
                                right,
                                down);
                    }
                }
            }
        }
    }

    private static float between(float a, float b, float c, float d, float right, float down) {
        float upper = a + right * (b - a);
        float lower = c + right * (d - c);
        return upper + down * (lower - upper);
    }

    private float pixel(float[] from, int y, int x, int channel) {
        int row = border.index(y, height);
        int column = border.index(x, width);
        return row < 0 || column < 0 ? fill : from[(row * width + column) * channels + channel];
    }
}
