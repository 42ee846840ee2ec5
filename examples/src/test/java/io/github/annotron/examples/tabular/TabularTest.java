// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.runtime.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabularTest {

    @Test
    void beatsTheLogisticRegressionOnMadeWines(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("wines.html");
        Run run = Run.of(
                new Tabular(), "--folds", "2", "--epochs", "30", "--threads", "1", "--report", report.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        double logistic = run.number("\nlogistic regression");
        double network = run.number("\nnetwork");
        assertThat(network).isGreaterThan(logistic + 0.05).isGreaterThan(0.8);
        assertThat(run.out()).contains("Data: made wines, 4000 wines", "truth \\ guess");
        // Made wines are good by alcohol, sulphates and the acids, by colour; nothing else counts.
        for (String feature : List.of("alcohol", "sulphates", "fixed acidity", "volatile acidity", "colour")) {
            assertThat(run.number("\n" + feature)).as(feature).isGreaterThan(0.02);
        }
        assertThat(run.number("\nchlorides")).isLessThan(0.01);
        assertThat(Files.readString(report))
                .contains("Good wines", "logistic regression", "ROC AUC", "<svg")
                .contains("Permutation importance: network", "<title>alcohol: 0.");
    }

    @Test
    void readsTheTables() throws IOException {
        Dataset wines = Wines.read(TestData.find("tabular"));
        // The counts of the tables: 217 of 1599 red and 1060 of 4898 white ones have 7 points or more.
        assertThat(wines.classCounts()).containsExactly(6497 - 1277, 1277);
        float[] wine = new float[12];
        wines.inputs().get(0).read(0, wine, 0);
        assertThat(wine).containsExactly(7.4f, 0.7f, 0, 1.9f, 0.076f, 11, 34, 0.9978f, 3.51f, 0.56f, 9.4f, 0);
    }

    @Test
    void refusesBadOptions() {
        assertThat(Run.of(new Tabular(), "--folds", "1").err()).contains("--folds must be at least 2, not 1");
        assertThat(Run.of(new Tabular(), "--patience", "0").err()).contains("--patience must be at least 1, not 0");
        assertThat(Run.of(new Tabular(), "--data", "nowhere").exitCode()).isNotZero();
    }
}
