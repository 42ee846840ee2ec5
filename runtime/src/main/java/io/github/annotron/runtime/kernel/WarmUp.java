// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorProduct;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs vector forms on numbers of its own until HotSpot has compiled them. It starts in programs that call kernels for more
 * than a moment; the others never load the Vector API.
 *
 * <p>It tries what the program has called, and a form is done when it takes no longer than scalar code three times in a row.
 */
final class WarmUp implements Runnable {

    /** With fewer calls of kernels a program needs no vectors. */
    private static final int CALLS = 500;

    /** A program that has ended after so many milliseconds needs none either. */
    private static final long DELAY = 200;

    /** After so many nanoseconds a form is given up: perhaps the JVM does not compile. */
    private static final long PATIENCE = 20_000_000_000L;

    /** In how many trials in a row it must be fast. */
    private static final int CONFIRMATIONS = 3;

    /** Threads count without a lock: it need not be exact. */
    private static int calls;

    private static @Nullable Thread thread;

    /** Whether the thread itself takes the vector form now; for itself alone. */
    private static boolean trying;

    private final VectorTrials trials = new VectorTrials();

    private WarmUp() {}

    /** Notes a call of a form that is not compiled; returns whether the caller tries the vector form. */
    static boolean want(VectorForm form) {
        Thread warmer = thread;
        if (warmer != null && Thread.currentThread() == warmer) {
            return trying;
        }
        if (form.want() && warmer != null) {
            LockSupport.unpark(warmer);
        }
        if (calls < CALLS && ++calls >= CALLS) {
            start();
        }
        return false;
    }

    /** The same for a product. */
    static boolean want(VectorForm form, int rows, int columns) {
        boolean tried = want(form);
        if (!tried && Thread.currentThread() != thread) {
            ProductShapes.of(form).note(rows, columns);
        }
        return tried;
    }

    @SuppressWarnings("ThreadPriorityCheck") // It only says that programs come first.
    private static synchronized void start() {
        if (thread == null) {
            Thread started = new Thread(new WarmUp(), "annotron-warm-up");
            started.setDaemon(true);
            started.setPriority(Thread.MIN_PRIORITY);
            thread = started;
            started.start();
        }
    }

    @Override
    public void run() {
        try {
            Thread.sleep(DELAY);
        } catch (InterruptedException e) {
            return;
        }
        if (VectorProduct.LANES < Kernels.FEWEST_LANES) {
            return;
        }
        Set<VectorForm> left = EnumSet.allOf(VectorForm.class);
        while (!left.isEmpty() && !Thread.interrupted()) {
            boolean idle = true;
            for (VectorForm form : VectorForm.values()) {
                if (form.isMissed() && left.remove(form)) {
                    idle = false;
                    if (compile(form)) {
                        form.run();
                    }
                }
            }
            if (idle) {
                LockSupport.park(this);
            }
        }
    }

    private boolean compile(VectorForm form) {
        long start = System.nanoTime();
        int confirmations = 0;
        while (confirmations < CONFIRMATIONS) {
            if (System.nanoTime() - start > PATIENCE) {
                return false;
            }
            long scalar = time(form, false);
            long vector = time(form, true);
            // Some scalar forms are vector code too.
            confirmations = vector <= scalar + scalar / 2 ? confirmations + 1 : 0;
        }
        return true;
    }

    private long time(VectorForm form, boolean vector) {
        trying = vector;
        long start = System.nanoTime();
        trials.run(form);
        long time = System.nanoTime() - start;
        trying = false;
        return time;
    }
}
