// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.runtime.data.Rows;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/** Many pictures in one, such as pictures above what became of them: black ink on white paper. */
public final class ContactSheet {

    private static final int SIDE = GreyImages.SIDE;
    private static final int SCALE = 2;
    private static final int GAP = 8;
    private static final int WHITE = 255;

    private ContactSheet() {}

    /**
     * Puts pictures together.
     *
     * @param columns how many are beside each other
     * @param count how many of each kind there are
     * @param kinds what is below each other: a row of pictures of the first, of the second, and so on, then a gap and the
     *     next pictures of each; values from 0 (paper) to 1 (ink), what is beyond is cut off
     */
    public static BufferedImage of(int columns, int count, List<Rows> kinds) {
        int groups = (count + columns - 1) / columns;
        int groupHeight = kinds.size() * SIDE * SCALE + GAP;
        BufferedImage sheet =
                new BufferedImage(columns * SIDE * SCALE, groups * groupHeight - GAP, BufferedImage.TYPE_BYTE_GRAY);
        int[] paper = new int[sheet.getWidth() * sheet.getHeight()];
        Arrays.fill(paper, WHITE);
        sheet.getRaster().setSamples(0, 0, sheet.getWidth(), sheet.getHeight(), 0, paper);
        float[] picture = new float[GreyImages.SIZE];
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (int i = 0; i < count; i++) {
                kinds.get(kind).read(i, picture, 0);
                draw(sheet, i % columns * SIDE * SCALE, i / columns * groupHeight + kind * SIDE * SCALE, picture);
            }
        }
        return sheet;
    }

    private static void draw(BufferedImage sheet, int left, int top, float[] picture) {
        for (int y = 0; y < SIDE * SCALE; y++) {
            for (int x = 0; x < SIDE * SCALE; x++) {
                float ink = Math.min(1, Math.max(0, picture[y / SCALE * SIDE + x / SCALE]));
                sheet.getRaster().setSample(left + x, top + y, 0, Math.round(WHITE * (1 - ink)));
            }
        }
    }
}
