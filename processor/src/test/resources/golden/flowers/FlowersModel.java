package example.flowers;

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
 * The parameters of {@link Flowers}.
 *
 * <pre>
 * layer                kind               shape            parameters  multiply-adds  compiled as
 * measures             Input              4                         0              0
 * hidden1              Dense              16                       80             64  loops
 * hidden2              Dense              16                      272            256  loops
 * kind                 Dense              3                        51             48  loops
 * </pre>
 *
 * <p>Bytes: 1612 of parameters; 144 for each sample of a prediction, 316 of a batch in training; 1612 of gradients at parameters.
 */
@Generated("io.github.annotron.processor.NetworkProcessor")
@Wiring({
        "hidden1(measures)",
        "hidden2(hidden1)",
        "kind(hidden2)"
})
final class FlowersModel implements Model {
    private static final List<TensorSpec> INPUTS = List.of(new TensorSpec("measures", List.of(4)));

    private static final List<OutputSpec> OUTPUTS = List.of(new OutputSpec("kind", List.of(3), Losses.SOFTMAX_CROSS_ENTROPY, 1.0f));

    FMatrixRMaj hidden1Kernel;

    FMatrixRMaj hidden1Bias;

    FMatrixRMaj hidden2Kernel;

    FMatrixRMaj hidden2Bias;

    FMatrixRMaj kindKernel;

    FMatrixRMaj kindBias;

    private final List<Parameter> parameters;

    private final Revision revision;

    private FlowersModel(ParameterSet parameters) {
        allocate(parameters);
        this.parameters = parameters.toList();
        revision = parameters.revision();
    }

    private void allocate(ParameterSet parameters) {
        hidden1Kernel = parameters.add("hidden1.kernel", 4, 16);
        hidden1Bias = parameters.add("hidden1.bias", 16);
        hidden2Kernel = parameters.add("hidden2.kernel", 16, 16);
        hidden2Bias = parameters.add("hidden2.bias", 16);
        kindKernel = parameters.add("kind.kernel", 16, 3);
        kindBias = parameters.add("kind.bias", 3);
    }

    /**
     * Makes a model with fresh parameters.
     *
     * @param seed the same seed gives the same parameters, on any machine
     */
    static FlowersModel create(long seed) {
        FlowersModel model = new FlowersModel(ParameterSet.fresh());
        model.initialize(seed);
        return model;
    }

    /**
     * Makes a model with the parameters of a file that {@link #save} has written.
     *
     * @throws IOException if the file cannot be read or is not of this network
     */
    static FlowersModel load(Path file) throws IOException {
        FlowersModel model = new FlowersModel(ParameterSet.fresh());
        model.restore(file);
        return model;
    }

    /**
     * Makes a model of what is a part of another one. Both have the same parameters: what changes one changes the other.
     *
     * @param path the name of the part, such as {@code encoder}
     * @throws IllegalArgumentException if there is no such part
     */
    static FlowersModel partOf(Model whole, String path) {
        return new FlowersModel(ParameterSet.of(whole, path));
    }

    private void initialize(long seed) {
        Initializers.glorotUniform(hidden1Kernel, 4, 16, Initializers.seed(seed, "hidden1.kernel"));
        Initializers.zeros(hidden1Bias);
        Initializers.glorotUniform(hidden2Kernel, 16, 16, Initializers.seed(seed, "hidden2.kernel"));
        Initializers.zeros(hidden2Bias);
        Initializers.glorotUniform(kindKernel, 16, 3, Initializers.seed(seed, "kind.kernel"));
        Initializers.zeros(kindBias);
    }

    @Override
    public String name() {
        return "Flowers";
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
        layers.add("measures", "Input", 4);
        layers.add("hidden1", "Dense", 16).reads("measures").parameters(80, "hidden1.kernel", "hidden1.bias").multiplyAdds(64).compiledAs("loops")
                .forward(64, 80, 320).backward(0, 128, 0).gradients(64, 80, 320);
        layers.add("hidden2", "Dense", 16).reads("hidden1").parameters(272, "hidden2.kernel", "hidden2.bias").multiplyAdds(256).compiledAs("loops")
                .forward(256, 128, 1088).backward(256, 192, 1024).gradients(256, 128, 1088);
        layers.add("kind", "Dense", 3).reads("hidden2").parameters(51, "kind.kernel", "kind.bias").multiplyAdds(48).compiledAs("loops")
                .forward(48, 76, 204).backward(48, 76, 192).gradients(48, 76, 204);
    }

    @Override
    public FlowersModel newCopy() {
        return ParameterSet.copied(new FlowersModel(ParameterSet.fresh()), this);
    }

    @Override
    public FlowersPredictor newPredictor() {
        return new FlowersPredictor(this, 1, Memory.REUSED);
    }

    @Override
    public FlowersPredictor newPredictor(int capacity, Memory memory) {
        return new FlowersPredictor(this, capacity, memory);
    }

    @Override
    public PassMemory predictionMemory(int capacity, Memory memory) {
        boolean keep = memory == Memory.KEPT;
        return PassMemory.ofElements(
                0L,
                keep ? 39L * capacity : 36L * capacity,
                3L,
                2L * capacity,
                Scratch.of(1).products(16, capacity, 1, 16L).exponentials().bytes());
    }

    @Override
    public PassMemory trainingMemory(int capacity, int threads) {
        return PassMemory.ofElements(
                403L,
                79L * capacity,
                0L,
                48L + 2L * capacity,
                Scratch.of(threads).products(16, capacity, 1, 16L).products(3, 16, 1, 1L * capacity).products(16, 16, 1, 1L * capacity).exponentials().bytes());
    }

    @Override
    public TrainingProgram newTrainingProgram(int capacity) {
        return new FlowersBackward(this, capacity);
    }
}
