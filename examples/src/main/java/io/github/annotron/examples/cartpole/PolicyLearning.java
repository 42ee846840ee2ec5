// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Clipping;
import io.github.annotron.runtime.training.TrainingSession;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;

/**
 * Policy gradients with a learnt value as baseline, in the form of proximal policy optimisation (Schulman et al. 2017): several carts are
 * balanced for a while by the probabilities of the policy, then pushes that led to more than the value foretold become
 * likelier, and the others less so, by several passes over these steps. A push whose probability has changed by a fifth is let alone.
 * What a push led to is estimated from the values of all that came after it (Schulman et al. 2016, generalised advantage estimation).
 */
final class PolicyLearning extends Learner {

    static final double RATE = 1e-3;
    static final int CARTS = 8;
    static final int BATCH = 128;
    static final int PASSES = 10;
    static final float ENTROPY = 0.01f;

    /** Pushes of each cart between two trainings. */
    private static final int ROUNDS = 128;

    private static final int STEPS = CARTS * ROUNDS;

    /** How little an estimate trusts values: 1 is not at all. */
    private static final float LAMBDA = 0.95f;

    /** How far the probability of a push may move, as a share of what it was. */
    private static final float MOST_CHANGE = 0.2f;

    private final PolicyNetTrainer trainer;
    private final TrainingSession session;
    private final PolicyNetPredictor predictor;
    private final Deciding agent;
    private final Random random;

    private final PoleOnCart[] carts = new PoleOnCart[CARTS];

    /** What the policy thinks of a batch, and the value of its states. */
    private final FMatrixRMaj[] thoughts = {new FMatrixRMaj(BATCH, PoleOnCart.ACTIONS), new FMatrixRMaj(BATCH, 1)};

    private final FMatrixRMaj[] seen = {new FMatrixRMaj(BATCH, PoleOnCart.WIDTH)};

    // Of step r of cart c at index r * CARTS + c.
    private final FMatrixRMaj states = new FMatrixRMaj(STEPS, PoleOnCart.WIDTH);
    private final FMatrixRMaj pulls = new FMatrixRMaj(STEPS, PoleOnCart.ACTIONS);
    private final FMatrixRMaj returns = new FMatrixRMaj(STEPS, 1);
    private final int[] actions = new int[STEPS];
    private final float[] probabilities = new float[STEPS];
    private final float[] values = new float[STEPS];
    private final float[] rewards = new float[STEPS];
    private final boolean[] isLast = new boolean[STEPS];
    private final float[] advantages = new float[STEPS];
    private final int[] order = new int[STEPS];
    private final Dataset data = Dataset.builder()
            .input("state", Rows.of(states))
            .target("policy", Rows.of(pulls))
            .target("value", Rows.of(returns))
            .build();

    PolicyLearning(long seed) {
        trainer = PolicyNetTrainer.builder()
                .optimizer(Adam.of(RATE))
                .loss("policy", Losses.policyGradient(ENTROPY))
                .clipping(Clipping.globalNorm(0.5))
                .seed(seed)
                .build();
        session = trainer.session(BATCH, 1);
        predictor = trainer.model().newPredictor(BATCH, Memory.REUSED);
        agent = new Deciding(trainer.model().newPredictor());
        random = new Random(Seeds.of(seed, "steps"));
        for (int i = 0; i < CARTS; i++) {
            carts[i] = new PoleOnCart();
            carts[i].reset(random);
        }
        Arrays.setAll(order, i -> i);
    }

    @Override
    PolicyNetModel model() {
        return trainer.model();
    }

    @Override
    Agent agent() {
        return agent;
    }

    @Override
    void learn() {
        for (int round = 0; round < ROUNDS; round++) {
            push(round * CARTS);
        }
        judge();
        for (int pass = 0; pass < PASSES; pass++) {
            shuffle();
            for (int from = 0; from < STEPS; from += BATCH) {
                pull(from);
                session.step(data, order, from, BATCH);
            }
        }
    }

