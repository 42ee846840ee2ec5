package example.strides;

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
import io.github.annotron.runtime.kernel.Scratch;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.support.LayerList;
import io.github.annotron.runtime.support.ParameterSet;
import io.github.annotron.runtime.training.TrainingProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;

/**
 * The parameters of {@link Strided}.
 *
 * <pre>
 * layer                kind               shape            parameters  multiply-adds  compiled as
 * field                Input              9x7x2                     0              0
 * coarse               Conv2D             5x4x4                    76           1440  micro-kernel
 * deep                 Conv2D             3x4x4                    12             96  loops
 * pool                 AveragePool2D      2x2x4                     0              0
 * mixed                Conv2D             2x2x2                     8             32  loops
 * mean                 GlobalAveragePool2D 2                         0              0
 * </pre>
 *
 * <p>Bytes: 384 of parameters; 1808 for each sample of a prediction, 2992 of a batch in training; 384 of gradients at parameters.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
@Wiring({
        "coarse(field)",
        "deep(coarse)",
        "mean(mixed)",
        "mixed(pool)",
        "pool(deep)"
})
final class StridedModel implements Model {
    private static final List<TensorSpec> INPUTS = List.of(new TensorSpec("field", List.of(9, 7, 2)));

    private static final List<OutputSpec> OUTPUTS = List.of(new OutputSpec("mean", List.of(2), Losses.MEAN_SQUARED_ERROR, 1.0f));

    FMatrixRMaj coarseKernel;

    FMatrixRMaj coarseBias;

    FMatrixRMaj deepKernel;

    FMatrixRMaj deepBias;

    FMatrixRMaj mixedKernel;

    private final List<Parameter> parameters;

    private final Revision revision;

    private StridedModel(ParameterSet parameters) {
        allocate(parameters);
        this.parameters = parameters.toList();
        revision = parameters.revision();
    }

    private void allocate(ParameterSet parameters) {
        coarseKernel = parameters.add("coarse.kernel", 3, 3, 2, 4);
        coarseBias = parameters.add("coarse.bias", 4);
        deepKernel = parameters.add("deep.kernel", 2, 1, 1, 4);
        deepBias = parameters.add("deep.bias", 4);
        mixedKernel = parameters.add("mixed.kernel", 1, 1, 4, 2);
    }

    /**
     * Makes a model with fresh parameters.
     *
     * @param seed the same seed gives the same parameters, on any machine
     */
    static StridedModel create(long seed) {
        StridedModel model = new StridedModel(ParameterSet.fresh());
        model.initialize(seed);
        return model;
    }

    /**
     * Makes a model with the parameters of a file that {@link #save} has written.
     *
     * @throws IOException if the file cannot be read or is not of this network
     */
    static StridedModel load(Path file) throws IOException {
        StridedModel model = new StridedModel(ParameterSet.fresh());
        model.restore(file);
        return model;
    }

    /**
     * Makes a model of what is a part of another one. Both have the same parameters: what changes one changes the other.
     *
     * @param path the name of the part, such as {@code encoder}
     * @throws IllegalArgumentException if there is no such part
     */
    static StridedModel partOf(Model whole, String path) {
        return new StridedModel(ParameterSet.of(whole, path));
    }

    private void initialize(long seed) {
        Initializers.glorotUniform(coarseKernel, 18, 36, Initializers.seed(seed, "coarse.kernel"));
        Initializers.zeros(coarseBias);
        Initializers.orthogonal(deepKernel, Initializers.seed(seed, "deep.kernel"));
        Initializers.zeros(deepBias);
        Initializers.glorotUniform(mixedKernel, 4, 2, Initializers.seed(seed, "mixed.kernel"));
    }

    @Override
    public String name() {
        return "Strided";
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
        layers.add("field", "Input", 9, 7, 2);
        layers.add("coarse", "Conv2D", 5, 4, 4).reads("field").parameters(76, "coarse.kernel", "coarse.bias").multiplyAdds(1440).compiledAs("micro-kernel")
                .forward(1040, 1616, 304).backward(0, 640, 0).gradients(1040, 1112, 304);
        layers.add("deep", "Conv2D", 3, 4, 4).reads("coarse").parameters(12, "deep.kernel", "deep.bias").multiplyAdds(96).compiledAs("loops")
                .forward(96, 512, 48).backward(96, 960, 32).gradients(96, 512, 48).prepare(0, 0, 64);
        layers.add("pool", "AveragePool2D", 2, 2, 4).reads("deep")
                .forward(0, 256, 0).backward(0, 256, 0);
        layers.add("mixed", "Conv2D", 2, 2, 2).reads("pool").parameters(8, "mixed.kernel").multiplyAdds(32).compiledAs("loops")
                .forward(32, 96, 32).backward(32, 96, 32).gradients(32, 96, 32).prepare(0, 0, 64);
        layers.add("mean", "GlobalAveragePool2D", 2).reads("mixed")
                .forward(0, 40, 0).backward(0, 40, 0);
    }

    @Override
    public StridedModel newCopy() {
        return ParameterSet.copied(new StridedModel(ParameterSet.fresh()), this);
    }

    @Override
    public StridedPredictor newPredictor() {
        return new StridedPredictor(this, 1, Memory.REUSED);
    }

    @Override
    public StridedPredictor newPredictor(int capacity, Memory memory) {
        return new StridedPredictor(this, capacity, memory);
    }

    @Override
    public PassMemory predictionMemory(int capacity, Memory memory) {
        boolean keep = memory == Memory.KEPT;
        return PassMemory.ofElements(
                0L,
                keep ? 478L * capacity : 452L * capacity,
                2L,
                538L,
                Scratch.of(1).products(4, capacity, 13, 20, 18L).exponentials().bytes());
    }

    @Override
    public PassMemory trainingMemory(int capacity, int threads) {
        return PassMemory.ofElements(
                96L,
                748L * capacity,
                16L,
                1192L,
                Scratch.of(threads).products(4, capacity, 13, 20, 18L).products(4, capacity, 64, 4, 2L).products(2, 4, 1, Math.min(48, capacity) * 4).products(1, 2, 1, Math.min(16, capacity) * 12).products(4, 18, 1, Math.min(10, capacity) * 20).exponentials().bytes());
    }

    @Override
    public TrainingProgram newTrainingProgram(int capacity) {
        return new StridedBackward(this, capacity);
    }
}
