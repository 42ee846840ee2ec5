// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.bits;

import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.TrainingSession;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** The program of each JVM: trains for some steps and prints what became of the weights, and of the predictions with them. */
final class Training {

    private static final int BATCH = 10;
    private static final int SAMPLES = 64;
    private static final int CLASSES = 10;

    private final BitsNetTrainer trainer =
            BitsNetTrainer.builder().optimizer(Adam.of(3e-3)).seed(42).build();
    private final float[][] images;
    private final Dataset data;
    private final int[] order;

    private Training() {
        Random random = new Random(7);
        images = new float[SAMPLES][trainer.model().inputs().get(0).size()];
        int[] labels = new int[SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            labels[n] = n % CLASSES;
            for (int i = 0; i < images[n].length; i++) {
                images[n][i] = random.nextFloat() - (i % CLASSES == labels[n] ? 0f : 0.5f);
            }
        }
        data = Dataset.of(images, labels);
        order = random.ints((long) Bits.MOST_STEPS * BATCH, 0, SAMPLES).toArray();
    }

    /**
     * Prints a line for each step: its number, and the SHA-256 of weights and of predictions.
     *
     * @param arguments the number of steps and that of threads
     */
    public static void main(String[] arguments) {
        new Training().run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void run(int steps, int threads) {
        try (TrainingSession session = trainer.session(BATCH, threads)) {
            for (int step = 0; step < steps; step++) {
                // as at the end of an epoch, every fifth batch is smaller
                session.step(data, order, step * BATCH, step % 5 == 4 ? 3 : BATCH);
                System.out.println(step + 1 + " " + weights() + " " + predictions());
            }
        }
    }

    private String weights() {
        MessageDigest digest = sha256();
        for (Parameter parameter : trainer.model().parameters()) {
            digest.update(bytes(parameter.matrix().data));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String predictions() {
        MessageDigest digest = sha256();
        BitsNetPredictor predictor = trainer.model().newPredictor();
        for (int n = 0; n < BATCH; n++) {
            digest.update(bytes(predictor.predict(images[n])));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ByteBuffer bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
