// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import io.github.annotron.runtime.schedule.Span;
import org.jspecify.annotations.Nullable;

/**
 * Training on inputs that are the worst near the given ones for the network as it is before each step (Madry et al. 2018):
 * {@code Fit.adversarial(...)}. The attack makes as large as it can what training makes small.
 *
 * <p>The attack is on what the network predicts: nothing is dropped out, and batch normalisations take their running averages and leave
 * them alone; the step that follows trains on the attacked batch as on any other. Random starts follow from the trainer's seed, the epoch and
 * the row.
 *
 * @param attack how; its tries count as one, and it does all its steps
 * @param share how many samples of each batch are attacked, above 0 and up to 1: the first ones of the batch, whose order is random unless
 *     {@code Fit.shuffle(false)}
 * @param warmUp how long the radius rises evenly from 0, counted from the trainer's first step; null for the full radius from the start
 */
public record AdversarialTraining(
        Pgd attack, double share, @Nullable Span warmUp) {

    public AdversarialTraining {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the share of attacked samples must be above 0 and up to 1, not " + share);
        }
    }

    /** All samples are attacked, with the full radius from the start. */
    public static AdversarialTraining of(Pgd attack) {
        return new AdversarialTraining(attack, 1, null);
    }

    /** The same with a part of the samples attacked, for the price of clean accuracy that is less then: above 0 and up to 1. */
    public AdversarialTraining share(double part) {
        return new AdversarialTraining(attack, part, warmUp);
    }

    /** The same with a radius that rises evenly from 0, which makes the beginning easier where the radius is large. */
    public AdversarialTraining warmUp(Span span) {
        return new AdversarialTraining(attack, share, span);
    }

    /** How many of so many samples are attacked, at least 1. */
    public int attacked(int samples) {
        return (int) Math.ceil(share * samples);
    }

    /**
     * Which part of the radius there is.
     *
     * @param steps how many have been done
     * @param epochs how many have been done, with the part of the present one
     */
    public double factor(double steps, double epochs) {
        return warmUp == null ? 1 : warmUp.share(steps, epochs);
    }
}
