package com.example;

import io.github.annotron.Wiring;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.PassMemory;
import io.github.annotron.runtime.Revision;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.initializer.Initializers;
import io.github.annotron.runtime.kernel.BatchNormalization;
import io.github.annotron.runtime.kernel.Scratch;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.robust.BoundProgram;
import io.github.annotron.runtime.support.LayerList;
import io.github.annotron.runtime.support.ParameterSet;
import io.github.annotron.runtime.training.TrainingProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * The parameters of {@link Guarded}.
 *
 * <pre>
 * layer                kind               shape            parameters  multiply-adds  compiled as
 * image                Input              8x8x2                     0              0
 * conv                 Conv2D             8x8x4                    72           4608  micro-kernel
 * even                 BatchNorm          8x8x4                    16              0
 * pool                 MaxPool2D          4x4x4                     0              0
 * unfolded             BatchNorm          4x4x4                    16              0
 * joined               Add                4x4x4                     0              0
 * features             Flatten            64                        0              0
 * thinned              Dropout            64                        0              0
 * hidden               Dense              12                      780            768  micro-kernel
 * kind                 Dense              3                        39             36  loops
 * </pre>
 *
 * <p>Bytes: 3692 of parameters; 2912 for each sample of a prediction, 7468 of a batch in training; 3628 of gradients at parameters.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
@Wiring({
        "conv(image)",
        "even(conv)",
        "features(joined)",
        "hidden(thinned)",
        "joined(pool,unfolded)",
        "kind(hidden)",
        "pool(even)",
        "thinned(features)",
        "unfolded(pool)"
})
final class GuardedModel implements Model {
    private static final List<TensorSpec> INPUTS = List.of(new TensorSpec("image", List.of(8, 8, 2)));

    private static final List<OutputSpec> OUTPUTS = List.of(new OutputSpec("kind", List.of(3), Losses.SOFTMAX_CROSS_ENTROPY, 1.0f));

    FMatrixRMaj convKernel;

    FMatrixRMaj evenScale;

    FMatrixRMaj evenShift;

    FMatrixRMaj evenMean;

    FMatrixRMaj evenVariance;

    FMatrixRMaj unfoldedScale;

    FMatrixRMaj unfoldedShift;

    FMatrixRMaj unfoldedMean;

    FMatrixRMaj unfoldedVariance;

    FMatrixRMaj hiddenKernel;

    FMatrixRMaj hiddenBias;

    FMatrixRMaj kindKernel;

    FMatrixRMaj kindBias;

    private final List<Parameter> parameters;

    private final Revision revision;

    private GuardedModel(ParameterSet parameters) {
        allocate(parameters);
        this.parameters = parameters.toList();
        revision = parameters.revision();
    }

    private void allocate(ParameterSet parameters) {
        convKernel = parameters.add("conv.kernel", 3, 3, 2, 4);
        evenScale = parameters.add("even.scale", 4);
        evenShift = parameters.add("even.shift", 4);
        evenMean = parameters.add("even.mean", 4);
        evenVariance = parameters.add("even.variance", 4);
        unfoldedScale = parameters.add("unfolded.scale", 4);
        unfoldedShift = parameters.add("unfolded.shift", 4);
        unfoldedMean = parameters.add("unfolded.mean", 4);
        unfoldedVariance = parameters.add("unfolded.variance", 4);
        hiddenKernel = parameters.add("hidden.kernel", 64, 12);
        hiddenBias = parameters.add("hidden.bias", 12);
        kindKernel = parameters.add("kind.kernel", 12, 3);
        kindBias = parameters.add("kind.bias", 3);
    }

    /**
     * Makes a model with fresh parameters.
     *
     * @param seed the same seed gives the same parameters, on any machine
     */
    static GuardedModel create(long seed) {
        GuardedModel model = new GuardedModel(ParameterSet.fresh());
        model.initialize(seed);
        return model;
    }

    /**
     * Makes a model with the parameters of a file that {@link #save} has written.
     *
     * @throws IOException if the file cannot be read or is not of this network
     */
    static GuardedModel load(Path file) throws IOException {
        GuardedModel model = new GuardedModel(ParameterSet.fresh());
        model.restore(file);
        return model;
    }

    /**
     * Makes a model of what is a part of another one. Both have the same parameters: what changes one changes the other.
     *
     * @param path the name of the part, such as {@code encoder}
     * @throws IllegalArgumentException if there is no such part
     */
    static GuardedModel partOf(Model whole, String path) {
        return new GuardedModel(ParameterSet.of(whole, path));
    }

