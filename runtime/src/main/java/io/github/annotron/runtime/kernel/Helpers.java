// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that help another one with work of microseconds. A part is done by whoever takes it first, so that the caller never waits
 * for a helper that sleeps: it does the work itself. (The threads of a training step, in {@code training.WorkerPool}, keep to their own
 * parts, whose samples are in their caches.) Allocates nothing.
 */
final class Helpers implements AutoCloseable {

    /** Work in parts. */
    @FunctionalInterface
    interface Work {

        /** Does a part, which is from 0 to {@code parts - 1}. */
        void part(int part, int parts);
    }

    /** The most parts. */
    static final int MOST = 255;

    /** So long the caller waits for parts that others have taken before it lets others use its processor. */
    private static final int PATIENCE = 2_000;

    private final Work work;
    private final Helper[] helpers;
    private final int spins;

    /** The parts that nobody has taken, and above those {@link #MOST} the number of the run. */
    private final AtomicLong open = new AtomicLong();

    private final AtomicInteger undone = new AtomicInteger();
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    // Written before parts are opened, and read by who has taken one.
    private int parts;

    /**
     * Starts the threads; they are daemons.
     *
     * @param threads how many work together, the caller included
     * @param work of each run
     * @throws IllegalArgumentException if there is not one
     */
    Helpers(int threads, Work work) {
        if (threads < 1) {
            throw new IllegalArgumentException("there must be at least 1 thread, not " + threads);
        }
        this.work = Objects.requireNonNull(work);
        spins = Spinning.turns(threads);
        helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].start();
        }
    }

    /** Tells the helpers that there will be work. */
    void wake() {
        for (Helper helper : helpers) {
            if (helper.asleep) {
                LockSupport.unpark(helper);
            }
        }
    }

    /**
     * Does the work, and returns when all of it is done.
     *
     * @param count of its parts, up to {@link #MOST}
     * @throws IllegalStateException if a helper failed, with its exception as the cause, or if they are closed. An exception of a part
     *     that the caller did itself is thrown as it is. In all cases no part is being done
     */
    void run(int count) {
        checkOpen();
        failure = null;
        parts = count;
        undone.set(count);
        open.set((open.get() / (MOST + 1) + 1) * (MOST + 1) + count);
        wake();
        try {
            for (int part = take(); part >= 0; part = take()) {
                try {
                    work.part(part, count);
                } finally {
                    undone.decrementAndGet();
                }
            }
        } finally {
            // After an exception nobody is to begin what is left.
            for (int part = take(); part >= 0; part = take()) {
                undone.decrementAndGet();
            }
            await();
        }
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException("a helping thread failed: " + cause, cause);
        }
    }

    /** Fails if they are closed. */
    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the threads have been closed");
        }
    }

    /** A part that nobody has taken, or -1. A run cannot end, nor the next begin, before who has one is done with it. */
    private int take() {
        while (true) {
            long seen = open.get();
            int left = (int) (seen & MOST);
            if (left == 0) {
                return -1;
            }
            if (open.compareAndSet(seen, seen - 1)) {
                return left - 1;
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // To yield is only faster; nothing waits for it.
    private void await() {
        for (int i = 0; undone.get() != 0; i++) {
            if (i < PATIENCE) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    /** Ends the threads. Closing twice is no error. */
    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    private final class Helper extends Thread {
        private volatile boolean asleep;

        Helper(int number) {
            super("annotron-helper-" + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            int idle = 0;
            while (!closed) {
                int part = take();
                if (part >= 0) {
                    help(part);
                    idle = 0;
                } else if (idle < spins) {
                    Thread.onSpinWait();
                    idle++;
                } else {
                    sleep();
                    idle = 0;
                }
            }
        }

        private void help(int part) {
            try {
                work.part(part, parts);
            } catch (Throwable e) {
                failure = e;
            } finally {
                undone.decrementAndGet();
            }
        }

        private void sleep() {
            asleep = true;
            if ((open.get() & MOST) == 0 && !closed) {
                LockSupport.park(Helpers.this);
                Thread.interrupted();
            }
            asleep = false;
        }
    }
}