    /** Pushes each cart once. */
    private void push(int first) {
        think(CARTS, states.data, first);
        for (int i = 0; i < CARTS; i++) {
            PoleOnCart cart = carts[i];
            int step = first + i;
            int action = random.nextFloat() < thoughts[0].data[i * PoleOnCart.ACTIONS + 1] ? 1 : 0;
            actions[step] = action;
            probabilities[step] = thoughts[0].data[i * PoleOnCart.ACTIONS + action];
            values[step] = thoughts[1].data[i];
            push(cart, action);
            isLast[step] = cart.isOver();
            rewards[step] = cart.isLost() ? -1 : 0;
            if (cart.isOver()) {
                if (!cart.isLost()) {
                    // Time is up, and the pole would go on standing.
                    rewards[step] = DISCOUNT * agent.value(observed(cart));
                }
                cart.reset(random);
            }
        }
    }

    private float[] observed(PoleOnCart cart) {
        float[] state = new float[PoleOnCart.WIDTH];
        cart.observe(state, 0);
        return state;
    }

    /** Shows the carts to the network. */
    private void think(int count, float[] target, int first) {
        shape(count);
        for (int i = 0; i < count; i++) {
            carts[i].observe(seen[0].data, i * PoleOnCart.WIDTH);
        }
        System.arraycopy(seen[0].data, 0, target, first * PoleOnCart.WIDTH, count * PoleOnCart.WIDTH);
        predictor.predict(seen, thoughts);
    }

    private void shape(int rows) {
        seen[0].reshape(rows, PoleOnCart.WIDTH);
        thoughts[0].reshape(rows, PoleOnCart.ACTIONS);
        thoughts[1].reshape(rows, 1);
    }

    /** Estimates how much better than foretold it went after each push. */
    private void judge() {
        shape(CARTS);
        for (int i = 0; i < CARTS; i++) {
            carts[i].observe(seen[0].data, i * PoleOnCart.WIDTH);
        }
        predictor.predict(seen, thoughts);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < CARTS; i++) {
            float next = thoughts[1].data[i];
            float advantage = 0;
            for (int step = STEPS - CARTS + i; step >= 0; step -= CARTS) {
                float follows = isLast[step] ? 0 : DISCOUNT;
                float surprise = rewards[step] + follows * next - values[step];
                advantage = surprise + follows * LAMBDA * advantage;
                next = values[step];
                advantages[step] = advantage;
                returns.data[step] = advantage + values[step];
                sum += advantage;
                squares += (double) advantage * advantage;
            }
        }
        double mean = sum / STEPS;
        double deviation = Math.sqrt(Math.max(0, squares / STEPS - mean * mean)) + 1e-8;
        for (int step = 0; step < STEPS; step++) {
            advantages[step] = (float) ((advantages[step] - mean) / deviation);
        }
    }

    private void shuffle() {
        for (int i = STEPS - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    /**
     * Sets the targets of a batch. The gradient of the clipped objective {@code min(q A, clip(q) A)}, with q the quotient of a push's
     * probability now and then, is {@code q A} times that of the probability's logarithm, and 0 where it is clipped.
     */
    private void pull(int from) {
        shape(BATCH);
        for (int i = 0; i < BATCH; i++) {
            System.arraycopy(
                    states.data,
                    order[from + i] * PoleOnCart.WIDTH,
                    seen[0].data,
                    i * PoleOnCart.WIDTH,
                    PoleOnCart.WIDTH);
        }
        predictor.predict(seen, thoughts);
        for (int i = 0; i < BATCH; i++) {
            int step = order[from + i];
            float now = thoughts[0].data[i * PoleOnCart.ACTIONS + actions[step]];
            float quotient = now / probabilities[step];
            boolean isFarEnough = advantages[step] > 0 ? quotient > 1 + MOST_CHANGE : quotient < 1 - MOST_CHANGE;
            int row = step * PoleOnCart.ACTIONS;
            Arrays.fill(pulls.data, row, row + PoleOnCart.ACTIONS, 0);
            pulls.data[row + actions[step]] = isFarEnough ? 0 : quotient * advantages[step];
        }
    }

    @Override
    public void close() {
        session.close();
    }

    /** Does what is likeliest. */
    record Deciding(PolicyNetPredictor predictor) implements Agent {

        @Override
        public int act(float[] state) {
            return predictor.classify(state);
        }

        @Override
        public float value(float[] state) {
            predictor.predict(state);
            return predictor.scores(1)[0];
        }
    }
}
