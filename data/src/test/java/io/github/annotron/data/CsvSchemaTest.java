// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.annotron.runtime.data.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSchemaTest {

    private static final float NAN = Float.NaN;

    private static final CsvSchema PEOPLE = CsvSchema.withHeader()
            .number("age")
            .category("job")
            .targetCategory("income")
            .missing("?");

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    private static float[] read(Rows rows, int row) {
        float[] values = new float[rows.width()];
        rows.read(row, values, 0);
        return values;
    }

    @Test
    void readsNumbersCategoriesAndClasses() throws IOException {
        Table table = PEOPLE.read(
                file("income,age,job\n>50K, 39 ,clerk\n<=50K,-1.5e1,\"baker, butcher\"\n\n<=50K,?,\n>50K,7,clerk\n"));

        assertThat(table.size()).isEqualTo(4);
        assertThat(table.names()).containsExactly("age", "job");
        assertThat(table.numbers()).containsExactly(0);
        assertThat(table.categories()).containsExactly(1);
        assertThat(table.categoryCounts()).containsExactly(2);
        assertThat(table.categories("job")).containsExactly("baker, butcher", "clerk");
        assertThat(table.classes()).containsExactly("<=50K", ">50K");
        assertThat(read(table.features(), 0)).containsExactly(39, 1);
        assertThat(read(table.features(), 1)).containsExactly(-15, 0);
        assertThat(read(table.features(), 2)).containsExactly(NAN, NAN);
        assertThat(table.dataset().classCounts()).containsExactly(2, 2);
        assertThat(read(table.dataset().targets().get(0), 0)).containsExactly(1);
        assertThat(table.skipped()).isEmpty();
    }

    @Test
    void readsTestDataWithTheCategoriesOfTheTrainingData() throws IOException {
        CsvSchema schema =
                PEOPLE.read(file("age,job,income\n1,c,y\n2,a,n\n3,b,y\n")).schema();
        Table test = schema.read(file("age,job,income\n4,b,y\n"));
        assertThat(read(test.features(), 0)).containsExactly(4, 1);
        assertThat(read(test.dataset().targets().get(0), 0)).containsExactly(1);
        assertThat(test.categoryCounts()).containsExactly(3);
        Path other = file("age,job,income\n4,b,y\n5,d,n\n");
        assertThatIOException()
                .isThrownBy(() -> schema.read(other))
                .withMessage(other + ": line 3, column job: expected one of [a, b, c], found \"d\"");
    }

    @Test
    void readsFilesWithoutHeaderInTheOrderOfTheSchema() throws IOException {
        Table table = CsvSchema.withoutHeader()
                .ignore("id")
                .number("x", "y")
                .categoryOf("kind", List.of("b", "a"))
                .targetNumber("low", "high")
                .separator(';')
                .read(file("17;1;2;a;3;4\n18;5;6;b;7;8\n"));
        assertThat(read(table.features(), 0)).containsExactly(1, 2, 1);
        assertThat(read(table.features(), 1)).containsExactly(5, 6, 0);
        assertThat(read(table.dataset().targets().get(0), 1)).containsExactly(7, 8);
        assertThat(table.numbers()).containsExactly(0, 1);
        assertThatIllegalStateException().isThrownBy(table::classes).withMessage("the table's target is not a class");
    }

    @Test
    void readsPackedFilesAndByteOrderMarks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("\uFEFFage,job,income\r\n4,naïve,y\r\n".getBytes(StandardCharsets.UTF_8));
        }
        Path packed = Files.write(folder.resolve("packed.csv"), bytes.toByteArray());
        assertThat(PEOPLE.read(packed).categories("job")).containsExactly("naïve");
    }

    @Test
    void skipsAndReportsBadRowsWhenLenient() throws IOException {
        Table table = PEOPLE.lenient().read(file("age,job,income\n1,a,y\nx,NEW,y\n3,b\n\"4\n\",b,n\n5,b,?\n6,b,n\n"));
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.categories("job")).as("not those of bad rows").containsExactly("a", "b");
        assertThat(table.skipped().stream().map(BadRow::toString))
                .containsExactly(
                        "line 3, column age: expected a number, found \"x\"",
                        "line 4: expected 3 fields, found 2",
                        "line 7, column income: expected a class, found \"?\"");
    }

    @Test
    void namesTheFirstOfManyBadRows() throws IOException {
        Path file = file("age,job,income\n" + "x,a,y\n".repeat(8));
        assertThatIOException()
                .isThrownBy(() -> PEOPLE.read(file))
                .withMessageStartingWith(file + ": line 2, column age: expected a number, found \"x\"; line 3, ")
                .withMessageContaining("line 6, ")
                .withMessageEndingWith("; and 3 more rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f", "0x1p3", "NaN", "Infinity", "1e99", "1,5", "--1", "1 2", "e", "."})
    void takesPlainNumbersOnly(String number) throws IOException {
        Path file = file("age,job,income\n\"" + number + "\",a,y\n");
        assertThatIOException()
                .isThrownBy(() -> PEOPLE.read(file))
                .withMessage(file + ": line 2, column age: expected a number, found \"" + number + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "                                | expected a header, found an empty file",
                "age,job                         | expected a column income, the header has [age, job]",
                "age,job,income,city             | the header has the columns [city], which the schema has not; ignoreOthers() passes them over",
                "age,job,income,age              | the header has two columns age",
                "age,job,income                  | expected rows of data, found none",
                "age,job,income;1,a,             | line 2, column income: expected a class, found nothing",
                "age,job,income;1,\"a            | is not a readable CSV file",
            })
    void saysWhatIsWrong(String lines, String message) throws IOException {
        Path file = file(lines == null ? "" : lines.replace(';', '\n'));
        // An unclosed quote is no error of FastCSV's.
        if (message.startsWith("is not")) {
            assertThatIOException().isThrownBy(() -> PEOPLE.read(file)).withMessageContaining(file.toString());
        } else {
            assertThatIOException().isThrownBy(() -> PEOPLE.read(file)).withMessage(file + ": " + message);
        }
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        Path file = Files.write(
                folder.resolve("latin.csv"), "age,job,income\n1,Bäcker,y\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatIOException()
                .isThrownBy(() -> PEOPLE.read(file))
                .withMessage(file + " is not a readable CSV file: it is not UTF-8");
    }

    @Test
    void refusesSchemasThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.number("job"))
                .withMessage("there are two columns named job");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.targetNumber("price"))
                .withMessage("a target is a class or numbers, not both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.targetCategory("sex"))
                .withMessage("there can be one target that is a class");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.categoryOf("sex", List.of("m", "m")))
                .withMessage("column sex: expected categories, each of them once, found [m, m]");
        assertThatIllegalStateException()
                .isThrownBy(() -> CsvSchema.withHeader().targetNumber("y").read(folder))
                .withMessage("the schema has no feature: call number or category");
    }

    @Test
    void aTableWithoutTargetHasNoDataset() throws IOException {
        Table table = CsvSchema.withoutHeader().number("x").read(file("1\n2\n"));
        assertThat(read(table.features(), 1)).containsExactly(2);
        assertThatIllegalStateException().isThrownBy(table::dataset).withMessage("the schema has no target");
    }
}
