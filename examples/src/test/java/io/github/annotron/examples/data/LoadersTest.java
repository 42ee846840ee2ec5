// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.data.CsvSchema;
import io.github.annotron.data.Table;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.runtime.data.Cifar;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.transform.Columns;
import io.github.annotron.runtime.transform.Impute;
import io.github.annotron.runtime.transform.OneHot;
import io.github.annotron.runtime.transform.Standardize;
import io.github.annotron.runtime.transform.Transform;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads files as they come from their authors. */
class LoadersTest {

    @Test
    void readsColourImages() throws IOException {
        Cifar training = Cifar.ten(TestData.find("images/cifar10-train-1000.bin.gz"));
        Cifar test = Cifar.ten(TestData.find("images/cifar10-test-300.bin.gz"));
        assertThat(training.labels()).hasSize(1000).startsWith(6, 9, 9, 4, 1);
        assertThat(test.labels()).hasSize(300).startsWith(3, 8, 8, 0, 6);
        assertThat(training.images().width()).isEqualTo(3072);
        assertThat(Arrays.stream(training.dataset().classCounts()).allMatch(count -> count > 80))
                .isTrue();
        // The first image, a frog: red, green and blue of its first pixel.
        assertThat(new int[] {training.pixels()[0] & 0xFF, training.pixels()[1] & 0xFF, training.pixels()[2] & 0xFF})
                .containsExactly(59, 62, 63);
    }

    @Test
    void readsTheCensus() throws IOException {
        CsvSchema schema = CsvSchema.withoutHeader()
                .number("age")
                .category("workclass")
                .ignore("weight")
                .category("education")
                .number("years of education")
                .category("marital status", "occupation", "relationship", "race", "sex")
                .number("capital gain", "capital loss", "hours per week")
                .category("country")
                .targetCategoryOf("income", List.of("<=50K", ">50K"))
                .missing("?");
        Table training = schema.read(TestData.find("tabular/adult-train.csv.gz"));
        assertThat(training.dataset().classCounts()).containsExactly(24720, 7841);
        assertThat(training.categories("sex")).containsExactly("Female", "Male");
        assertThat(training.categories("workclass")).hasSize(8);

        Transform transform = Columns.fitting(Standardize::fit, training.numbers())
                .and(Impute.mostFrequent().then(unused -> OneHot.of(training.categoryCounts())), training.categories())
                .fit(training.features());
        Rows rows = transform.rows(training.features());
        float[] row = new float[rows.width()];
        for (int i = 0; i < rows.count(); i++) {
            rows.read(i, row, 0);
            float sum = 0;
            for (int j = 5; j < row.length; j++) {
                sum += row[j];
            }
            assertThat(sum).isEqualTo(8);
        }
    }

    @Test
    void readsHeadersAndMissingNumbers() throws IOException {
        Table cars = CsvSchema.withHeader()
                .targetNumber("mpg")
                .number("cylinders", "displacement", "horsepower", "weight", "acceleration", "model_year")
                .category("origin")
                .ignoreOthers()
                .read(TestData.find("tabular/auto-mpg.csv"));
        assertThat(cars.size()).isEqualTo(398);
        assertThat(cars.categories("origin")).containsExactly("europe", "japan", "usa");
        float[] row = new float[7];
        int missing = 0;
        for (int i = 0; i < 398; i++) {
            cars.features().read(i, row, 0);
            missing += Float.isNaN(row[2]) ? 1 : 0;
        }
        assertThat(missing).isEqualTo(6);
    }
}
