// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.kernel.Kernels;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.robust.Certifier;
import io.github.annotron.runtime.training.TrainingSession;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * SHA-256 of what networks compute. As a program, the second JVM of tests that compare JVMs: it prints the hash of a step of
 * each network that the arguments name, and those of the first ones after training.
 */
final class Hashes {
    /** How many networks are trained. */
    static final int TRAINED = 2;

    private static final int TRAINING_STEPS = 20;
    private static final int BATCH = 7;

    private Hashes() {}

    public static void main(String[] references) {
        ClassLoader loader = Hashes.class.getClassLoader();
        System.out.println("kernels " + Kernels.vectorized());
        for (String reference : references) {
            System.out.println(reference + " " + ofStep(new CompiledNetwork(loader, reference)));
        }
        System.out.println("bounds " + ofBounds(new CompiledNetwork(loader, references[0])));
        for (int i = 0; i < TRAINED; i++) {
            System.out.println("training" + i + " " + ofTraining(new CompiledNetwork(loader, references[i]), 1));
        }
    }

    /** The hash of the outputs, losses and gradients of one step. */
    static String ofStep(CompiledNetwork network) {
        Model model = network.newModel(0);
        Numbers numbers = Numbers.draw(model, 3, true, 9);
        numbers.install(model);
        Step step = Step.run(model, model.newTrainingProgram(3), numbers.batch(), Step.Cut.NONE);
        List<float[]> all = new ArrayList<>(List.of(step.outputs()));
        all.addAll(List.of(step.losses()));
        all.addAll(List.of(step.penalties()));
        all.addAll(List.of(step.gradients()));
        return hash(all);
    }

    /** The hash of the bounds of a certifiable network with one output. */
    static String ofBounds(CompiledNetwork network) {
        Model model = network.newModel(7);
        Numbers numbers = Numbers.draw(model, 3, false, 8);
        numbers.install(model);
        Certifier certifier = model.newCertifier();
        List<float[]> all = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            certifier.bounds(0.03f * n, numbers.sample(n));
            all.add(certifier.lower(0).clone());
            all.add(certifier.upper(0).clone());
        }
        return hash(all);
    }

    /** The hash of the parameters of a classifier after some steps of training. */
    static String ofTraining(CompiledNetwork network, int threads) {
        Model model = network.newModel(3);
        Trainer trainer = network.newTrainer(model, Adam.of(0.003), 4);
        Dataset data = data(model, 50, 5);
        int[] rows = new Random(6).ints(TRAINING_STEPS * BATCH, 0, data.size()).toArray();
        try (TrainingSession session = trainer.session(BATCH, threads)) {
            for (int step = 0; step < TRAINING_STEPS; step++) {
                // The last batch of an epoch is smaller.
                session.step(data, rows, step * BATCH, step % 5 == 4 ? 4 : BATCH);
            }
        }
        return hash(model.parameters().stream().map(Hashes::values).toList());
    }

    /** Random samples of a model with one input, in classes. */
    static Dataset data(Model model, int samples, long seed) {
        Random random = new Random(seed);
        float[][] inputs = new float[samples][model.inputs().get(0).size()];
        int[] labels = new int[samples];
        for (int n = 0; n < samples; n++) {
            for (int i = 0; i < inputs[n].length; i++) {
                inputs[n][i] = (float) random.nextGaussian();
            }
            labels[n] = random.nextInt(model.output().size());
        }
        return Dataset.of(inputs, labels);
    }

    private static float[] values(Parameter parameter) {
        return parameter.matrix().data;
    }

    private static String hash(List<float[]> arrays) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (float[] array : arrays) {
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * array.length);
                bytes.asFloatBuffer().put(array);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
