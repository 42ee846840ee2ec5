// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.report.Bitmap;
import java.util.List;

/** Many pictures in one, such as pictures above what became of them: black ink on white paper. */
public final class ContactSheet {

    private static final int SIDE = GreyImages.SIDE;
    private static final int SCALE = 2;
    private static final int GAP = 8;

    private ContactSheet() {}

    /**
     * Puts pictures together.
     *
     * @param columns how many are beside each other
     * @param count how many of each kind there are
     * @param kinds what is below each other: a row of pictures of the first, of the second, and so on, then a gap and the
     *     next pictures of each; values from 0 (paper) to 1 (ink), what is beyond is cut off
     */
    public static Bitmap of(int columns, int count, List<Rows> kinds) {
        int groups = (count + columns - 1) / columns;
        int groupHeight = kinds.size() * SIDE * SCALE + GAP;
        Bitmap sheet = Bitmap.white(columns * SIDE * SCALE, groups * groupHeight - GAP, 1);
        float[] picture = new float[GreyImages.SIZE];
        for (int kind = 0; kind < kinds.size(); kind++) {
            for (int i = 0; i < count; i++) {
                kinds.get(kind).read(i, picture, 0);
                sheet.draw(
                        Bitmap.of(SIDE, SIDE, 1, picture, 1, 0),
                        i % columns * SIDE * SCALE,
                        i / columns * groupHeight + kind * SIDE * SCALE,
                        SCALE);
            }
        }
        return sheet;
    }
}
