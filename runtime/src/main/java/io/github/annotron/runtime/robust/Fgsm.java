// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

/**
 * The fast gradient sign method (I. J. Goodfellow, J. Shlens, C. Szegedy, "Explaining and harnessing adversarial examples", 2015): one
 * step of {@link Pgd} from the input itself to the edge of the ball. Cheap, and weak: that a network withstands it says little.
 */
public final class Fgsm {

    /** Wong et al. found steps a little longer than the radius best. */
    private static final float RANDOM_STEP = 1.25f;

    private Fgsm() {}

    /** Each number is changed by the radius, up or down by the sign of its derivative. */
    public static Pgd maximum(float radius) {
        return oneStep(Norm.MAXIMUM, radius);
    }

    /** The input is moved along its gradient by the radius. */
    public static Pgd euclidean(float radius) {
        return oneStep(Norm.EUCLIDEAN, radius);
    }

    private static Pgd oneStep(Norm norm, float radius) {
        return Pgd.of(norm, radius).steps(1).step(radius).randomStart(false);
    }

    /**
     * One step of 1.25 times the radius from a random start, in the maximum norm, for training (E. Wong, L. Rice, J. Z. Kolter, "Fast is
     * better than free: revisiting adversarial training", 2020). It costs a third of {@code Pgd} with three steps. It can fail suddenly,
     * with a network that withstands this attack and no other: examine the result with {@link Pgd}.
     */
    public static Pgd randomStart(float radius) {
        return maximum(radius).step(RANDOM_STEP * radius).randomStart(true);
    }
}
