// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.ReplayBuffer;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Averaging;
import io.github.annotron.runtime.training.TrainingSession;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;

/**
 * A deep Q-network (Mnih et al. 2015, Human-level control through deep reinforcement learning): it learns what each action is worth from
 * steps drawn from its memory. What follows a step is judged by a slow copy of the network, the moving average of its parameters
 * (Lillicrap et al. 2016), at the action that the network itself takes for best (van Hasselt et al. 2016, double Q-learning).
 */
final class QLearning extends Learner {

    static final double RATE = 1e-3;
    static final int BATCH = 64;
    static final int MEMORY = 50_000;

    /** The copy follows within some 200 steps. */
    static final double SLOWNESS = 0.995;

    /** Steps that are made at random before it learns. */
    private static final int FIRST_STEPS = 1000;

    /** Within so many steps the share of steps that are made at random falls to the least. */
    private static final int EXPLORING_STEPS = 10_000;

    private static final double LEAST_EXPLORING = 0.05;

    private final QNetTrainer trainer;
    private final TrainingSession session;
    private final QNetModel slow;
    private final QNetPredictor ahead;
    private final QNetPredictor slowAhead;
    private final Agent agent;
    private final Random random;

    private final PoleOnCart cart = new PoleOnCart();

    private final float[] state = new float[PoleOnCart.WIDTH];
    private final float[] next = new float[PoleOnCart.WIDTH];
    private final float[] action = new float[1];
    private final float[] lost = new float[1];
    private final ReplayBuffer memory = new ReplayBuffer(MEMORY, PoleOnCart.WIDTH, 1, 1, PoleOnCart.WIDTH);
    private final Rows states = memory.rows(0);
    private final Rows actions = memory.rows(1);
    private final Rows losses = memory.rows(2);
    private final Rows followers = memory.rows(3);

    private final int[] drawn = new int[BATCH];
    private final int[] all = new int[BATCH];
    private final FMatrixRMaj from = new FMatrixRMaj(BATCH, PoleOnCart.WIDTH);
    private final FMatrixRMaj[] to = {new FMatrixRMaj(BATCH, PoleOnCart.WIDTH)};
    private final FMatrixRMaj own = new FMatrixRMaj(BATCH, PoleOnCart.ACTIONS);
    private final FMatrixRMaj judged = new FMatrixRMaj(BATCH, PoleOnCart.ACTIONS);
    private final FMatrixRMaj targets = new FMatrixRMaj(BATCH, PoleOnCart.ACTIONS);
    private final Dataset batch = Dataset.of(from, targets);

    QLearning(long seed) {
        trainer = QNetTrainer.builder()
                .optimizer(Adam.of(RATE))
                // A step says what one action was worth, and nothing of the other one, whose target is missing.
                .loss(Losses.huber(1).masked())
                .averaging(Averaging.of(SLOWNESS))
                .seed(seed)
                .build();
        session = trainer.session(BATCH, 1);
        slow = trainer.averagedModel();
        ahead = trainer.model().newPredictor(BATCH, Memory.REUSED);
        slowAhead = slow.newPredictor(BATCH, Memory.REUSED);
        agent = new Greedy(trainer.model().newPredictor());
        random = new Random(Seeds.of(seed, "steps"));
        Arrays.setAll(all, i -> i);
        cart.reset(random);
    }

    @Override
    QNetModel model() {
        return trainer.model();
    }

    @Override
    Agent agent() {
        return agent;
    }

    @Override
    void learn() {
        step();
        if (steps() >= FIRST_STEPS) {
            train();
        }
    }

    private void step() {
        cart.observe(state, 0);
        double exploring = steps() < FIRST_STEPS
                ? 1
                : Math.max(LEAST_EXPLORING, 1 - (1 - LEAST_EXPLORING) * (steps() - FIRST_STEPS) / EXPLORING_STEPS);
        int chosen = random.nextDouble() < exploring ? random.nextInt(PoleOnCart.ACTIONS) : agent.act(state);
        push(cart, chosen);
        cart.observe(next, 0);
        action[0] = chosen;
        // An episode that ends in time goes on as far as values are concerned.
        lost[0] = cart.isLost() ? 1 : 0;
        memory.add(state, action, lost, next);
        if (cart.isOver()) {
            cart.reset(random);
        }
    }

    private void train() {
        memory.draw(random, drawn, 0, BATCH);
        for (int i = 0; i < BATCH; i++) {
            states.read(drawn[i], from.data, i * PoleOnCart.WIDTH);
            followers.read(drawn[i], to[0].data, i * PoleOnCart.WIDTH);
        }
        ahead.predict(to, own);
        slowAhead.predict(to, judged);
        Arrays.fill(targets.data, Float.NaN);
        for (int i = 0; i < BATCH; i++) {
            actions.read(drawn[i], action, 0);
            losses.read(drawn[i], lost, 0);
            int row = i * PoleOnCart.ACTIONS;
            int best = own.data[row + 1] > own.data[row] ? 1 : 0;
            targets.data[row + (int) action[0]] = lost[0] == 1 ? -1 : DISCOUNT * judged.data[row + best];
        }
        session.step(batch, all, 0, BATCH);
        trainer.averageTo(slow);
    }

    @Override
    public void close() {
        session.close();
    }

    /** Does what has the largest value. */
    record Greedy(QNetPredictor predictor) implements Agent {

        @Override
        public int act(float[] state) {
            float[] values = predictor.predict(state);
            return values[1] > values[0] ? 1 : 0;
        }

        @Override
        public float value(float[] state) {
            float[] values = predictor.predict(state);
            return Math.max(values[0], values[1]);
        }
    }
}
