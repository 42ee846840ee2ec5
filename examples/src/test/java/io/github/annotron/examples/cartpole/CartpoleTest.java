// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.Xml;
import io.github.annotron.runtime.Seeds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CartpoleTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", folder.resolve("report.html").toString()));
        all.addAll(List.of("--model", folder.resolve("agent.safetensors").toString()));
        return Run.of(new Cartpole(), all.toArray(String[]::new));
    }

    @Test
    void balancesByPolicyGradients() throws Exception {
        Run run = run("--method", "policy", "--steps", "40000", "--seed", "3");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.number("mean length")).isGreaterThanOrEqualTo(475);
        PolicyNetModel model = PolicyNetModel.load(folder.resolve("agent.safetensors"));
        Exam exam = Exam.of(new PolicyLearning.Deciding(model.newPredictor()), Seeds.of(3, "exam"), 100);
        assertThat(exam.mean()).isEqualTo(run.number("mean length"));
        String report = Files.readString(folder.resolve("report.html"));
        Xml.parse(report);
        assertThat(report).contains("Angle, degrees", "Position, m", "policy gradients", "critic1");
        Matcher pictures =
                Pattern.compile("data:image/svg\\+xml;base64,([^\"]+)").matcher(report);
        for (int i = 0; i < 2; i++) {
            assertThat(pictures.find()).isTrue();
            Xml.parse(new String(Base64.getDecoder().decode(pictures.group(1)), StandardCharsets.UTF_8));
        }
    }

    @Test
    void balancesByADeepQNetwork() throws Exception {
        Run run = run("--method", "dqn", "--steps", "40000", "--seed", "1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.number("mean length")).isGreaterThanOrEqualTo(475);
        assertThat(QNetModel.load(folder.resolve("agent.safetensors")).parameterCount())
                .isEqualTo(4610);
    }

    /** What does not learn is examined in the same way, and fails. */
    @Test
    void cannotBalanceUntrained() {
        try (Learner policy = new PolicyLearning(7);
                Learner values = new QLearning(7)) {
            assertThat(Exam.of(policy.agent(), 3, 100).mean()).isLessThan(200);
            assertThat(Exam.of(values.agent(), 3, 100).mean()).isLessThan(200);
        }
    }

    @Test
    void learnsTheSameAgain() {
        for (Cartpole.Method method : Cartpole.Method.values()) {
            float[] first = parametersAfterLearning(method);
            assertThat(parametersAfterLearning(method)).isEqualTo(first);
        }
    }

    private static float[] parametersAfterLearning(Cartpole.Method method) {
        try (Learner learner = method.learner(5)) {
            while (learner.steps() < 1500) {
                learner.learn();
            }
            return learner.model().parameters().get(0).matrix().data.clone();
        }
    }

    @Test
    void refusesBadOptions() {
        assertThat(run("--steps", "10").err()).contains("--steps must be at least 2000, not 10");
        assertThat(run("--method", "luck").err()).contains("--method");
        assertThat(run("--model", folder.toString()).exitCode()).isNotZero();
    }
}
