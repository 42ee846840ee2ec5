// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.kernel.Spinning;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do the same work at the same time, each on its own part. The caller takes part 0. A run allocates nothing
 * and, as the parts of a training step take microseconds, waiting threads spin for a moment before they sleep. For use by
 * one caller at a time.
 */
public final class WorkerPool implements AutoCloseable {

    /** Work in parts. */
    @FunctionalInterface
    public interface Task {

        /**
         * Does one part.
         *
         * @param part from 0 to {@code parts - 1}
         * @param parts how many there are
         */
        void run(int part, int parts);
    }

    private final Worker[] workers;
    private final int spins;
    private final AtomicInteger pending = new AtomicInteger();
    private int runs;
    private volatile int round;
    private volatile boolean closed;
    private volatile @Nullable Thread sleepingCaller;
    // Written before the round is raised, and read after: the round's volatile access orders them.
    private Task task = (part, parts) -> {};

    /**
     * Starts the threads; they are daemons.
     *
     * @param threads how many work together, the caller included; at least 1, which starts none
     */
    public WorkerPool(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("there must be at least 1 thread, not " + threads);
        }
        spins = Spinning.turns(threads);
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1, threads);
        }
        for (Worker worker : workers) {
            worker.start();
        }
    }

    /** How many threads work together, the caller included. */
    public int threads() {
        return workers.length + 1;
    }

    /**
     * Does all parts of a task and returns when they are done. An interrupt of the caller does not end the wait; it is
     * still set afterwards.
     *
     * @throws IllegalStateException if another thread failed, with its exception as the cause, or if the pool is closed.
     *     An exception of the caller's own part is thrown as it is. In all cases every part has ended
     */
    public void run(Task work) {
        if (closed) {
            throw new IllegalStateException("the threads have been closed");
        }
        if (workers.length == 0) {
            work.run(0, 1);
            return;
        }
        task = work;
        pending.set(workers.length);
        runs++;
        round = runs;
        for (Worker worker : workers) {
            if (worker.asleep) {
                LockSupport.unpark(worker);
            }
        }
        try {
            work.run(0, workers.length + 1);
        } catch (RuntimeException | Error e) {
            await();
            clearFailures();
            throw e;
        }
        await();
        for (Worker worker : workers) {
            Throwable failure = worker.failure;
            if (failure != null) {
                clearFailures();
                throw new IllegalStateException(worker.getName() + " failed: " + failure, failure);
            }
        }
    }

    /** Ends the threads. Closing twice is no error. */
    @Override
    public void close() {
        closed = true;
        for (Worker worker : workers) {
            LockSupport.unpark(worker);
        }
    }

    private void clearFailures() {
        for (Worker worker : workers) {
            worker.failure = null;
        }
    }

    private void await() {
        for (int i = 0; i < spins && pending.get() != 0; i++) {
            Thread.onSpinWait();
        }
        if (pending.get() == 0) {
            return;
        }
        sleepingCaller = Thread.currentThread();
        boolean interrupted = false;
        while (pending.get() != 0) {
            LockSupport.park(this);
            // An interrupted thread does not park: it would burn a processor for the rest of the wait.
            interrupted |= Thread.interrupted();
        }
        sleepingCaller = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Worker extends Thread {

        private final int part;
        private final int parts;
        private volatile boolean asleep;
        private volatile @Nullable Throwable failure;

        Worker(int part, int parts) {
            super("annotron-worker-" + part);
            this.part = part;
            this.parts = parts;
            setDaemon(true);
        }

        @Override
        public void run() {
            int done = 0;
            while (awaitRound(done)) {
                done++;
                try {
                    task.run(part, parts);
                } catch (Throwable e) {
                    failure = e;
                }
                if (pending.decrementAndGet() == 0) {
                    // Either the caller sees 0 before it sleeps, or it is seen here: both fields are volatile.
                    LockSupport.unpark(sleepingCaller);
                }
            }
        }

        /** Waits until there is a round after {@code done}; false if the pool is closed. */
        private boolean awaitRound(int done) {
            for (int i = 0; i < spins; i++) {
                if (round != done) {
                    return true;
                }
                Thread.onSpinWait();
            }
            asleep = true;
            while (round == done && !closed) {
                LockSupport.park(this);
                Thread.interrupted();
            }
            asleep = false;
            return round != done;
        }
    }
}
