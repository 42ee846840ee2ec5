// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.training.ProgressBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The course of a training: the learner is looked at again and again, and what did best is kept. Training ends early when the learner
 * has balanced through all of many episodes.
 *
 * @param looks what was seen, in the order of time
 */
record Course(List<Look> looks) {

    /** Steps between two looks. */
    static final int STEPS_BETWEEN = 2000;

    private static final int FEW = 20;
    private static final int MANY = 100;

    Course {
        looks = List.copyOf(looks);
    }

    /**
     * What a look saw.
     *
     * @param steps so far
     * @param episodes so far
     * @param training the mean length of the latest 20 episodes of the training
     * @param greedy that of 20 episodes in which the learner did what it took for best
     */
    record Look(int steps, int episodes, double training, double greedy) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,7d steps, %,5d episodes, the latest %5.1f long, the best that it can do %5.1f",
                    steps,
                    episodes,
                    training,
                    greedy);
        }
    }

    /**
     * Lets it learn.
     *
     * @param steps the most that it may make
     * @param seed of the episodes in which it is looked at, which are neither those of the training nor those of an exam
     */
    static Course of(Learner learner, int steps, long seed, ProgressBar bar) {
        List<Look> looks = new ArrayList<>();
        float[][] best = copies(learner.model());
        double most = -1;
        boolean isDone = false;
        String lately = "";
        while (!isDone && learner.steps() < steps) {
            int until = Math.min(steps, (learner.steps() / STEPS_BETWEEN + 1) * STEPS_BETWEEN);
            while (learner.steps() < until) {
                learner.learn();
                bar.show("training", Math.min(steps, learner.steps()), steps, lately);
            }
            Exam exam = Exam.of(learner.agent(), Seeds.of(seed, "looks"), FEW);
            isDone = exam.isPerfect()
                    && Exam.of(learner.agent(), Seeds.of(seed, "long look"), MANY)
                            .isPerfect();
            if (exam.mean() > most || isDone) {
                most = exam.mean();
                best = copies(learner.model());
            }
            Look look = new Look(learner.steps(), learner.episodes().size(), latest(learner.episodes()), exam.mean());
            looks.add(look);
            lately = look.toString();
            bar.line(lately);
        }
        restore(learner.model(), best);
        return new Course(looks);
    }

    /** How many steps it took. */
    int steps() {
        return looks.get(looks.size() - 1).steps;
    }

    private static double latest(List<Integer> episodes) {
        int count = episodes.size();
        return episodes.subList(Math.max(0, count - FEW), count).stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElse(Double.NaN);
    }

    private static float[][] copies(Model model) {
        return model.parameters().stream()
                .map(parameter -> parameter.matrix().data.clone())
                .toArray(float[][]::new);
    }

    private static void restore(Model model, float[][] values) {
        List<Parameter> parameters = model.parameters();
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(values[i], 0, parameters.get(i).matrix().data, 0, values[i].length);
        }
        model.revision().advance();
    }
}