    private void initialize(long seed) {
        Initializers.glorotUniform(convKernel, 18, 36, Initializers.seed(seed, "conv.kernel"));
        Initializers.ones(evenScale);
        Initializers.zeros(evenShift);
        Initializers.zeros(evenMean);
        Initializers.ones(evenVariance);
        Initializers.ones(unfoldedScale);
        Initializers.zeros(unfoldedShift);
        Initializers.zeros(unfoldedMean);
        Initializers.ones(unfoldedVariance);
        Initializers.glorotUniform(hiddenKernel, 64, 12, Initializers.seed(seed, "hidden.kernel"));
        Initializers.zeros(hiddenBias);
        Initializers.glorotUniform(kindKernel, 12, 3, Initializers.seed(seed, "kind.kernel"));
        Initializers.zeros(kindBias);
    }

    @Override
    public String name() {
        return "Guarded";
    }

    @Override
    public List<TensorSpec> inputs() {
        return INPUTS;
    }

    @Override
    public List<OutputSpec> outputs() {
        return OUTPUTS;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public List<LayerInfo> layers() {
        LayerList layers = new LayerList();
        describe(layers);
        return layers.toList();
    }

    private void describe(LayerList layers) {
        layers.add("image", "Input", 8, 8, 2);
        layers.add("conv", "Conv2D", 8, 8, 4).reads("image").parameters(72, "conv.kernel").multiplyAdds(4608).compiledAs("micro-kernel")
                .forward(3872, 2336, 592).gradients(3872, 1824, 288);
        layers.add("even", "BatchNorm", 8, 8, 4).reads("conv").parameters(16, "even.scale", "even.shift", "even.mean", "even.variance")
                .forward(0, 2080, 32).backward(0, 3104, 32).gradients(0, 0, 32);
        layers.add("pool", "MaxPool2D", 4, 4, 4).reads("even")
                .forward(0, 1280, 0).backward(0, 2560, 0);
        layers.add("unfolded", "BatchNorm", 4, 4, 4).reads("pool").parameters(16, "unfolded.scale", "unfolded.shift", "unfolded.mean", "unfolded.variance")
                .forward(0, 544, 32).backward(0, 800, 32).gradients(0, 0, 32);
        layers.add("joined", "Add", 4, 4, 4).reads("pool", "unfolded")
                .forward(0, 768, 0).backward(0, 1280, 0);
        layers.add("features", "Flatten", 64).reads("joined");
        layers.add("thinned", "Dropout", 64).reads("features")
                .forward(0, 512, 0).backward(0, 512, 0);
        layers.add("hidden", "Dense", 12).reads("thinned").parameters(780, "hidden.kernel", "hidden.bias").multiplyAdds(768).compiledAs("micro-kernel")
                .forward(768, 304, 3120).backward(768, 352, 3072).gradients(768, 304, 3120).prepare(0, 0, 6144);
        layers.add("kind", "Dense", 3).reads("hidden").parameters(39, "kind.kernel", "kind.bias").multiplyAdds(36).compiledAs("loops")
                .forward(36, 60, 156).backward(36, 60, 144).gradients(36, 60, 156);
    }

    @Override
    public GuardedModel newCopy() {
        return ParameterSet.copied(new GuardedModel(ParameterSet.fresh()), this);
    }

    @Override
    public GuardedPredictor newPredictor() {
        return new GuardedPredictor(this, 1, Memory.REUSED);
    }

    @Override
    public GuardedPredictor newPredictor(int capacity, Memory memory) {
        return new GuardedPredictor(this, capacity, memory);
    }

    @Override
    public BoundProgram newBoundProgram() {
        return new GuardedBounds(this);
    }

    @Override
    public PassMemory predictionMemory(int capacity, Memory memory) {
        boolean keep = memory == Memory.KEPT;
        return PassMemory.ofElements(
                0L,
                keep ? 1127L * capacity : 728L * capacity,
                79L + 4 * BatchNormalization.valuesLength(4),
                530L + 2L * capacity,
                Scratch.of(1).products(4, capacity, 4, 64, 18L).products(12, capacity, 1, 64L).exponentials().bytes());
    }

    @Override
    public PassMemory trainingMemory(int capacity, int threads) {
        return PassMemory.ofElements(
                907L,
                1867L * capacity,
                844L + 4 * BatchNormalization.valuesLength(4) + 2 * BatchNormalization.gradientValuesLength(4),
                862L + 2L * capacity,
                Scratch.of(threads).products(4, capacity, 4, 64, 18L).products(12, capacity, 1, 64L).products(64, capacity, 1, 12L).products(3, 12, 1, 1L * capacity).products(12, 64, 1, Math.max(1L * capacity, Math.min(3, capacity) * 64)).exponentials().bytes());
    }

    @Override
    public TrainingProgram newTrainingProgram(int capacity) {
        return new GuardedBackward(this, capacity);
    }
}
