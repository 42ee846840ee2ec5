// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.TensorSpec;
import java.util.List;
import java.util.function.Consumer;

/**
 * Projected gradient ascent (A. Madry, A. Makelov, L. Schmidt, D. Tsipras, A. Vladu, "Towards deep learning models resistant to
 * adversarial attacks", 2018): how to look for the worst input around a given one. From a random point of the ball around the input,
 * step after step goes where the loss grows fastest in the norm, and is brought back into the ball and into the {@link InputSpace}.
 * {@link Fgsm} is the case of one step. It is immutable, and says only how: {@link Attacker} attacks, and {@code
 * Fit.adversarial} trains against it.
 *
 * <p>In the maximum norm a step changes each number by the step size, up or down by the sign of its derivative; in the Euclidean norm it
 * is as long as the step size, along the gradient.
 *
 * @param norm of changes
 * @param radius the largest change, from 0 on, in the input's units or those that its space says
 * @param steps how many, at least 1
 * @param step the size of one; 0 for 2.5 times the radius divided by the number of steps (Madry et al.), which reaches each point of the
 *     ball and leaves room to turn
 * @param randomStart whether it starts at a random point of the ball, evenly distributed, and not at the input itself
 * @param restarts how often it is tried anew, at least 1; the best try counts. Training makes one
 * @param space which inputs are valid
 * @param input the name of the attacked input; empty for the only one
 * @param stopsEarly whether a sample is left alone once a decision about it is wrong, which is all that an accuracy asks for; if not, all
 *     steps are done and the largest loss counts. Training always does all steps
 */
public record Pgd(
        Norm norm,
        float radius,
        int steps,
        float step,
        boolean randomStart,
        int restarts,
        InputSpace space,
        String input,
        boolean stopsEarly) {

    private static final int STEPS = 40;
    private static final float REACH = 2.5f;

    public Pgd {
        if (!(radius >= 0 && radius < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the radius must be 0 or above and finite, not " + radius);
        }
        if (steps < 1) {
            throw new IllegalArgumentException("there must be at least 1 step, not " + steps);
        }
        if (!(step >= 0 && step < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a step size must be above 0 (or 0 to choose) and finite, not " + step);
        }
        if (restarts < 1) {
            throw new IllegalArgumentException("there must be at least 1 try, not " + restarts);
        }
        if (restarts > 1 && !randomStart) {
            throw new IllegalArgumentException(restarts + " tries without random starts would all be the same one");
        }
    }

    /** In the maximum norm, 40 steps from a random start, without a valid range. */
    public static Pgd maximum(float radius) {
        return of(Norm.MAXIMUM, radius);
    }

    /** In the Euclidean norm, 40 steps from a random start, without a valid range. */
    public static Pgd euclidean(float radius) {
        return of(Norm.EUCLIDEAN, radius);
    }

    static Pgd of(Norm norm, float radius) {
        return new Pgd(norm, radius, STEPS, 0, true, 1, InputSpace.any(), "", true);
    }

    /** The same with so many steps, at least 1. */
    public Pgd steps(int count) {
        return with(draft -> draft.steps = count);
    }

    /** The same with steps of this size; 0 chooses. */
    public Pgd step(float size) {
        return with(draft -> draft.step = size);
    }

    /** The same from a random start, or from the input itself. */
    public Pgd randomStart(boolean value) {
        return with(draft -> draft.randomStart = value);
    }

    /** The same with so many tries, at least 1, each from another random start. */
    public Pgd restarts(int count) {
        return with(draft -> draft.restarts = count);
    }

    /** The same for inputs whose numbers are from {@code low} to {@code high}. */
    public Pgd range(float low, float high) {
        return space(InputSpace.of(low, high));
    }

    /** The same for these inputs. */
    public Pgd space(InputSpace valid) {
        return with(draft -> draft.space = valid);
    }

    /** The same at this one of several inputs. */
    public Pgd input(String name) {
        return with(draft -> draft.input = name);
    }

    /** The same, leaving a sample alone once a decision about it is wrong, or looking for the largest loss in any case. */
    public Pgd stopsEarly(boolean value) {
        return with(draft -> draft.stopsEarly = value);
    }

    /** The same with another radius; a step size that was given becomes larger or smaller with it. */
    public Pgd radius(float size) {
        return with(draft -> {
            draft.step = radius == 0 ? draft.step : draft.step * (size / radius);
            draft.radius = size;
        });
    }

    /** How long a step is. */
    public float stepSize() {
        return step > 0 ? step : REACH * radius / steps;
    }

    /**
     * The index of the attacked input of a model.
     *
     * @throws IllegalArgumentException if there is none of its name, or it takes ids
     */
    public int inputOf(Model model) {
        List<String> names = model.inputs().stream().map(TensorSpec::name).toList();
        int index = input.isEmpty() && names.size() == 1 ? 0 : names.indexOf(input);
        if (index < 0) {
            throw new IllegalArgumentException(model.name() + " has the inputs " + names + ", and the attack is on "
                    + (input.isEmpty() ? "its only one. Call input(...)" : input));
        }
        if (model.inputs().get(index).takesIds()) {
            throw new IllegalArgumentException(model.name() + "'s input " + names.get(index)
                    + " takes the ids of tokens: between two of them there is nothing, so an attack by gradients means"
                    + " nothing");
        }
        return index;
    }

    private Pgd with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.pgd();
    }

    /** The components, free to be changed. */
    private static final class Draft {
        final Norm norm;
        float radius;
        int steps;
        float step;
        boolean randomStart;
        int restarts;
        InputSpace space;
        String input;
        boolean stopsEarly;

        Draft(Pgd pgd) {
            norm = pgd.norm;
            radius = pgd.radius;
            steps = pgd.steps;
            step = pgd.step;
            randomStart = pgd.randomStart;
            restarts = pgd.restarts;
            space = pgd.space;
            input = pgd.input;
            stopsEarly = pgd.stopsEarly;
        }

        Pgd pgd() {
            return new Pgd(norm, radius, steps, step, randomStart, restarts, space, input, stopsEarly);
        }
    }
}
