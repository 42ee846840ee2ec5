// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

/**
 * A network at work in one library. What a step costs includes the way of its batch from Java arrays into the library and
 * of its scores back, as in a user's program.
 */
public interface Peer extends AutoCloseable {

    /**
     * Computes the scores, such as probabilities, of a batch.
     *
     * @param inputs a row a sample
     * @return a row a sample; may be overwritten by the next call
     */
    float[] predict(float[] inputs);

    /**
     * Trains on a batch.
     *
     * @param inputs a row a sample
     * @param targets a class, or a row, a sample
     * @return the mean loss before the step
     */
    double train(float[] inputs, float[] targets);

    @Override
    default void close() {}

    /** Makes a network of a library. */
    interface Factory {

        /** The library's name and version, for tables. */
        String library();

        /** Whether it can do what the task asks for. */
        boolean supports(Task task);

        /** Builds the network with the weights of the task's model. */
        Peer start(Task task);
    }
}
