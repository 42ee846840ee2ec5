// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.report.Bitmap;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    private static Rows grey(float... values) {
        float[][] rows = new float[values.length][GreyImages.SIZE];
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(rows[i], values[i]);
        }
        return Rows.of(rows);
    }

    @Test
    void putsKindsBelowEachOther() {
        Bitmap sheet = ContactSheet.of(2, 3, List.of(grey(0, 1, 0.2f), grey(0.4f, -3, 7)));

        assertThat(sheet.width()).isEqualTo(112);
        assertThat(sheet.height()).isEqualTo(112 + 8 + 112);
        assertThat(sample(sheet, 0, 0)).as("0 is paper").isEqualTo(255);
        assertThat(sample(sheet, 1, 0)).as("1 is ink").isZero();
        assertThat(sample(sheet, 0, 56)).isEqualTo(153);
        assertThat(sample(sheet, 1, 56)).as("less than paper").isEqualTo(255);
        assertThat(sample(sheet, 0, 112)).as("the gap").isEqualTo(255);
        assertThat(sample(sheet, 0, 120)).isEqualTo(204);
        assertThat(sample(sheet, 0, 176)).as("more than ink").isZero();
        assertThat(sample(sheet, 1, 176)).as("there is no fourth").isEqualTo(255);
    }

    private static int sample(Bitmap sheet, int column, int y) {
        return sheet.sample(56 * column, y, 0);
    }
}
